//! Numbers as JavaScript prints them, which is how Backstage compares and shows them.

use std::iter::repeat_n;

use serde_json::Number;

/// From this power of ten on there is an exponent.
const LARGE: i32 = 21;

/// Zeros after the point before there is an exponent.
const SMALL: i32 = -6;

/// `String(number)`, as ECMA-262 lays it out under `Number::toString`. The digits, the fewest that mean
/// the number, are those that `serde_json` finds: a second printer would be eight kilobytes of a program.
pub(crate) fn printed(number: &Number) -> String {
    let text = number.to_string();
    if !number.is_f64() {
        return text;
    }
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", &*text),
    };
    let (mantissa, exponent) = unsigned.split_once('e').unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    let significant = digits.trim_start_matches('0');
    let zeros = digits.len() - significant.len();
    // How many digits stand before the point.
    let point = whole.len() as i32 - zeros as i32 + exponent.parse().unwrap_or(0);
    match significant.trim_end_matches('0') {
        "" => "0".to_owned(),
        significant => [sign, &laid_out(significant, point)].concat(),
    }
}

fn laid_out(digits: &str, point: i32) -> String {
    let count = digits.len() as i32;
    let zeros = |count: i32| repeat_n('0', count as usize).collect::<String>();
    if !(SMALL + 1..=LARGE).contains(&point) {
        let (first, rest) = digits.split_at(1);
        let dot = if rest.is_empty() { "" } else { "." };
        let sign = if point > 0 { "+" } else { "" };
        return [first, dot, rest, "e", sign, &(point - 1).to_string()].concat();
    }
    if point <= 0 {
        return ["0.", &zeros(-point), digits].concat();
    }
    if count <= point {
        return [digits, &zeros(point - count)].concat();
    }
    let (whole, fraction) = digits.split_at(point as usize);
    [whole, ".", fraction].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(value: f64) -> String {
        printed(&Number::from_f64(value).expect("a number"))
    }

    #[test]
    fn numbers_print_as_javascript_prints_them() {
        for (written, expected) in [
            (1.0, "1"),
            (-0.0, "0"),
            (0.5, "0.5"),
            (-100.25, "-100.25"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (-1.5e300, "-1.5e+300"),
            (123_456_789_012_345_680_000.0, "123456789012345680000"),
            (1e-7, "1e-7"),
            (0.000_001, "0.000001"),
            (0.000_001_25, "0.00000125"),
            (-0.001, "-0.001"),
            (f64::MAX, "1.7976931348623157e+308"),
            (5e-324, "5e-324"),
        ] {
            assert_eq!(print(written), expected);
        }
        assert_eq!(printed(&Number::from(u64::MAX)), u64::MAX.to_string());
    }

    #[test]
    fn without_an_exponent_the_digits_are_those_of_rust() {
        let mut bits: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut compared = 0;
        while compared < 2_000 {
            bits = bits.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
            // Of exponents that JavaScript does not write.
            let value = f64::from_bits(bits) % 1e21;
            if (1e-6..1e21).contains(&value.abs()) {
                assert_eq!(print(value), value.to_string());
                compared += 1;
            }
        }
    }
}
