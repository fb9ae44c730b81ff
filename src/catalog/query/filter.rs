//! `filter` parameters (catalog-backend `parseEntityFilterParams.ts`): sets are alternatives; in a
//! set different keys all have to hold, and one key repeated may have any of its values.

use serde::{Deserialize, Serialize};

/// Alternatives; none at all lets everything through. The shape is the one Backstage's cursors
/// carry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Filter {
    #[serde(rename = "anyOf")]
    pub(crate) any_of: Vec<FilterSet>,
}

/// Statements that all have to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FilterSet {
    #[serde(rename = "allOf")]
    pub(crate) all_of: Vec<Statement>,
}

/// A key that has one of the values, or is just there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Statement {
    pub(crate) key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) values: Option<Vec<String>>,
}

impl Filter {
    /// Reads the values of all `filter` parameters. The error is Backstage's sentence.
    pub(crate) fn parse<'a>(parameters: impl Iterator<Item = &'a str>) -> Result<Self, String> {
        let mut filter = Self::default();
        for parameter in parameters {
            let set = FilterSet::parse(parameter)?;
            if !set.all_of.is_empty() {
                filter.any_of.push(set);
            }
        }
        Ok(filter)
    }
}

impl FilterSet {
    fn parse(parameter: &str) -> Result<Self, String> {
        let mut set = Self::default();
        let statements = parameter
            .split(',')
            .map(str::trim)
            .filter(|statement| !statement.is_empty());
        for statement in statements {
            let (key, value) = match statement.split_once('=') {
                Some((key, value)) => (key.trim(), Some(value.trim().to_owned())),
                None => (statement, None),
            };
            if key.is_empty() {
                return Err(format!(
                    "Invalid filter, '{statement}' is not a valid statement (expected a string on the form a=b or a= or a)"
                ));
            }
            set.add(key, value);
        }
        Ok(set)
    }

    fn add(&mut self, key: &str, value: Option<String>) {
        let known = self.all_of.iter_mut().find(|known| known.key == key);
        match (known, value) {
            // Having a value is being there.
            (Some(known), Some(value)) => known.values.get_or_insert_default().push(value),
            (Some(_), None) => {}
            (None, value) => self.all_of.push(Statement {
                key: key.to_owned(),
                values: value.map(|value| vec![value]),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(parameters: &[&str]) -> Result<Filter, String> {
        Filter::parse(parameters.iter().copied())
    }

    fn statement(key: &str, values: Option<&[&str]>) -> Statement {
        Statement {
            key: key.to_owned(),
            values: values.map(|values| values.iter().map(|value| (*value).to_owned()).collect()),
        }
    }

    #[test]
    fn sets_are_alternatives_of_statements() {
        let filter = parse(&["kind=a, kind=b,spec.type", " metadata.x = "]).expect("a filter");
        assert_eq!(
            filter.any_of,
            [
                FilterSet {
                    all_of: vec![
                        statement("kind", Some(&["a", "b"])),
                        statement("spec.type", None)
                    ]
                },
                FilterSet {
                    all_of: vec![statement("metadata.x", Some(&[""]))]
                },
            ]
        );
    }

    #[test]
    fn being_there_adds_nothing_to_a_value() {
        let filter = parse(&["kind,kind=a,kind"]).expect("a filter");
        assert_eq!(filter.any_of[0].all_of, [statement("kind", Some(&["a"]))]);
        assert_eq!(parse(&["", ","]).expect("a filter"), Filter::default());
    }

    #[test]
    fn a_statement_needs_a_key() {
        assert_eq!(
            parse(&["=bad"]).expect_err("refused"),
            "Invalid filter, '=bad' is not a valid statement (expected a string on the form a=b or a= or a)"
        );
    }
}
