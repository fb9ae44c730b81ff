//! Predicates: the laws of logic, and a second evaluation written independently.

use catalog::predicate::Predicate;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::catalogs::{Sample, sample};
use super::laws::{equal_pairs, predicate};
use super::{cases, everything};

fn parsed(written: &Value) -> Predicate {
    Predicate::parse(written, "when").expect("a predicate")
}

/// The value under a path, as filter-predicates' `getJsonValueAtPath` finds it: a key may have dots
/// in it, and every way to split the path is tried.
fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    let object = value.as_object()?;
    object.get(path).or_else(|| {
        let mut splits = path.match_indices('.');
        splits.find_map(|(dot, _)| at(object.get(&path[..dot])?, &path[dot + 1..]))
    })
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null | Value::Array(_) | Value::Object(_) => None,
        Value::String(text) => Some(text.to_uppercase()),
        other => Some(other.to_string().to_uppercase()),
    }
}

fn equal(value: &Value, expected: &Value) -> bool {
    // A truth value equals itself only, not the word for it.
    let are_bools = value.is_boolean() as u8 + expected.is_boolean() as u8;
    let numeric = value.is_number() || expected.is_number();
    (are_bools != 1 || numeric) && text(value).is_some() && text(value) == text(expected)
}

fn matches(matcher: &Value, value: Option<&Value>) -> bool {
    let operator = matcher.as_object().and_then(|object| object.iter().next());
    match operator {
        None => value.is_some_and(|value| equal(value, matcher)),
        Some((name, operand)) => match (name.as_str(), value) {
            ("$exists", value) => operand == &Value::Bool(value.is_some()),
            (_, None) => false,
            ("$in", Some(value)) => {
                let values = operand.as_array().expect("values");
                values.iter().any(|expected| equal(value, expected))
            }
            ("$hasPrefix", Some(Value::String(text))) => {
                let prefix = operand.as_str().expect("a text").to_uppercase();
                text.to_uppercase().starts_with(&prefix)
            }
            ("$contains", Some(Value::Array(items))) => {
                items.iter().any(|item| equal(item, operand))
            }
            _ => false,
        },
    }
}

/// Whether a predicate holds for an entity by itself, as in a browser.
fn holds(predicate: &Value, entity: &Value) -> bool {
    let object = predicate.as_object().expect("an object");
    object.iter().all(|(key, operand)| match key.as_str() {
        "$all" => parts(operand).iter().all(|part| holds(part, entity)),
        "$any" => parts(operand).iter().any(|part| holds(part, entity)),
        "$not" => !holds(operand, entity),
        path => matches(operand, at(entity, path)),
    })
}

fn parts(operand: &Value) -> &[Value] {
    operand.as_array().expect("parts")
}

fn entities(sample: &Sample) -> Vec<Value> {
    everything(&sample.catalog())
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn the_laws_of_logic_hold(sample in sample(), one in predicate(), other in predicate()) {
        for (left, right) in equal_pairs(&one, &other) {
            for entity in entities(&sample) {
                prop_assert_eq!(
                    parsed(&left).matches(&entity), parsed(&right).matches(&entity),
                    "{} and {} of {}", left, right, entity
                );
            }
        }
    }

    #[test]
    fn a_plain_evaluation_agrees(sample in sample(), written in predicate()) {
        for entity in entities(&sample) {
            prop_assert_eq!(parsed(&written).matches(&entity), holds(&written, &entity), "{} of {}", written, entity);
        }
    }
}

/// Numbers equal what prints like them, truth values only themselves (filter-predicates
/// `valuesAreEqual`).
#[test]
fn a_truth_value_is_not_the_word_for_it() {
    let is = |value: Value, expected: Value| {
        let predicate = json!({"value": expected});
        parsed(&predicate).matches(&json!({"value": value}))
    };
    assert!(is(json!(true), json!(true)));
    assert!(is(json!(1), json!("1")) && is(json!("1"), json!(1)));
    assert!(!is(json!(true), json!("true")));
    assert!(!is(json!("true"), json!(true)));
    assert!(!is(json!(1), json!(true)));
}
