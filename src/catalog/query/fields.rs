//! `fields`: the parts of an entity one wants (catalog-backend `parseEntityTransformParams.ts`),
//! cut out of its JSON text without reading the rest of it.

use std::borrow::Cow;

use memchr::memchr2;

use super::filter::js_trim;

/// Parts of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Projection {
    /// Paths, each split at its dots.
    paths: Vec<Vec<String>>,
}

impl Projection {
    /// Reads lists of comma-separated paths; `None` if they name none. The error is Backstage's
    /// sentence.
    pub(crate) fn parse<'a>(lists: impl Iterator<Item = &'a str>) -> Result<Option<Self>, String> {
        let paths: Vec<&str> = lists
            .flat_map(|list| list.split(','))
            .map(js_trim)
            .filter(|path| !path.is_empty())
            .collect();
        Self::of(paths.into_iter())
    }

    /// The same from single paths.
    pub(crate) fn of<'a>(paths: impl Iterator<Item = &'a str>) -> Result<Option<Self>, String> {
        let mut found: Vec<Vec<String>> = Vec::new();
        for path in paths {
            if path.contains('[') {
                return Err(format!(
                    "Invalid field \"{path}\", array type fields are not supported"
                ));
            }
            found.push(path.split('.').map(str::to_owned).collect());
        }
        Ok((!found.is_empty()).then_some(Self { paths: found }))
    }

    /// Whether a part below one of these keys is among them.
    pub(crate) fn reaches(&self, keys: &[&str]) -> bool {
        let first = |path: &Vec<String>| {
            path.first()
                .is_some_and(|part| keys.contains(&part.as_str()))
        };
        self.paths.iter().any(first)
    }

    /// Adds the parts of a JSON object to `out`, as an object.
    pub(crate) fn write(&self, json: &str, out: &mut String) {
        let paths: Vec<&[String]> = self.paths.iter().map(Vec::as_slice).collect();
        if !write_parts(json, &paths, out) {
            out.push_str("{}");
        }
    }
}

/// Writes what the paths find in a value; nothing, and `false`, if they find nothing.
fn write_parts(json: &str, paths: &[&[String]], out: &mut String) -> bool {
    match json.as_bytes().first() {
        Some(b'{') => write_members(json, paths, out),
        Some(b'[') => write_elements(json, paths, out),
        _ => false,
    }
}

fn write_members(json: &str, paths: &[&[String]], out: &mut String) -> bool {
    let members = members(json);
    // What is left of every path, by the member it leads into.
    let mut inside: Vec<Vec<&[String]>> = vec![Vec::new(); members.len()];
    for path in paths {
        if let Some((member, rest)) = step(&members, path) {
            inside[member].push(rest);
        }
    }
    let start = out.len();
    for ((key, value), rests) in members.iter().zip(inside) {
        if rests.is_empty() {
            continue;
        }
        let mark = out.len();
        out.push(if mark == start { '{' } else { ',' });
        out.push_str(key);
        out.push(':');
        if rests.iter().any(|rest| rest.is_empty()) {
            out.push_str(value);
        } else if !write_parts(value, &rests, out) {
            out.truncate(mark);
        }
    }
    if out.len() > start {
        out.push('}');
    }
    out.len() > start
}

/// A list is entered by number, as JavaScript has it; elements before the last one wanted are
/// null.
fn write_elements(json: &str, paths: &[&[String]], out: &mut String) -> bool {
    let elements = elements(json);
    let mut inside: Vec<Vec<&[String]>> = vec![Vec::new(); elements.len()];
    for path in paths {
        let number = path.first().filter(|part| part.len() < 8);
        let number = number.and_then(|part| Some((part, part.parse::<usize>().ok()?)));
        if let Some((part, number)) = number
            && number.to_string() == *part
            && let Some(rests) = inside.get_mut(number)
        {
            rests.push(&path[1..]);
        }
    }
    let (start, mut end) = (out.len(), None);
    for (index, (value, rests)) in elements.iter().zip(inside).enumerate() {
        out.push(if index == 0 { '[' } else { ',' });
        let found = if rests.iter().any(|rest| rest.is_empty()) {
            out.push_str(value);
            true
        } else {
            !rests.is_empty() && write_parts(value, &rests, out)
        };
        match found {
            true => end = Some(out.len()),
            false => out.push_str("null"),
        }
    }
    out.truncate(end.unwrap_or(start));
    if end.is_some() {
        out.push(']');
    }
    end.is_some()
}

