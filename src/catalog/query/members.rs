//! What stands in an object or a list, found in its JSON text without reading it whole.

use memchr::memchr2;

/// Keys, in their quotes, and values of an object. What is no JSON ends them.
pub(super) struct Members<'a> {
    json: &'a str,
    at: usize,
}

impl<'a> Members<'a> {
    pub(super) fn of(json: &'a str) -> Self {
        Self { json, at: 1 }
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let (json, start) = (self.json, self.at);
        let key_end = end_of_value(json, start)?;
        if json.as_bytes().get(key_end) != Some(&b':') {
            return None;
        }
        let value_end = end_of_value(json, key_end + 1)?;
        self.at = match json.as_bytes().get(value_end) {
            Some(b',') => value_end + 1,
            _ => json.len(),
        };
        Some((json.get(start..key_end)?, json.get(key_end + 1..value_end)?))
    }
}

/// The elements of a list.
pub(super) fn elements(json: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = 1;
    while let Some(end) = end_of_value(json, at)
        && end > at
        && let Some(element) = json.get(at..end)
    {
        found.push(element);
        if json.as_bytes().get(end) != Some(&b',') {
            break;
        }
        at = end + 1;
    }
    found
}

/// Where the value that begins at a place ends, at the latest at the end of the text, which has no
/// white space between its parts.
fn end_of_value(json: &str, start: usize) -> Option<usize> {
    let bytes = json.as_bytes();
    match bytes.get(start)? {
        b'"' => end_of_text(bytes, start),
        b'{' | b'[' => end_of_group(bytes, start),
        _ => {
            let length = bytes[start..]
                .iter()
                .position(|byte| matches!(byte, b',' | b'}' | b']' | b':'));
            Some(length.map_or(bytes.len(), |length| start + length))
        }
    }
}

/// Most texts are shorter than a call of `memchr` is worth.
const SHORT: usize = 24;

fn end_of_text(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        let short = bytes.get(at..)?.iter().take(SHORT);
        let found = match short.copied().position(|byte| matches!(byte, b'"' | b'\\')) {
            Some(found) => at + found,
            None => at + SHORT + memchr2(b'"', b'\\', bytes.get(at + SHORT..)?)?,
        };
        if bytes[found] == b'"' {
            return Some(found + 1);
        }
        // The letter after the backslash is part of it.
        at = found + 2;
    }
}

fn end_of_group(bytes: &[u8], start: usize) -> Option<usize> {
    let (mut at, mut depth) = (start, 0_usize);
    loop {
        match bytes.get(at)? {
            b'"' => {
                at = end_of_text(bytes, at)?;
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
}
