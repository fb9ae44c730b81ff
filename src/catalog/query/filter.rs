//! `filter` parameters (catalog-backend `parseEntityFilterParams.ts`): sets are alternatives; in a
//! set different keys all have to hold, and one key repeated may have any of its values.

use serde_json::Value;

use crate::predicate::{Matcher, Predicate};

/// A key with the values it may have; none of them if it only has to be there.
struct Statement<'a> {
    key: &'a str,
    values: Vec<Value>,
}

/// Reads the values of all `filter` parameters as a predicate; `None` if nothing is asked. The
/// error is Backstage's sentence.
pub(crate) fn parse<'a>(
    parameters: impl Iterator<Item = &'a str>,
) -> Result<Option<Predicate>, String> {
    let mut sets = Vec::new();
    for parameter in parameters {
        let statements = statements(parameter)?;
        if !statements.is_empty() {
            sets.push(alone_or(
                statements.into_iter().map(predicate).collect(),
                Predicate::All,
            ));
        }
    }
    Ok((!sets.is_empty()).then(|| alone_or(sets, Predicate::Any)))
}

fn alone_or(mut parts: Vec<Predicate>, many: fn(Vec<Predicate>) -> Predicate) -> Predicate {
    match parts.len() {
        1 => parts.remove(0),
        _ => many(parts),
    }
}

fn statements(parameter: &str) -> Result<Vec<Statement<'_>>, String> {
    let mut found: Vec<Statement<'_>> = Vec::new();
    let mut places = rustc_hash::FxHashMap::default();
    let written = parameter
        .split(',')
        .map(js_trim)
        .filter(|written| !written.is_empty());
    for written in written {
        let (key, value) = match written.split_once('=') {
            Some((key, value)) => (js_trim(key), Some(js_trim(value))),
            None => (written, None),
        };
        if key.is_empty() {
            return Err(format!(
                "Invalid filter, '{written}' is not a valid statement (expected a string on the form a=b or a= or a)"
            ));
        }
        let place = *places.entry(key).or_insert(found.len());
        if place == found.len() {
            found.push(Statement {
                key,
                values: Vec::new(),
            });
        }
        // Having a value is being there.
        found[place].values.extend(value.map(Value::from));
    }
    Ok(found)
}

fn predicate(mut statement: Statement<'_>) -> Predicate {
    let matcher = match statement.values.len() {
        0 => Matcher::Exists(true),
        1 => Matcher::Equals(statement.values.remove(0)),
        _ => Matcher::In(statement.values),
    };
    Predicate::Fields(vec![(statement.key.to_owned(), matcher)])
}

/// White space as JavaScript's `trim` knows it.
pub(crate) fn js_trim(text: &str) -> &str {
    text.trim_matches(is_js_space)
}

/// What JavaScript takes for white space.
pub(crate) fn is_js_space(letter: char) -> bool {
    letter != '\u{85}' && (letter.is_whitespace() || letter == '\u{feff}')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::query::condition::predicate_json;

    fn parsed(parameters: &[&str]) -> Option<Value> {
        let predicate = parse(parameters.iter().copied()).expect("a filter");
        predicate.as_ref().map(predicate_json)
    }

    #[test]
    fn sets_are_alternatives_of_statements() {
        assert_eq!(
            parsed(&["kind=a, kind=b,spec.type", " metadata.x = "]),
            Some(json!({"$any": [
                {"$all": [{"kind": {"$in": ["a", "b"]}}, {"spec.type": {"$exists": true}}]},
                {"metadata.x": ""},
            ]}))
        );
    }

    #[test]
    fn being_there_adds_nothing_to_a_value() {
        assert_eq!(parsed(&["kind,kind=a,kind"]), Some(json!({"kind": "a"})));
        assert_eq!(parsed(&["", ","]), None);
    }

    #[test]
    fn a_statement_needs_a_key() {
        assert_eq!(
            parse(["=bad"].into_iter()).expect_err("refused"),
            "Invalid filter, '=bad' is not a valid statement (expected a string on the form a=b or a= or a)"
        );
    }
}
