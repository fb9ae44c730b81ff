//! Random predicates, and the laws every evaluation of them keeps.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use super::catalogs::{KEYS, TEXTS, value};

/// A value one can compare with.
fn primitive() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => select(&TEXTS[..]).prop_map(Value::from),
        1 => value().prop_filter("null is no value to compare with", |value| !value.is_null()),
    ]
}

fn matcher() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => primitive(),
        1 => any::<bool>().prop_map(|exists| json!({"$exists": exists})),
        1 => prop::collection::vec(primitive(), 0..4).prop_map(|values| json!({"$in": values})),
        1 => select(&TEXTS[..]).prop_map(|prefix| json!({"$hasPrefix": prefix})),
        1 => primitive().prop_map(|value| json!({"$contains": value})),
    ]
}

fn fields() -> impl Strategy<Value = Value> {
    let keys = prop::collection::vec((select(&KEYS[..]), matcher()), 0..3);
    keys.prop_map(|fields| {
        let fields: Map<String, Value> = fields
            .into_iter()
            .map(|(key, matcher)| (key.to_owned(), matcher))
            .collect();
        fields.into()
    })
}

/// A predicate as it is written, a few operators deep.
pub fn predicate() -> impl Strategy<Value = Value> {
    fields().prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(|parts| json!({"$all": parts})),
            prop::collection::vec(inner.clone(), 0..3).prop_map(|parts| json!({"$any": parts})),
            inner.prop_map(|part| json!({"$not": part})),
        ]
    })
}

fn not(part: &Value) -> Value {
    json!({"$not": part})
}

/// Pairs of predicates that mean the same, of two given ones.
pub fn equal_pairs(one: &Value, other: &Value) -> Vec<(Value, Value)> {
    let both = json!([one, other]);
    let neither = json!([not(one), not(other)]);
    let values = [json!("a"), json!(1), json!("B")];
    let each: Vec<Value> = values
        .iter()
        .map(|value| json!({"spec.size": value}))
        .collect();
    vec![
        (not(&not(one)), one.clone()),
        (not(&json!({"$all": both})), json!({"$any": neither})),
        (not(&json!({"$any": both})), json!({"$all": neither})),
        (json!({"$all": both}), json!({"$all": [other, one]})),
        (json!({"$any": [one, one]}), one.clone()),
        (json!({"$all": []}), json!({})),
        (not(&json!({"$any": []})), json!({})),
        (json!({"spec.size": {"$in": values}}), json!({"$any": each})),
        (json!({"spec.size": {"$in": []}}), json!({"$any": []})),
        (
            json!({"spec.size": {"$exists": false}}),
            not(&json!({"spec.size": {"$exists": true}})),
        ),
    ]
}
