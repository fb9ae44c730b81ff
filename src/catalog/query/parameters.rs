//! The query part of a request, checked against what its route knows.
//!
//! Backstage refuses parameters it does not know, since catalog-backend 1.12.

/// Query parameters in order, decoded.
pub(crate) struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads a query without its question mark; `known` are the parameters of the route.
    pub(crate) fn parse(query: &str, known: &[&str]) -> Result<Self, String> {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        match pairs.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            Some((key, _)) => Err(format!("Unknown query parameter '{key}'")),
            None => Ok(Self(pairs)),
        }
    }

    /// Every value of a parameter.
    pub(crate) fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(known, _)| known == key)
            .map(|(_, value)| value.as_str())
    }

    /// The first value of a parameter.
    pub(crate) fn first<'a>(&'a self, key: &'a str) -> Option<&'a str> {
        self.all(key).next()
    }

    /// A whole number, not negative.
    pub(crate) fn number(&self, key: &str) -> Result<Option<usize>, String> {
        let Some(text) = self.first(key) else {
            return Ok(None);
        };
        match text.parse::<i64>() {
            Ok(number) if number >= 0 => Ok(Some(number as usize)),
            Ok(_) => Err(format!("request/query/{key} must be >= 0")),
            Err(_) => Err(format!("request/query/{key} must be integer")),
        }
    }

    /// The paths of a comma-separated parameter, over all its repetitions.
    pub(crate) fn list(&self, key: &str) -> Option<Vec<String>> {
        let values: Vec<&str> = self.all(key).collect();
        (!values.is_empty()).then(|| {
            values
                .iter()
                .flat_map(|value| value.split(','))
                .map(|part| part.trim().to_owned())
                .filter(|part| !part.is_empty())
                .collect()
        })
    }
}
