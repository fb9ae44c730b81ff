//! What Backstage's validator says against a predicate (filter-predicates `schema.ts`, read by Zod
//! and told by zod-validation-error). Only where a value has the right shape and wrong keys: what is
//! said of a wrong shape counts up all the shapes there are.

use serde_json::{Map, Value};

/// How a value fits a schema.
enum Fit {
    /// It does.
    Good,
    /// Its keys do not; each sentence with its place.
    Keys(Vec<String>),
    /// It does not.
    Not,
}

/// A validator that tries every shape takes twice as long with every level.
const DEEPEST: usize = 12;

/// The sentence, if the predicate is refused for its keys. `place` is where it stands in a body:
/// `["query"]`, or nothing.
pub(crate) fn to(query: &Value, place: &[&str]) -> Option<String> {
    let place: Vec<String> = place.iter().map(|part| (*part).to_owned()).collect();
    match predicate(query, &place) {
        Fit::Keys(sentences) => Some(sentences.join("; ")),
        Fit::Good | Fit::Not => None,
    }
}

fn predicate(value: &Value, place: &[String]) -> Fit {
    let object = match value {
        Value::Object(object) if place.len() < DEEPEST => object,
        value => return primitive(value),
    };
    let mut first = None;
    for fit in [
        expression(object, place),
        operator(object, "$all", place, predicates),
        operator(object, "$any", place, predicates),
        operator(object, "$not", place, predicate),
    ] {
        match fit {
            Fit::Good => return Fit::Good,
            Fit::Keys(sentences) => first = first.or(Some(sentences)),
            Fit::Not => {}
        }
    }
    first.map_or(Fit::Not, Fit::Keys)
}

fn predicates(value: &Value, place: &[String]) -> Fit {
    let Value::Array(parts) = value else {
        return Fit::Not;
    };
    let parts = parts.iter().enumerate();
    all(parts.map(|(index, part)| predicate(part, &below(place, &format!("[{index}]")))))
}

/// `{path: matcher, ...}`
fn expression(object: &Map<String, Value>, place: &[String]) -> Fit {
    all(object.iter().map(|(key, value)| {
        let place = below(place, key);
        let is_good = !key.starts_with('$') && !key.contains(['\n', '\r']);
        match matcher(value, &place) {
            Fit::Not => Fit::Not,
            Fit::Good if is_good => Fit::Good,
            Fit::Good => Fit::Keys(vec![at("Invalid", &place)]),
            Fit::Keys(found) if is_good => Fit::Keys(found),
            Fit::Keys(mut found) => {
                found.insert(0, at("Invalid", &place));
                Fit::Keys(found)
            }
        }
    }))
}

/// `{$all: ...}` and nothing beside it.
fn operator(
    object: &Map<String, Value>,
    name: &str,
    place: &[String],
    inner: fn(&Value, &[String]) -> Fit,
) -> Fit {
    let Some(value) = object.get(name) else {
        return Fit::Not;
    };
    let mut others = object.keys().filter(|key| *key != name).peekable();
    let fit = inner(value, &below(place, name));
    if others.peek().is_none() {
        return fit;
    }
    let others: Vec<String> = others.map(|key| format!("'{key}'")).collect();
    let message = format!("Unrecognized key(s) in object: {}", others.join(", "));
    all([fit, Fit::Keys(vec![at(&message, place)])].into_iter())
}

fn matcher(value: &Value, place: &[String]) -> Fit {
    let Value::Object(object) = value else {
        return primitive(value);
    };
    let is_primitive = |value: &Value| matches!(primitive(value), Fit::Good);
    let is_good = object.get("$exists").is_some_and(Value::is_boolean)
        || object.get("$hasPrefix").is_some_and(Value::is_string)
        || object
            .get("$in")
            .and_then(Value::as_array)
            .is_some_and(|values| values.iter().all(is_primitive));
    match object.get("$contains") {
        _ if is_good => Fit::Good,
        Some(part) => predicate(part, &below(place, "$contains")),
        None => Fit::Not,
    }
}

fn primitive(value: &Value) -> Fit {
    match value {
        Value::String(_) | Value::Number(_) | Value::Bool(_) => Fit::Good,
        _ => Fit::Not,
    }
}

fn all(fits: impl Iterator<Item = Fit>) -> Fit {
    let mut sentences = Vec::new();
    for fit in fits {
        match fit {
            Fit::Good => {}
            Fit::Keys(found) => sentences.extend(found),
            Fit::Not => return Fit::Not,
        }
    }
    match sentences.is_empty() {
        true => Fit::Good,
        false => Fit::Keys(sentences),
    }
}

fn below(place: &[String], part: &str) -> Vec<String> {
    let mut place = place.to_vec();
    place.push(part.to_owned());
    place
}

fn at(message: &str, place: &[String]) -> String {
    if place.is_empty() {
        return message.to_owned();
    }
    let place = place.join(".").replace(".[", "[");
    format!("{message} at \"{place}\"")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn wrong_keys_are_told_as_backstage_tells_them() {
        for (query, sentence) in [
            (json!({"$nope": 1}), "Invalid at \"$nope\""),
            (json!({"$all": "x"}), "Invalid at \"$all\""),
            (
                json!({"kind": "a", "$not": {"$x": 1}, "b": 1}),
                "Invalid at \"$not.$x\"; Unrecognized key(s) in object: 'b', 'kind'",
            ),
            (
                json!({"$all": [{"$nope": 1}, {"a b": {"$contains": {"$x": 1}}}]}),
                "Invalid at \"$all[0].$nope\"; Invalid at \"$all[1].a b.$contains.$x\"",
            ),
        ] {
            assert_eq!(to(&query, &[]).as_deref(), Some(sentence), "for {query}");
        }
        assert_eq!(
            to(&json!({"$any": [], "kind": "a"}), &["query"]).as_deref(),
            Some("Unrecognized key(s) in object: 'kind' at \"query\"")
        );
        for query in [json!("a"), json!({}), json!({"kind": null}), json!([])] {
            assert_eq!(to(&query, &[]), None, "for {query}");
        }
    }
}