/// The member a path leads into and what is left of the path. A key may contain dots: the shortest
/// key that is there is taken. Null is not entered, but it may be the end.
fn step<'p>(members: &[(&str, &str)], path: &'p [String]) -> Option<(usize, &'p [String])> {
    let mut key = Cow::Borrowed(path.first()?.as_str());
    for (index, part) in path.iter().enumerate() {
        if index > 0 {
            key.to_mut().push('.');
            key.to_mut().push_str(part);
        }
        if let Some(member) = members
            .iter()
            .position(|(written, _)| is_key(written, &key))
        {
            return Some((member, &path[index + 1..]));
        }
    }
    None
}

/// Whether a written key, in its quotes, is this key.
fn is_key(written: &str, key: &str) -> bool {
    let inner = written
        .get(1..written.len().saturating_sub(1))
        .unwrap_or_default();
    if inner.contains('\\') {
        return serde_json::from_str::<String>(written).is_ok_and(|read| read == key);
    }
    inner == key
}

/// Keys, in their quotes, and values of an object. What is no JSON ends the list.
fn members(json: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut at = 1;
    while let Some(key_end) = end_of_value(json, at)
        && json.as_bytes().get(key_end) == Some(&b':')
        && let Some(value_end) = end_of_value(json, key_end + 1)
        && let (Some(key), Some(value)) = (json.get(at..key_end), json.get(key_end + 1..value_end))
    {
        found.push((key, value));
        if json.as_bytes().get(value_end) != Some(&b',') {
            break;
        }
        at = value_end + 1;
    }
    found
}

/// The elements of a list.
fn elements(json: &str) -> Vec<&str> {
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

/// Where the value that begins at a place ends. The text has no white space between its parts.
fn end_of_value(json: &str, start: usize) -> Option<usize> {
    let bytes = json.as_bytes();
    match bytes.get(start)? {
        b'"' => end_of_text(bytes, start),
        b'{' | b'[' => end_of_group(bytes, start),
        _ => {
            let length = bytes[start..]
                .iter()
                .position(|byte| matches!(byte, b',' | b'}' | b']' | b':'));
            length.map(|length| start + length)
        }
    }
}

fn end_of_text(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        let found = at + memchr2(b'"', b'\\', bytes.get(at..)?)?;
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn project(entity: &Value, fields: &str) -> Value {
        let projection = Projection::parse([fields].into_iter())
            .expect("paths")
            .expect("some");
        let mut out = String::new();
        projection.write(&entity.to_string(), &mut out);
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{out}: {error}"))
    }

    #[test]
    fn only_what_was_asked_for_is_kept() {
        let entity = json!({
            "kind": "A",
            "metadata": {"name": "x", "annotations": {"a.b/c.d": "1", "e": "2", "q\"\\": "[{\\\"}"}},
            "spec": {"a": {"b": 1, "c": [2, {"d": null}]}, "n": null},
            "relations": [],
        });
        for (fields, expected) in [
            (
                "kind, metadata.annotations.a.b/c.d,spec.a,none.x",
                json!({"kind": "A", "metadata": {"annotations": {"a.b/c.d": "1"}}, "spec": {"a": {"b": 1, "c": [2, {"d": null}]}}}),
            ),
            (
                "metadata.name,metadata",
                json!({"metadata": entity["metadata"]}),
            ),
            (
                "metadata,metadata.name",
                json!({"metadata": entity["metadata"]}),
            ),
            ("spec.a.x,spec.b", json!({})),
            (
                "spec.n,spec.n.x,relations",
                json!({"spec": {"n": null}, "relations": []}),
            ),
            (
                "spec.a.c.1.d,spec.a.c.7",
                json!({"spec": {"a": {"c": [null, {"d": null}]}}}),
            ),
            (
                "metadata.annotations.q\"\\",
                json!({"metadata": {"annotations": {"q\"\\": "[{\\\"}"}}}),
            ),
        ] {
            assert_eq!(project(&entity, fields), expected, "for {fields}");
        }
    }

    #[test]
    fn lists_of_paths_are_read() {
        assert_eq!(Projection::parse(["", " , "].into_iter()), Ok(None));
        assert_eq!(
            Projection::parse(["metadata.tags[0]"].into_iter()),
            Err("Invalid field \"metadata.tags[0]\", array type fields are not supported".into())
        );
    }

    #[test]
    fn what_is_no_json_does_no_harm() {
        for broken in [
            "{",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":[}",
            "{\"\\",
            "[",
            "",
            "{\"a\":{\"b\":1}",
            "{]}",
        ] {
            let projection = Projection::parse(["a.b,a"].into_iter())
                .expect("paths")
                .expect("some");
            projection.write(broken, &mut String::new());
        }
    }
}
