//! `fields`: the parts of an entity one wants (catalog-backend `parseEntityTransformParams.ts`),
//! cut out of its JSON text without reading the rest of it.

use std::borrow::Cow;

use super::filter::js_trim;
use super::members::{Members, elements};

/// Parts of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Projection {
    /// Paths, each split at its dots: at least one part.
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

    /// Whether relations or the status are among the parts.
    pub(crate) fn reaches_relations(&self) -> bool {
        self.paths
            .iter()
            .any(|path| matches!(path[0].as_str(), "relations" | "status"))
    }

    /// Whether an annotation is among them.
    pub(crate) fn reaches_annotations(&self) -> bool {
        self.paths.iter().any(|path| {
            path[0] == "metadata" && path.get(1).is_none_or(|part| part == "annotations")
        })
    }

    /// Adds the parts of a JSON object to `out`, as an object. Its closing brace may be missing.
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

/// A member that a path leads into.
struct Step<'a> {
    /// Which one it is.
    member: usize,
    key: &'a str,
    value: &'a str,
    path: usize,
    /// How many parts of the path its key takes.
    parts: usize,
}

fn write_members(json: &str, paths: &[&[String]], out: &mut String) -> bool {
    let start = out.len();
    let steps = steps(json, paths);
    for steps in steps.chunk_by(|one, other| one.member == other.member) {
        let Step { key, value, .. } = steps[0];
        let mark = out.len();
        out.push(if mark == start { '{' } else { ',' });
        out.push_str(key);
        out.push(':');
        let rests = steps.iter().map(|step| &paths[step.path][step.parts..]);
        if rests.clone().any(<[String]>::is_empty) {
            out.push_str(value);
        } else if !write_parts(value, &rests.collect::<Vec<_>>(), out) {
            out.truncate(mark);
        }
    }
    if out.len() > start {
        out.push('}');
    }
    out.len() > start
}

/// Where the paths lead into an object, in the order of its members. A key may contain dots: the
/// shortest key that is there is taken.
fn steps<'a>(json: &'a str, paths: &[&[String]]) -> Vec<Step<'a>> {
    let mut steps: Vec<Step> = Vec::with_capacity(paths.len());
    // Paths whose step is known for good: no key is shorter.
    let mut settled = 0;
    for (member, (key, value)) in Members::of(json).enumerate() {
        let Some(read) = read_key(key) else {
            break;
        };
        for (path, parts) in paths.iter().enumerate() {
            let Some(parts) = parts_in_key(&read, parts) else {
                continue;
            };
            settled += usize::from(parts == 1);
            let longer = steps.iter().position(|step| step.path == path);
            if longer.is_some_and(|known| steps[known].parts < parts) {
                continue;
            }
            if let Some(longer) = longer {
                steps.remove(longer);
            }
            steps.push(Step {
                member,
                key,
                value,
                path,
                parts,
            });
        }
        if settled == paths.len() {
            break;
        }
    }
    steps
}

/// The text of a key that stands in quotes.
fn read_key(written: &str) -> Option<Cow<'_, str>> {
    let key = written.get(1..written.len().saturating_sub(1))?;
    if key.as_bytes().contains(&b'\\') {
        return serde_json::from_str(written).ok().map(Cow::Owned);
    }
    Some(Cow::Borrowed(key))
}

/// How many parts at the beginning of a path a key consists of.
fn parts_in_key(key: &str, path: &[String]) -> Option<usize> {
    let first = path.first()?;
    // Most keys are another: no call for those.
    if key.as_bytes().first() != first.as_bytes().first() {
        return None;
    }
    let mut rest = key.strip_prefix(first.as_str())?;
    let mut parts = 1;
    while !rest.is_empty() {
        rest = rest
            .strip_prefix('.')?
            .strip_prefix(path.get(parts)?.as_str())?;
        parts += 1;
    }
    Some(parts)
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
