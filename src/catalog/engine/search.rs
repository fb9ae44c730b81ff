//! An entity as the rows a catalog searches: a key and a value for everything in it
//! (catalog-backend `buildEntitySearch`).

use serde_json::Value;

use crate::entity_ref::DEFAULT_NAMESPACE;

/// Longer keys are not indexed, longer values only as being there.
const MAX_LENGTH: usize = 200;

/// Keys that are not indexed, or not from the tree.
const SPECIAL: [&str; 7] = [
    "attachments",
    "relations",
    "status",
    "metadata.name",
    "metadata.namespace",
    "metadata.uid",
    "metadata.etag",
];

/// Calls `row` with every lower-case key and its value as written; `None` for a value that is
/// null or too long.
pub(super) fn rows(entity: &Value, mut row: impl FnMut(&str, Option<&str>)) {
    let mut emit = |key: &str, value: Option<&str>| {
        if key.len() <= MAX_LENGTH {
            let value = value.filter(|value| value.len() <= MAX_LENGTH);
            row(&key.to_lowercase(), value);
        }
    };
    visit(entity, &mut String::new(), &mut emit);
    let metadata = &entity["metadata"];
    let text = |key: &str| metadata.get(key).and_then(Value::as_str);
    emit("metadata.name", text("name"));
    emit(
        "metadata.namespace",
        text("namespace").or(Some(DEFAULT_NAMESPACE)),
    );
    emit("metadata.uid", text("uid"));
    for relation in entity["relations"].as_array().into_iter().flatten() {
        let kind = relation.get("type").and_then(Value::as_str);
        let target = relation.get("targetRef").and_then(Value::as_str);
        if let (Some(kind), Some(target)) = (kind, target) {
            emit(&["relations.", kind].concat(), Some(target));
        }
    }
}

fn visit(value: &Value, path: &mut String, emit: &mut impl FnMut(&str, Option<&str>)) {
    if SPECIAL.contains(&path.as_str()) {
        return;
    }
    match value {
        Value::Null => emit(path, None),
        Value::String(text) => emit(path, Some(text)),
        Value::Bool(_) | Value::Number(_) => emit(path, Some(&value.to_string())),
        Value::Array(items) => {
            for item in items {
                visit(item, path, emit);
                // So that one can ask for entities with this tag *and* that one.
                if let Value::String(text) = item {
                    emit(&[path, ".", text].concat(), Some("true"));
                }
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                let length = path.len();
                if length > 0 {
                    path.push('.');
                }
                path.push_str(key);
                visit(value, path, emit);
                path.truncate(length);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn everything_is_a_row_and_long_values_are_only_there() {
        let long = "x".repeat(201);
        let entity = json!({
            "kind": "Component",
            "metadata": {"name": "Web", "etag": "e", "tags": ["Java", "b"], "annotations": {"a.b/C": long, "n": null}},
            "spec": {"list": [{"port": 1}, {"port": 2}], "on": true},
            "relations": [{"type": "ownedBy", "targetRef": "group:default/a"}],
            "status": {"items": [{"level": "error"}]},
        });
        let mut found = Vec::new();
        rows(&entity, |key, value| {
            found.push((key.to_owned(), value.map(str::to_owned)))
        });
        found.sort();
        let row = |key: &str, value: &str| (key.to_owned(), Some(value.to_owned()));
        let mut expected = vec![
            row("kind", "Component"),
            row("metadata.name", "Web"),
            row("metadata.namespace", "default"),
            ("metadata.uid".to_owned(), None),
            row("metadata.tags", "Java"),
            row("metadata.tags", "b"),
            row("metadata.tags.java", "true"),
            row("metadata.tags.b", "true"),
            ("metadata.annotations.a.b/c".to_owned(), None),
            ("metadata.annotations.n".to_owned(), None),
            row("spec.list.port", "1"),
            row("spec.list.port", "2"),
            row("spec.on", "true"),
            row("relations.ownedby", "group:default/a"),
        ];
        expected.sort();
        assert_eq!(found, expected);
    }
}
