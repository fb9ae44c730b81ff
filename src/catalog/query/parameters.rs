//! The query part of a request, checked against what its route knows.
//!
//! Backstage refuses parameters it does not know, since catalog-backend 1.12.

/// What a parameter may be.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A text.
    Text,
    /// A whole number, not negative.
    Count,
    /// A text, as often as one likes.
    Texts,
    /// One of these texts.
    OneOf(&'static [&'static str]),
}

/// Query parameters in order, decoded.
pub(crate) struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads a query without its question mark; `known` are the parameters of the route. The first
    /// mistake is told in the words of the validator that Backstage uses.
    pub(crate) fn parse(query: &str, known: &[(&str, Kind)]) -> Result<Self, String> {
        let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
        let mut parameters = Self(pairs.filter(|(key, _)| !key.is_empty()).collect());
        for (key, _) in &mut parameters.0 {
            // `key[]` is one of several values.
            if let Some(name) = key.strip_suffix("[]") {
                *key = name.to_owned();
            }
        }
        parameters.check(known)?;
        Ok(parameters)
    }

    fn check(&self, known: &[(&str, Kind)]) -> Result<(), String> {
        let name = |key: &str| key.split('[').next().unwrap_or_default().to_owned();
        let is_known = |key: &str| known.iter().any(|(known, _)| *known == name(key));
        if let Some((key, _)) = self.0.iter().find(|(key, _)| !is_known(key)) {
            return Err(format!("Unknown query parameter '{}'", name(key)));
        }
        for (key, _) in known {
            let mut values = self.all(key);
            if let (Some(""), None) = (values.next(), values.next()) {
                return Err(format!("Empty value found for query parameter '{key}'"));
            }
        }
        known
            .iter()
            .try_for_each(|(key, kind)| self.check_kind(key, *kind))
    }

    fn check_kind(&self, key: &str, kind: Kind) -> Result<(), String> {
        let must_be = |what: &str| Err(format!("request/query/{key} must be {what}"));
        let has_parts = self.0.iter().any(|(other, _)| {
            other
                .strip_prefix(key)
                .is_some_and(|rest| rest.starts_with('['))
        });
        let is_alone = !has_parts && self.all(key).nth(1).is_none();
        match kind {
            Kind::Texts if has_parts => Err(format!("request/query/{key}/0 must be string")),
            Kind::Texts => Ok(()),
            Kind::Count if !is_alone => must_be("integer"),
            Kind::Count => self.count_of(key).map(|_| ()),
            Kind::Text | Kind::OneOf(_) if !is_alone => must_be("string"),
            Kind::Text => Ok(()),
            Kind::OneOf(values) => match self.first(key) {
                Some(value) if !values.contains(&value) => {
                    must_be(&["equal to one of the allowed values: ", &values.join(", ")].concat())
                }
                _ => Ok(()),
            },
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

    /// The value of a parameter that is a count.
    pub(crate) fn count(&self, key: &str) -> Option<usize> {
        self.count_of(key).ok().flatten()
    }

    fn count_of(&self, key: &str) -> Result<Option<usize>, String> {
        let Some(text) = self.first(key) else {
            return Ok(None);
        };
        match js_number(text) {
            // A database would fail at one that it cannot hold.
            Some(number) if number.fract() == 0.0 && number < i64::MAX as f64 => {
                match number < 0.0 {
                    true => Err(format!("request/query/{key} must be >= 0")),
                    false => Ok(Some(number as usize)),
                }
            }
            _ => Err(format!("request/query/{key} must be integer")),
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

/// A finite number as JavaScript's `Number(text)` reads it.
fn js_number(text: &str) -> Option<f64> {
    let text = super::filter::js_trim(text);
    let based = [("0x", 16), ("0o", 8), ("0b", 2)]
        .into_iter()
        .find_map(|(prefix, base)| {
            let digits = text.to_ascii_lowercase().strip_prefix(prefix)?.to_owned();
            u64::from_str_radix(&digits, base).ok()
        });
    let number = match based {
        Some(number) => number as f64,
        None if text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte)) =>
        {
            text.parse().ok()?
        }
        None => return None,
    };
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [(&str, Kind); 4] = [
        ("limit", Kind::Count),
        ("filter", Kind::Texts),
        ("cursor", Kind::Text),
        ("totalItems", Kind::OneOf(&["include", "exclude"])),
    ];

    #[test]
    fn counts_are_read_as_javascript_reads_them() {
        for (query, count) in [
            ("limit=1e2", 100),
            ("limit=0x10", 16),
            ("limit=%201", 1),
            ("limit=007", 7),
        ] {
            let parameters = Parameters::parse(query, &KNOWN).expect("parameters");
            assert_eq!(parameters.count("limit"), Some(count), "{query}");
        }
    }

    #[test]
    fn the_first_mistake_is_told_in_the_words_of_backstage() {
        for (query, sentence) in [
            ("limit=x&nothing=1", "Unknown query parameter 'nothing'"),
            ("limit=", "Empty value found for query parameter 'limit'"),
            ("filter", "Empty value found for query parameter 'filter'"),
            (
                "totalItems=no&limit=x",
                "request/query/limit must be integer",
            ),
            ("limit=1&limit=2", "request/query/limit must be integer"),
            ("limit=-1", "request/query/limit must be >= 0"),
            ("filter[kind]=a", "request/query/filter/0 must be string"),
            ("cursor=x&cursor=y", "request/query/cursor must be string"),
            (
                "totalItems=no",
                "request/query/totalItems must be equal to one of the allowed values: include, exclude",
            ),
        ] {
            let refused = Parameters::parse(query, &KNOWN).err();
            assert_eq!(refused.as_deref(), Some(sentence), "{query}");
        }
        assert!(Parameters::parse("&&filter[]=a&filter=&filter=", &KNOWN).is_ok());
    }
}
