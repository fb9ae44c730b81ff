//! A projection keeps what was asked for and nothing else.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use super::catalogs::sample;
use super::{cases, encoded, everything, get, read};

const PATHS: [&str; 16] = [
    "apiVersion",
    "kind",
    "metadata",
    "metadata.name",
    "metadata.annotations",
    "metadata.annotations.example.com/a.b",
    "metadata.annotations.example.com",
    "metadata.none",
    "metadata.tags",
    "spec",
    "spec.size",
    "spec.SIZE",
    "spec.deep.c.d",
    "spec.deep.e.f",
    "spec.deep.c",
    "relations",
];

/// The keys that lead to a value, and the value: parts of the path between dots are keys; one that
/// is no key is the beginning of a longer one (catalog-backend `parseEntityTransformParams`).
fn find(entity: &Value, path: &str) -> Option<(Vec<String>, Value)> {
    let (mut keys, mut value, mut begun) = (Vec::new(), entity.clone(), String::new());
    let parts: Vec<&str> = path.split('.').collect();
    for (index, part) in parts.iter().enumerate() {
        begun += part;
        match value.get(&begun) {
            Some(inner) => {
                value = inner.clone();
                keys.push(std::mem::take(&mut begun));
            }
            None if index + 1 < parts.len() => begun.push('.'),
            None => return None,
        }
    }
    Some((keys, value))
}

fn put(out: &mut Value, keys: &[String], value: Value) {
    match keys {
        [] => *out = value,
        [first, rest @ ..] => {
            let object = out.as_object_mut().expect("an object");
            let inner = object.entry(first).or_insert(Value::Object(Map::new()));
            put(inner, rest, value);
        }
    }
}

fn projected(entity: &Value, paths: &[&str]) -> Value {
    let mut out = Value::Object(Map::new());
    for path in paths {
        if let Some((keys, value)) = find(entity, path) {
            put(&mut out, &keys, value);
        }
    }
    out
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn what_was_asked_for_is_kept(sample in sample(), paths in prop::collection::vec(select(&PATHS[..]), 1..5)) {
        let catalog = sample.catalog();
        let fields = encoded(&paths.join(","));
        let page = get(&catalog, &format!("/entities/by-query?limit=100&fields={fields}"));
        let expected: Vec<Value> = everything(&catalog)
            .iter()
            .map(|entity| projected(entity, &paths))
            .collect();
        prop_assert_eq!(&page["items"], &Value::from(expected));
    }
}

/// Places of a list are keys, too; what stands before them is null.
#[test]
fn a_number_is_a_place_in_a_list() {
    let entity = json!({
        "apiVersion": "example.com/v1", "kind": "Thing",
        "metadata": {"name": "thing", "tags": ["a", "b"]},
    });
    let catalog = read("http://host/a.json", entity.to_string());
    for (path, tags) in [("0", json!(["a"])), ("1", json!([null, "b"]))] {
        let target = format!("/entities/by-query?filter=kind=thing&fields=metadata.tags.{path}");
        let item = &get(&catalog, &target)["items"][0];
        assert_eq!(item, &json!({"metadata": {"tags": tags}}));
    }
}
