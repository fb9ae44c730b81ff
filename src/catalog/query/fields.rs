//! `fields`: the parts of an entity one wants (catalog-backend `parseEntityTransformParams.ts`).

use serde_json::{Map, Value};

/// Reads a comma-separated list of paths. The error is Backstage's sentence.
pub(crate) fn parse(text: &str) -> Result<Vec<String>, String> {
    let paths: Vec<String> = text
        .split(',')
        .map(str::trim)
        .filter(|path| !path.is_empty())
        .map(str::to_owned)
        .collect();
    match paths.iter().find(|path| path.contains('[')) {
        Some(path) => Err(format!(
            "invalid field '{path}', array type fields are not supported"
        )),
        None => Ok(paths),
    }
}

/// The entity with these paths only.
pub(crate) fn project(entity: &Value, paths: &[String]) -> Value {
    let mut out = Map::new();
    for path in paths {
        if let Some(found) = find(entity, path) {
            put(&mut out, &found.0, found.1);
        }
    }
    Value::Object(out)
}

/// The value under a dotted path and the keys that led to it. Keys may contain dots: the longest
/// possible key is tried first.
fn find<'a, 'p>(value: &'a Value, path: &'p str) -> Option<(Vec<&'p str>, &'a Value)> {
    let object = value.as_object()?;
    if let Some(found) = object.get(path) {
        return Some((vec![path], found));
    }
    path.rmatch_indices('.').find_map(|(dot, _)| {
        let (mut keys, found) = find(object.get(&path[..dot])?, &path[dot + 1..])?;
        keys.insert(0, &path[..dot]);
        Some((keys, found))
    })
}

fn put(out: &mut Map<String, Value>, keys: &[&str], value: &Value) {
    match keys {
        [] => {}
        [last] => _ = out.insert((*last).to_owned(), value.clone()),
        [first, rest @ ..] => {
            let inner = out
                .entry((*first).to_owned())
                .or_insert_with(|| Value::Object(Map::new()));
            if let Some(inner) = inner.as_object_mut() {
                put(inner, rest, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_was_asked_for_is_kept() {
        let entity = json!({
            "kind": "A",
            "metadata": {"name": "x", "annotations": {"a.b/c.d": "1", "e": "2"}},
            "spec": {"a": {"b": 1, "c": 2}},
        });
        let paths = parse("kind, metadata.annotations.a.b/c.d,spec.a,none.x").expect("paths");
        assert_eq!(
            project(&entity, &paths),
            json!({"kind": "A", "metadata": {"annotations": {"a.b/c.d": "1"}}, "spec": {"a": {"b": 1, "c": 2}}})
        );
        assert!(parse("metadata.tags[0]").is_err());
    }
}
