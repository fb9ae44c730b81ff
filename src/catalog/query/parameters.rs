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
        let mut values = self.all(key);
        let (Some(text), None) = (values.next(), values.next()) else {
            return match self.first(key) {
                Some(_) => Err(format!("request/query/{key} must be integer")),
                None => Ok(None),
            };
        };
        match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() && number.fract() == 0.0 => match number < 0.0 {
                true => Err(format!("request/query/{key} must be >= 0")),
                false => Ok(Some(number as usize)),
            },
            _ => Err(format!("request/query/{key} must be integer")),
        }
    }

    /// Makes sure that a parameter, if it is there, has one of these values.
    pub(crate) fn one_of(&self, key: &str, values: &[&str]) -> Result<(), String> {
        match self.first(key) {
            Some(value) if !values.contains(&value) => Err(format!(
                "request/query/{key} must be equal to one of the allowed values: {}",
                values.join(", ")
            )),
            _ => Ok(()),
        }
    }

    /// The elements of a comma-separated parameter, over all its repetitions.
    pub(crate) fn list(&self, key: &str) -> Option<Vec<String>> {
        let values: Vec<&str> = self.all(key).collect();
        let split = |values: Vec<&str>| {
            let elements = values.into_iter().flat_map(|value| value.split(','));
            elements.map(str::to_owned).collect()
        };
        (!values.is_empty()).then(|| split(values))
    }
}
