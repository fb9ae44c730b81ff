//! Random small catalogs: valid entities whose specifications hold what is hard to index.

use catalog::engine::Catalog;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use super::rows::Searched;
use super::{everything, read};

/// A catalog that was read, and its entities with their rows.
#[derive(Debug)]
pub struct Sample {
    /// As it was written.
    pub written: Vec<Value>,
}

impl Sample {
    /// Reads it.
    pub fn catalog(&self) -> Catalog {
        let text = Value::from(self.written.clone()).to_string();
        let catalog = read("http://host/all.json", text);
        // A list stands for itself: no Location registers it.
        assert_eq!(
            catalog.len(),
            self.written.len(),
            "{:?}",
            catalog.problems()
        );
        catalog
    }
}

/// Every entity of a catalog with its rows.
pub fn searched(catalog: &Catalog) -> Vec<Searched> {
    everything(catalog).into_iter().map(Searched::new).collect()
}

/// Up to twenty entities.
pub fn sample() -> impl Strategy<Value = Sample> {
    prop::collection::vec(entity(), 0..20).prop_map(|parts| Sample {
        written: parts
            .into_iter()
            .enumerate()
            .map(|(number, part)| part.entity(number))
            .collect(),
    })
}

/// Values that fields of the specification have. Their order is the same in every collation.
pub fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        8 => select(&TEXTS[..]).prop_map(Value::from),
        3 => select(vec![json!(1), json!(10), json!(2), json!(true), json!(1.5)]),
        1 => Just(Value::Null),
        1 => select(vec![200, 201]).prop_map(|length| Value::from("x".repeat(length))),
    ]
}

/// Values of lists, few enough that an entity often has one of them twice.
fn part() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => select(vec!["a", "A", "ab", "Ab", "b"]).prop_map(Value::from),
        1 => value(),
    ]
}

/// A list, or a map under whose keys other entities may have elements of lists.
fn parts() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => prop::collection::vec(part(), 0..4).prop_map(Value::from),
        1 => (value(), part()).prop_map(|(a, ab)| json!({"a": a, "ab": ab})),
    ]
}

/// Texts that entities have and questions ask for.
pub const TEXTS: [&str; 14] = [
    "a", "A", "ab", "Ab", "abc", "b", "B", "ba", "1", "10", "2", "true", "", "z",
];

/// Keys that questions ask for; some in another case, some that no entity has.
pub const KEYS: [&str; 14] = [
    "kind",
    "metadata.name",
    "metadata.tags",
    "metadata.tags.ab",
    "metadata.annotations.example.com/a.b",
    "spec.size",
    "SPEC.Size",
    "spec.parts",
    "spec.parts.a",
    "spec.parts.ab",
    "spec.deep.c.d",
    "spec.things.of",
    "relations.ownedBy",
    "spec.none",
];

#[derive(Clone, Debug)]
struct Parts {
    kind: &'static str,
    owner: &'static str,
    tags: Vec<&'static str>,
    annotation: Option<&'static str>,
    size: Option<Value>,
    parts: Option<Value>,
    deep: Option<Value>,
    things: Vec<Value>,
    deeper: Option<Value>,
}

fn entity() -> impl Strategy<Value = Parts> {
    (
        select(vec!["Component", "Thing", "Resource"]),
        select(vec!["a", "group:default/b", "Group:A"]),
        prop::collection::vec(select(vec!["a", "ab", "b", "1"]), 0..4),
        prop::option::of(select(&TEXTS[..])),
        prop::option::of(value()),
        prop::option::of(parts()),
        prop::option::of(value()),
        prop::collection::vec(part(), 0..3),
        prop::option::weighted(0.2, value()),
    )
        .prop_map(
            |(kind, owner, tags, annotation, size, parts, deep, things, deeper)| Parts {
                kind,
                owner,
                tags,
                annotation,
                size,
                parts,
                deep,
                things,
                deeper,
            },
        )
}

impl Parts {
    fn entity(self, number: usize) -> Value {
        let mut spec = Map::new();
        let mut put = |key: &str, value: Option<Value>| {
            spec.extend(value.map(|value| (key.to_owned(), value)));
        };
        put("type", Some(json!("service")));
        put("lifecycle", Some(json!("production")));
        put("owner", Some(json!(self.owner)));
        put("size", self.size);
        put("parts", self.parts);
        put(
            "deep",
            self.deep.map(|deep| match self.deeper {
                // Two ways to read one path.
                Some(deeper) => json!({"c.d": deep, "c": {"d": deeper}}),
                None => json!({"c.d": deep, "e": {"f": 1}}),
            }),
        );
        let things: Vec<Value> = self.things.iter().map(|of| json!({"of": of})).collect();
        put("things", Some(things.into()));
        let mut metadata = json!({
            // Neither the order of writing nor, by case, that of bytes.
            "name": format!("{}{}", ["n", "N", "m"][number % 3], (number * 7) % 20),
            "tags": self.tags,
        });
        if let Some(value) = self.annotation {
            metadata["annotations"] = json!({"example.com/a.b": value});
        }
        let version = match self.kind {
            "Thing" => "example.com/v1",
            _ => "backstage.io/v1alpha1",
        };
        json!({
            "apiVersion": version,
            "kind": self.kind,
            "metadata": metadata,
            "spec": spec,
        })
    }
}
