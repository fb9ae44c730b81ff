//! What a list is narrowed by, as the index takes it: filter sets and predicates alike end up here
//! (catalog-backend `applyPredicateEntityFilterToQuery.ts`).

use serde_json::{Map, Value, json};

use crate::predicate::{Matcher, Predicate};

/// A condition on an entity's rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// Every part holds.
    All(Vec<Condition>),
    /// One part holds.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
    /// The rows of a key pass a test.
    Field(String, Test),
}

/// A test of a key's rows. Texts are in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Test {
    /// There is a row, or there is none.
    Exists(bool),
    /// A row has one of these values.
    OneOf(Vec<String>),
    /// A row's value begins like this.
    HasPrefix(String),
}

impl Condition {
    /// What a predicate means for the rows of an entity. The error is Backstage's sentence.
    pub(crate) fn of(predicate: &Predicate) -> Result<Self, String> {
        Ok(match predicate {
            Predicate::All(parts) => {
                Self::All(parts.iter().map(Self::of).collect::<Result<_, _>>()?)
            }
            Predicate::Any(parts) => {
                Self::Any(parts.iter().map(Self::of).collect::<Result<_, _>>()?)
            }
            Predicate::Not(part) => Self::Not(Box::new(Self::of(part)?)),
            Predicate::Fields(fields) => Self::All(
                fields
                    .iter()
                    .map(|(key, matcher)| field(&key.to_lowercase(), matcher))
                    .collect::<Result<_, _>>()?,
            ),
            Predicate::Is(value) => {
                return Err(format!(
                    "Invalid filter predicate: top-level primitive values are not supported. Wrap the value in a field expression, e.g. {{ \"kind\": {value} }}"
                ));
            }
        })
    }
}

fn field(key: &str, matcher: &Matcher) -> Result<Condition, String> {
    let test = match matcher {
        Matcher::Equals(value) => Test::OneOf(vec![lower(value)]),
        Matcher::Exists(exists) => Test::Exists(*exists),
        Matcher::In(values) => Test::OneOf(values.iter().map(lower).collect()),
        Matcher::HasPrefix(prefix) => Test::HasPrefix(prefix.to_lowercase()),
        Matcher::Contains(part) => match &**part {
            Predicate::Is(value) => Test::OneOf(vec![lower(value)]),
            object if key == "relations" => return relation(object),
            _ => {
                return Err(format!(
                    "Object form of $contains is not supported for field \"{key}\""
                ));
            }
        },
    };
    Ok(Condition::Field(key.to_owned(), test))
}

/// `{relations: {$contains: {type, targetRef?}}}`.
fn relation(part: &Predicate) -> Result<Condition, String> {
    const NO_TYPE: &str =
        "The $contains operator for \"relations\" requires a \"type\" string property";
    let unsupported = |key: &str| {
        format!(
            "Unsupported key \"{key}\" in $contains for \"relations\". Only \"type\" and \"targetRef\" are supported"
        )
    };
    let twice = |key: &str| format!("Duplicate key \"{key}\" in $contains for \"relations\"");
    let fields = match part {
        Predicate::Fields(fields) => fields,
        Predicate::All(_) => return Err(unsupported("$all")),
        Predicate::Any(_) => return Err(unsupported("$any")),
        Predicate::Not(_) => return Err(unsupported("$not")),
        Predicate::Is(_) => return Err(NO_TYPE.to_owned()),
    };
    let (mut kind, mut targets) = (None, None);
    for (key, matcher) in fields {
        match (key.to_lowercase().as_str(), matcher) {
            ("type", _) if kind.is_some() => return Err(twice(key)),
            ("type", Matcher::Equals(Value::String(text))) => kind = Some(text.to_lowercase()),
            ("type", _) => return Err(NO_TYPE.to_owned()),
            ("targetref", _) if targets.is_some() => return Err(twice(key)),
            ("targetref", matcher) => targets = Some(target_refs(matcher)?),
            _ => return Err(unsupported(key)),
        }
    }
    let kind = kind.filter(|kind| !kind.is_empty()).ok_or(NO_TYPE)?;
    let test = targets.map_or(Test::Exists(true), Test::OneOf);
    Ok(Condition::Field(["relations.", &kind].concat(), test))
}

