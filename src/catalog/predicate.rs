//! Filter predicates: data that says which entities something applies to.
//!
//! The language and its meaning in the browser are those of Backstage's `filter-predicates`
//! package (`schema.ts`, `evaluate.ts`): what a plugin writes under `when`, and what the catalog
//! takes as `query`. The catalog evaluates the same tree over its index, with its own rules.

use std::fmt;

use serde_json::{Map, Value};

/// A condition on one entity.
#[derive(Clone, Debug, PartialEq)]
pub enum Predicate {
    /// `$all`: every part holds; nothing to check holds.
    All(Vec<Predicate>),
    /// `$any`: one part holds; nothing to check does not.
    Any(Vec<Predicate>),
    /// `$not`
    Not(Box<Predicate>),
    /// `{path: matcher, ...}`: every path matches.
    Fields(Vec<(String, Matcher)>),
    /// A bare text, number or truth value, as an element of `$contains`.
    Is(Value),
}

/// A condition on the value under one path.
#[derive(Clone, Debug, PartialEq)]
pub enum Matcher {
    /// A text, number or truth value: equal, ignoring case.
    Equals(Value),
    /// `$exists`
    Exists(bool),
    /// `$in`: equal to one of them.
    In(Vec<Value>),
    /// `$hasPrefix`
    HasPrefix(String),
    /// `$contains`: an array with an element that matches.
    Contains(Box<Predicate>),
}

/// Why a JSON value is not a predicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PredicateError {
    /// Where: `when.$all.1.spec.type`.
    pub path: String,
    /// What was expected there.
    pub expected: &'static str,
}

impl fmt::Display for PredicateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}", self.path, self.expected)
    }
}

impl std::error::Error for PredicateError {}

const VALUE: &str = "a text, a number or a truth value";

impl Predicate {
    /// That an entity is of a kind.
    pub fn of_kind(kind: &str) -> Self {
        Self::Fields(vec![("kind".to_owned(), Matcher::Equals(kind.into()))])
    }

    /// That an entity is of one of these kinds.
    pub fn of_kinds(kinds: &[&str]) -> Self {
        let kinds = kinds.iter().map(|kind| Value::from(*kind)).collect();
        Self::Fields(vec![("kind".to_owned(), Matcher::In(kinds))])
    }

    /// Reads a predicate; `path` is how errors name its place (`when`, `query`).
    pub fn parse(value: &Value, path: &str) -> Result<Self, PredicateError> {
        let object = match value {
            Value::Object(object) => object,
            primitive if is_primitive(primitive) => return Ok(Self::Is(primitive.clone())),
            _ => return Err(error(path, "an object such as {\"kind\": \"component\"}")),
        };
        match single_operator(object) {
            Some(("$all", parts)) => Ok(Self::All(parse_list(parts, &join(path, "$all"))?)),
            Some(("$any", parts)) => Ok(Self::Any(parse_list(parts, &join(path, "$any"))?)),
            Some(("$not", part)) => {
                Ok(Self::Not(Box::new(Self::parse(part, &join(path, "$not"))?)))
            }
            Some(_) => Err(error(path, "$all, $any or $not")),
            None => Self::parse_fields(object, path),
        }
    }

    fn parse_fields(object: &Map<String, Value>, path: &str) -> Result<Self, PredicateError> {
        let mut fields = Vec::with_capacity(object.len());
        for (key, value) in object {
            if key.starts_with('$') {
                return Err(error(
                    path,
                    "an operator to stand alone, not beside other keys",
                ));
            }
            fields.push((key.clone(), Matcher::parse(value, &join(path, key))?));
        }
        Ok(Self::Fields(fields))
    }

    /// Whether an entity (or any JSON value) satisfies the predicate.
    pub fn matches(&self, value: &Value) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.matches(value)),
            Self::Any(parts) => parts.iter().any(|part| part.matches(value)),
            Self::Not(part) => !part.matches(value),
            Self::Is(expected) => equal(Some(value), expected),
            Self::Fields(fields) => fields
                .iter()
                .all(|(path, matcher)| matcher.matches(lookup(value, path))),
        }
    }
}

impl Matcher {
    fn parse(value: &Value, path: &str) -> Result<Self, PredicateError> {
        let object = match value {
            Value::Object(object) => object,
            primitive if is_primitive(primitive) => return Ok(Self::Equals(primitive.clone())),
            _ => return Err(error(path, VALUE)),
        };
        // The first operator that fits counts; whatever stands beside it is passed over.
        if let Some(Value::Bool(exists)) = object.get("$exists") {
            return Ok(Self::Exists(*exists));
        }
        if let Some(Value::Array(values)) = object.get("$in")
            && values.iter().all(is_primitive)
        {
            return Ok(Self::In(values.clone()));
        }
        if let Some(part) = object.get("$contains") {
            let part = Predicate::parse(part, &join(path, "$contains"))?;
            return Ok(Self::Contains(Box::new(part)));
        }
        match object.get("$hasPrefix") {
            Some(Value::String(prefix)) => Ok(Self::HasPrefix(prefix.clone())),
            _ => Err(error(
                path,
                "one of {\"$exists\": true|false}, {\"$in\": [values]}, {\"$hasPrefix\": \"text\"}, {\"$contains\": value}",
            )),
        }
    }

