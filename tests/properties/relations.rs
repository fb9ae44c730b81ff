//! Relations go both ways, and none twice.

use std::collections::BTreeSet;

use catalog::relation::{PAIRS, inverse};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::rows::Searched;
use super::{cases, everything, read};

/// References that entities of a sample write: to each other, to themselves, to nobody.
const REFS: [&str; 9] = [
    "component:default/e0",
    "Component:E1",
    "component:e2",
    "resource:default/e3",
    "api:e4",
    "group:e5",
    "system:e6",
    "user:default/e7",
    "component:labs/nobody",
];

const KINDS: [&str; 8] = [
    "Component",
    "Component",
    "Component",
    "Resource",
    "API",
    "Group",
    "System",
    "User",
];

/// Fields of one kind that hold references.
fn fields(kind: &str) -> &'static [(&'static str, bool)] {
    match kind.to_lowercase().as_str() {
        "component" => &[
            ("subcomponentOf", false),
            ("providesApis", true),
            ("consumesApis", true),
            ("dependsOn", true),
            ("dependencyOf", true),
            ("system", false),
        ],
        "resource" => &[
            ("dependsOn", true),
            ("dependencyOf", true),
            ("system", false),
        ],
        "group" => &[("parent", false), ("members", true), ("children", true)],
        "user" => &[("memberOf", true)],
        _ => &[],
    }
}

fn entity(number: usize, refs: &[Vec<&'static str>]) -> Value {
    let kind = KINDS[number];
    let mut spec = json!({
        "type": "t", "lifecycle": "l", "owner": "group:default/e5", "definition": "d",
        "children": [], "memberOf": [],
    });
    for ((field, many), refs) in fields(kind).iter().zip(refs) {
        match (many, refs.first()) {
            (true, _) => spec[field] = json!(refs),
            (false, Some(first)) => spec[field] = json!(first),
            (false, None) => {}
        }
    }
    let name = format!("e{number}");
    json!({"apiVersion": "backstage.io/v1alpha1", "kind": kind, "metadata": {"name": name}, "spec": spec})
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn both_ends_know_of_a_relation_once(
        refs in prop::collection::vec(
            prop::collection::vec(prop::collection::vec(select(&REFS[..]), 0..4), 6),
            KINDS.len(),
        ),
    ) {
        let written: Vec<Value> = refs.iter().enumerate().map(|(number, refs)| entity(number, refs)).collect();
        let catalog = read("http://host/all.json", Value::from(written).to_string());
        prop_assert_eq!(catalog.len(), KINDS.len());
        let mut relations = BTreeSet::new();
        let mut known = BTreeSet::new();
        for entity in everything(&catalog) {
            let from = Searched::new(entity.clone()).reference();
            for relation in entity["relations"].as_array().expect("relations") {
                let part = |key: &str| relation[key].as_str().expect("a text").to_owned();
                let (kind, to) = (part("type"), part("targetRef"));
                prop_assert_eq!(&to, &to.to_lowercase());
                prop_assert!(relations.insert((from.clone(), kind, to)), "twice: {} {}", from, relation);
            }
            known.insert(from);
        }
        for (from, kind, to) in relations.iter().filter(|(_, _, to)| known.contains(to)) {
            let back = inverse(kind).expect("a kind of the pairs").to_owned();
            prop_assert!(PAIRS.iter().any(|(one, other)| one == kind || other == kind));
            prop_assert!(
                relations.contains(&(to.clone(), back, from.clone())),
                "{} {} {} has no inverse", from, kind, to
            );
        }
    }
}