fn target_refs(matcher: &Matcher) -> Result<Vec<String>, String> {
    match matcher {
        Matcher::Equals(Value::String(text)) => Ok(vec![text.to_lowercase()]),
        Matcher::In(values) if values.iter().all(Value::is_string) => {
            if values.is_empty() {
                return Err(
                    "Empty \"$in\" array for $contains on \"relations\" is not allowed".to_owned(),
                );
            }
            Ok(values.iter().map(lower).collect())
        }
        other => Err(format!(
            "Unsupported value in $contains for \"relations\": expected a string or {{ \"$in\": [strings] }}, but got {}",
            matcher_json(other)
        )),
    }
}

fn lower(value: &Value) -> String {
    match value {
        Value::String(text) => text.to_lowercase(),
        Value::Number(number) => crate::number::printed(number),
        other => other.to_string(),
    }
}

fn matcher_json(matcher: &Matcher) -> Value {
    match matcher {
        Matcher::Equals(value) => value.clone(),
        Matcher::Exists(exists) => json!({"$exists": exists}),
        Matcher::In(values) => json!({"$in": values}),
        Matcher::HasPrefix(prefix) => json!({"$hasPrefix": prefix}),
        Matcher::Contains(part) => json!({"$contains": predicate_json(part)}),
    }
}

/// A predicate as it is written.
pub(crate) fn predicate_json(predicate: &Predicate) -> Value {
    match predicate {
        Predicate::All(parts) => {
            json!({"$all": parts.iter().map(predicate_json).collect::<Vec<_>>()})
        }
        Predicate::Any(parts) => {
            json!({"$any": parts.iter().map(predicate_json).collect::<Vec<_>>()})
        }
        Predicate::Not(part) => json!({"$not": predicate_json(part)}),
        Predicate::Is(value) => value.clone(),
        Predicate::Fields(fields) => Value::Object(
            fields
                .iter()
                .map(|(key, matcher)| (key.clone(), matcher_json(matcher)))
                .collect::<Map<_, _>>(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(predicate: Value) -> Result<Condition, String> {
        Condition::of(&Predicate::parse(&predicate, "query").expect("a predicate"))
    }

    #[test]
    fn relations_are_keys_of_their_own() {
        let any = Test::OneOf(vec!["group:default/a".into(), "group:default/b".into()]);
        assert_eq!(
            of(
                json!({"relations": {"$contains": {"Type": "ownedBy", "targetRef": {"$in": ["Group:default/A", "group:default/b"]}}}})
            ),
            Ok(Condition::All(vec![Condition::Field(
                "relations.ownedby".into(),
                any
            )]))
        );
    }

    #[test]
    fn what_the_catalog_cannot_ask_is_refused_in_its_words() {
        for (predicate, sentence) in [
            (
                json!({"$not": {"a": {"$contains": {"b": "c"}}}}),
                "Object form of $contains is not supported for field \"a\"",
            ),
            (
                json!({"relations": {"$contains": {"targetRef": "a"}}}),
                "The $contains operator for \"relations\" requires a \"type\" string property",
            ),
            (
                json!({"relations": {"$contains": {"type": "a", "targetRef": {"$in": []}}}}),
                "Empty \"$in\" array for $contains on \"relations\" is not allowed",
            ),
            (
                json!({"relations": {"$contains": {"type": "a", "x": 1}}}),
                "Unsupported key \"x\" in $contains for \"relations\". Only \"type\" and \"targetRef\" are supported",
            ),
            (
                json!({"relations": {"$contains": {"type": "a", "targetRef": 3}}}),
                "Unsupported value in $contains for \"relations\": expected a string or { \"$in\": [strings] }, but got 3",
            ),
        ] {
            assert_eq!(
                of(predicate.clone()),
                Err(sentence.to_owned()),
                "for {predicate}"
            );
        }
    }
}