    fn matches(&self, value: Option<&Value>) -> bool {
        match self {
            Self::Equals(expected) => equal(value, expected),
            Self::Exists(expected) => value.is_some() == *expected,
            Self::In(values) => values.iter().any(|expected| equal(value, expected)),
            Self::HasPrefix(prefix) => value
                .and_then(Value::as_str)
                .is_some_and(|text| text.to_lowercase().starts_with(&prefix.to_lowercase())),
            Self::Contains(part) => value
                .and_then(Value::as_array)
                .is_some_and(|elements| elements.iter().any(|element| part.matches(element))),
        }
    }
}

fn parse_list(value: &Value, path: &str) -> Result<Vec<Predicate>, PredicateError> {
    let Value::Array(parts) = value else {
        return Err(error(path, "a list of predicates"));
    };
    parts
        .iter()
        .enumerate()
        .map(|(index, part)| Predicate::parse(part, &join(path, &index.to_string())))
        .collect()
}

/// The only key of an object, if it is an operator.
fn single_operator(object: &Map<String, Value>) -> Option<(&str, &Value)> {
    let (key, value) = object.iter().next()?;
    (object.len() == 1 && key.starts_with('$')).then_some((key.as_str(), value))
}

fn is_primitive(value: &Value) -> bool {
    matches!(value, Value::String(_) | Value::Number(_) | Value::Bool(_))
}

fn join(path: &str, key: &str) -> String {
    [path, key].join(".")
}

fn error(path: &str, expected: &'static str) -> PredicateError {
    PredicateError {
        path: path.to_owned(),
        expected,
    }
}

/// Texts ignore case; a number equals whatever prints like it; null equals nothing.
fn equal(value: Option<&Value>, expected: &Value) -> bool {
    match (value, expected) {
        (Some(Value::Array(left)), Value::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| equal(Some(left), right))
        }
        (Some(Value::String(left)), Value::String(right)) => {
            left.to_uppercase() == right.to_uppercase()
        }
        (Some(Value::Bool(left)), Value::Bool(right)) => left == right,
        (Some(left @ Value::Number(_)), right) | (Some(left), right @ Value::Number(_)) => {
            let (left, right) = (primitive_text(left), primitive_text(right));
            left.is_some() && left == right
        }
        _ => false,
    }
}

fn primitive_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(crate::number::printed(number)),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

/// The value under a dotted path. Keys may themselves contain dots (annotations do), so every
/// split is tried, the shortest key first. Arrays are not descended.
fn lookup<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    let object = value.as_object()?;
    if let Some(found) = object.get(path) {
        return Some(found);
    }
    path.match_indices('.').find_map(|(dot, _)| {
        let inner = object.get(&path[..dot])?;
        lookup(inner, &path[dot + 1..])
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn holds(predicate: Value) -> bool {
        let entity = json!({
            "kind": "Component",
            "metadata": {
                "name": "web",
                "tags": ["java", "rest"],
                "annotations": {"acme.com/pipeline": "main", "acme.com/runs": 3},
            },
            "spec": {"type": "Service", "public": true},
            "relations": [{"type": "ownedBy", "targetRef": "group:default/a"}],
        });
        Predicate::parse(&predicate, "when")
            .expect("a predicate")
            .matches(&entity)
    }

    #[test]
    fn values_are_equal_ignoring_case_and_number_type() {
        assert!(holds(json!({"kind": "component", "spec.type": "service"})));
        assert!(holds(json!({"metadata.annotations.acme.com/runs": "3"})));
        assert!(holds(json!({"spec.public": true})));
        assert!(!holds(json!({"kind": "component", "spec.type": "website"})));
        assert!(!holds(json!({"metadata.tags": "java"})));
    }

    #[test]
    fn operators_on_values() {
        assert!(holds(
            json!({"metadata.annotations.acme.com/pipeline": {"$exists": true}})
        ));
        assert!(holds(json!({"spec.owner": {"$exists": false}})));
        assert!(holds(json!({"spec.type": {"$in": ["website", "service"]}})));
        assert!(holds(json!({"metadata.name": {"$hasPrefix": "W"}})));
        assert!(holds(json!({"metadata.tags": {"$contains": "REST"}})));
        assert!(holds(
            json!({"relations": {"$contains": {"type": "ownedBy", "targetRef": "group:default/a"}}})
        ));
        assert!(!holds(json!({"metadata.name": {"$contains": "web"}})));
    }

    #[test]
    fn combinations() {
        assert!(holds(json!({})));
        assert!(holds(json!({"$all": []})));
        assert!(!holds(json!({"$any": []})));
        assert!(holds(json!({"$not": {"kind": "api"}})));
        assert!(holds(
            json!({"$any": [{"kind": "api"}, {"$all": [{"kind": "component"}, {"spec.type": "service"}]}]})
        ));
    }

    #[test]
    fn mistakes_name_their_place() {
        for (wrong, path) in [
            (json!([]), "when"),
            (json!({"$all": {}}), "when.$all"),
            (json!({"$any": [{"kind": []}]}), "when.$any.0.kind"),
            (json!({"kind": {"$like": "a"}}), "when.kind"),
            (json!({"kind": {"$exists": "yes"}}), "when.kind"),
            (json!({"$not": {"a": 1}, "kind": "api"}), "when"),
        ] {
            let refused = Predicate::parse(&wrong, "when").expect_err("not a predicate");
            assert_eq!(refused.path, path, "for {wrong}");
        }
    }
}
