//! Whether a text is an absolute URL, as the URL Standard parses it.
//!
//! Names of hosts outside ASCII are taken as they are: the tables to check them by are larger
//! than this crate.

use std::borrow::Cow;
use std::net::Ipv6Addr;

use percent_encoding::percent_decode_str;

/// Whether `new URL(text)` of JavaScript takes it.
pub(crate) fn is_url(text: &str) -> bool {
    let text = without_blanks(text);
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    if !is_scheme(scheme) {
        return false;
    }
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" | "ws" | "wss" | "ftp" => {
            is_authority(rest.trim_start_matches(['/', '\\']), true)
        }
        "file" => is_file(rest),
        _ => rest
            .strip_prefix("//")
            .is_none_or(|authority| is_authority(authority, false)),
    }
}

/// The text without what the URL Standard leaves out before it parses.
fn without_blanks(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(|letter: char| letter <= ' ');
    if text.contains(['\t', '\n', '\r']) {
        text.replace(['\t', '\n', '\r'], "").into()
    } else {
        text.into()
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// `special` schemes take a backslash for a slash and need a host.
fn is_authority(rest: &str, special: bool) -> bool {
    let end = rest.find(|letter| matches!(letter, '/' | '?' | '#') || (special && letter == '\\'));
    let authority = &rest[..end.unwrap_or(rest.len())];
    let (has_user, host) = match authority.rsplit_once('@') {
        Some((_, host)) => (true, host),
        None => (false, authority),
    };
    let (host, port) = split_port(host);
    if host.is_empty() {
        return !special && !has_user && port.is_none();
    }
    port.is_none_or(is_port) && is_host(host, special)
}

/// A colon inside the brackets of an IPv6 address does not begin a port.
fn split_port(host: &str) -> (&str, Option<&str>) {
    let brackets = host.rfind(']').unwrap_or(0);
    let from = if host.starts_with('[') { brackets } else { 0 };
    match host[from..].find(':') {
        Some(colon) => (&host[..from + colon], Some(&host[from + colon + 1..])),
        None => (host, None),
    }
}

fn is_port(text: &str) -> bool {
    let digits = text.trim_start_matches('0');
    text.bytes().all(|byte| byte.is_ascii_digit())
        && (digits.is_empty() || digits.parse::<u16>().is_ok())
}

fn is_file(rest: &str) -> bool {
    let rest = rest.replace('\\', "/");
    let Some(rest) = rest.strip_prefix("//") else {
        return true;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let drive = host.as_bytes();
    let is_drive =
        drive.len() == 2 && drive[0].is_ascii_alphabetic() && matches!(drive[1], b':' | b'|');
    host.is_empty() || is_drive || is_host(host, true)
}

fn is_host(host: &str, special: bool) -> bool {
    if let Some(rest) = host.strip_prefix('[') {
        return rest
            .strip_suffix(']')
            .is_some_and(|address| address.parse::<Ipv6Addr>().is_ok());
    }
    if !special {
        return !host.contains(is_forbidden);
    }
    let name = percent_decode_str(host).decode_utf8_lossy().into_owned();
    let forbidden =
        |letter: char| is_forbidden(letter) || letter < ' ' || matches!(letter, '%' | '\u{7f}');
    !name.is_empty() && !name.contains(forbidden) && (!is_numeric(&name) || is_ipv4(&name))
}

fn is_forbidden(letter: char) -> bool {
    matches!(
        letter,
        '\0' | '\t'
            | '\n'
            | '\r'
            | ' '
            | '#'
            | '/'
            | ':'
            | '<'
            | '>'
            | '?'
            | '@'
            | '['
            | '\\'
            | ']'
            | '^'
            | '|'
    )
}

/// Whether a host ends in a number and so has to be an IPv4 address.
fn is_numeric(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let last = host.rsplit('.').next().unwrap_or(host);
    let digits = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
    digits || ipv4_number(last).is_some()
}

fn is_ipv4(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let numbers: Option<Vec<u64>> = host.split('.').map(ipv4_number).collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() <= 4) else {
        return false;
    };
    let Some((last, others)) = numbers.split_last() else {
        return false;
    };
    let room = 256_u64.pow(4 - others.len() as u32);
    others.iter().all(|number| *number < 256) && *last < room
}

/// Decimal, octal behind a `0`, hexadecimal behind `0x`.
fn ipv4_number(text: &str) -> Option<u64> {
    let (digits, base) = match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => (digits, 16),
        None if text.len() > 1 && text.starts_with('0') => (&text[1..], 8),
        None => (text, 10),
    };
    if digits.is_empty() {
        return (base == 16).then_some(0);
    }
    let digits_only = digits.chars().all(|digit| digit.is_digit(base));
    // What does not fit is a number too, and too large.
    digits_only.then(|| u64::from_str_radix(digits, base).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::is_url;

    #[test]
    fn absolute_urls_are_told_from_other_texts() {
        let urls = "https://example.com/a?b#c http:example.com http:\\\\x a: mailto:x foo:///x \
            foo://a:1 http://[::1]:80/ http://0x7f.1 http://1.2.3.4. file:///x file:x file://c:/ \
            http://a:/ http://b\u{fc}cher.example http://u:p@h http://a:00080";
        for text in urls.split(' ') {
            assert!(is_url(text), "{text} is a URL");
        }
        assert!(is_url(" https://exa\nmple.com "));
        let others = "nowhere ./a //a.b http: https:// http://a:b http://a:65536 http://u@ foo://u@ \
            http://[::1 http://256.256.256.256 http://1.2.3.4.5 http://1.2.3.08 http://a%20b \
            foo://a^b foo://:1 file://a:80/ 1a:b http://a<b http://% http://?x";
        for text in others.split(' ') {
            assert!(!is_url(text), "{text} is no URL");
        }
        assert!(!is_url("http://a b"));
    }
}
