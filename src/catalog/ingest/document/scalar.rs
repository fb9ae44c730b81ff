//! Scalars by the core schema of YAML 1.2, and as they become JSON.

use std::borrow::Cow;

use granit_parser::{ScalarStyle, Tag};
use serde_json::{Number, Value, json};

use super::timestamp;

/// What a scalar is.
pub(super) enum Scalar {
    /// A value of JSON.
    Value(Value),
    /// Infinity or not a number: null in JSON, but a name of its own as a key.
    Unbounded(&'static str),
}

/// Reads a scalar. Tags that are not known are ignored, as Backstage ignores the warnings.
pub(super) fn read(
    text: Cow<'_, str>,
    style: ScalarStyle,
    tag: Option<&Tag>,
) -> Result<Scalar, &'static str> {
    let Some(tag) = tag else {
        return Ok(match style {
            ScalarStyle::Plain => plain(text),
            _ => texts(text),
        });
    };
    let name = tag.suffix_in_namespace("tag:yaml.org,2002:");
    let is_whole = is_integer(&text);
    Ok(match (name.as_deref(), plain(Cow::Borrowed(&text))) {
        (Some("null"), null @ Scalar::Value(Value::Null)) => null,
        (Some("bool"), truth @ Scalar::Value(Value::Bool(_))) => truth,
        (Some("int"), number @ Scalar::Value(Value::Number(_))) if is_whole => number,
        (Some("float"), number @ Scalar::Value(Value::Number(_))) if !is_whole => number,
        (Some("float"), unbounded @ Scalar::Unbounded(_)) => unbounded,
        (Some("binary"), _) => Scalar::Value(binary(&text)),
        (Some("timestamp"), _) => texts(Cow::Owned(timestamp::read(&text)?)),
        _ => texts(text),
    })
}

fn texts(text: Cow<'_, str>) -> Scalar {
    Scalar::Value(Value::String(text.into_owned()))
}

/// A scalar without quotes.
fn plain(text: Cow<'_, str>) -> Scalar {
    let Some(first) = text.as_bytes().first() else {
        return Scalar::Value(Value::Null);
    };
    // Most scalars are words.
    match first {
        b'~' | b'n' | b'N' if matches!(&*text, "~" | "null" | "Null" | "NULL") => {
            Scalar::Value(Value::Null)
        }
        b't' | b'T' if matches!(&*text, "true" | "True" | "TRUE") => {
            Scalar::Value(Value::Bool(true))
        }
        b'f' | b'F' if matches!(&*text, "false" | "False" | "FALSE") => {
            Scalar::Value(Value::Bool(false))
        }
        b'0'..=b'9' | b'-' | b'+' | b'.' => number(&text).unwrap_or_else(|| texts(text)),
        _ => texts(text),
    }
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.bytes().all(|byte| byte.is_ascii_digit())
        || text.starts_with("0o")
        || text.starts_with("0x")
}

/// A number, if a scalar is one.
fn number(text: &str) -> Option<Scalar> {
    for (prefix, base) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            let is_number = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(base));
            return is_number.then(|| float(whole(digits, base)));
        }
    }
    let (sign, unsigned) = match text.as_bytes()[0] {
        b'-' => (-1.0, &text[1..]),
        b'+' => (1.0, &text[1..]),
        _ => (1.0, text),
    };
    match unsigned {
        ".inf" | ".Inf" | ".INF" => return Some(float(sign * f64::INFINITY)),
        ".nan" | ".NaN" | ".NAN" if unsigned.len() == text.len() => {
            return Some(Scalar::Unbounded("NaN"));
        }
        _ => {}
    }
    if unsigned.len() <= 15
        && unsigned.bytes().all(|byte| byte.is_ascii_digit())
        && let Ok(integer) = unsigned.parse::<i64>()
    {
        let integer = if sign < 0.0 { -integer } else { integer };
        return Some(Scalar::Value(Value::from(integer)));
    }
    let number = is_decimal(unsigned).then(|| unsigned.parse::<f64>().ok())?;
    number.map(|number| float(sign * number))
}

/// `1`, `1.`, `1.5`, `.5`, each with an exponent or not.
fn is_decimal(text: &str) -> bool {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.map(|text| text.strip_prefix(['-', '+']).unwrap_or(text));
    digits(whole)
        && digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && exponent.is_none_or(|exponent| !exponent.is_empty() && digits(exponent))
}

/// Digits of another base, as near as a float gets.
fn whole(digits: &str, base: u32) -> f64 {
    match u64::from_str_radix(digits, base) {
        Ok(number) => number as f64,
        Err(_) => digits
            .chars()
            .filter_map(|digit| digit.to_digit(base))
            .fold(0.0, |sum, digit| sum * f64::from(base) + f64::from(digit)),
    }
}

/// A number of JavaScript: whole ones have no fraction in JSON.
fn float(number: f64) -> Scalar {
    const EXACT: f64 = 18_446_744_073_709_551_615.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        let number = match number < 0.0 {
            true if number > -9.2e18 => Value::from(number as i64),
            true => return fraction(number),
            false => Value::from(number as u64),
        };
        return Scalar::Value(number);
    }
    fraction(number)
}

fn fraction(number: f64) -> Scalar {
    match Number::from_f64(number) {
        Some(number) => Scalar::Value(Value::Number(number)),
        None if number.is_nan() => Scalar::Unbounded("NaN"),
        None if number > 0.0 => Scalar::Unbounded("Infinity"),
        None => Scalar::Unbounded("-Infinity"),
    }
}

/// Bytes, as Node.js writes a buffer.
fn binary(text: &str) -> Value {
    let sextets = text.bytes().filter_map(|byte| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    });
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for sextet in sextets {
        held = (held << 6) | u32::from(sextet);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    json!({"type": "Buffer", "data": bytes})
}
