//! Questions with a predicate for catalogs that take none: as filter sets, where those can say it.

use serde_json::{Map, Value};

use crate::listing::Parameters;

/// Letters of the filter sets as an address spells them: a server of Node takes 16 kB of headers.
const LONGEST: usize = 12_000;

/// Values of fields that all have to match, each field by any of its values.
type Set = Vec<(String, Vec<String>)>;

/// The parameters that ask what this body asks; `None` if no parameters can.
pub fn parameters(body: &Value) -> Option<Parameters> {
    let mut parameters = Vec::new();
    for (key, value) in body.as_object()? {
        match key.as_str() {
            "query" => parameters.extend(filters(value)?),
            "limit" => parameters.push(("limit", value.to_string())),
            "offset" => parameters.push(("offset", value.to_string())),
            "fields" => parameters.push(("fields", texts(value)?.join(","))),
            "facets" => parameters.extend(texts(value)?.into_iter().map(|one| ("facet", one))),
            "orderBy" => {
                for order in value.as_array()? {
                    let part = |key: &str| order.get(key)?.as_str();
                    let order = [part("field")?, part("order")?].join(",");
                    parameters.push(("orderField", order));
                }
            }
            "fullTextFilter" => {
                let term = value.get("term")?.as_str()?;
                parameters.push(("fullTextFilterTerm", term.to_owned()));
                let fields = texts(value.get("fields")?)?.join(",");
                parameters.push(("fullTextFilterFields", fields));
            }
            _ => return None,
        }
    }
    Some(parameters)
}

fn filters(query: &Value) -> Option<Parameters> {
    let sets = match query.get("$any") {
        Some(sets) => sets
            .as_array()?
            .iter()
            .map(set)
            .collect::<Option<Vec<_>>>()?,
        None => vec![set(query)?],
    };
    let written = sets.iter().map(written).collect::<Option<Vec<_>>>()?;
    let length: usize = written.iter().map(|set| spelled(set)).sum();
    // A set that says nothing lets everything through.
    let is_everything = written.iter().any(String::is_empty);
    if length > LONGEST || (is_everything && written.len() > 1) {
        return None;
    }
    let sets = written.into_iter().filter(|set| !set.is_empty());
    Some(sets.map(|set| ("filter", set)).collect())
}

/// The conditions of a predicate, if they are all of one kind: a field has one of some values.
fn set(predicate: &Value) -> Option<Set> {
    let object = predicate.as_object()?;
    if let Some(parts) = object.get("$all") {
        let parts = parts.as_array()?.iter().map(set);
        return Some(
            parts
                .collect::<Option<Vec<_>>>()?
                .into_iter()
                .flatten()
                .collect(),
        );
    }
    object.iter().map(condition).collect()
}

fn condition((field, matcher): (&String, &Value)) -> Option<(String, Vec<String>)> {
    let values = match matcher {
        Value::String(text) => vec![text.clone()],
        Value::Object(matcher) => one_of(matcher)?,
        _ => return None,
    };
    (!field.starts_with('$')).then(|| (field.clone(), values))
}

fn one_of(matcher: &Map<String, Value>) -> Option<Vec<String>> {
    (matcher.len() == 1).then(|| texts(matcher.get("$in")?))?
}

/// A filter set. A field twice would be any of the values, and a comma would end a statement.
fn written(set: &Set) -> Option<String> {
    let mut statements = Vec::new();
    for (field, values) in set {
        let is_alone = set.iter().filter(|(other, _)| other == field).count() == 1;
        if !is_alone || values.is_empty() || values.iter().any(|value| value.contains(',')) {
            return None;
        }
        let each = values
            .iter()
            .map(|value| [field.as_str(), "=", value].concat());
        statements.extend(each);
    }
    Some(statements.join(","))
}

/// How long a text is in an address.
fn spelled(text: &str) -> usize {
    let letters = text.bytes();
    letters
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
                1
            } else {
                3
            }
        })
        .sum()
}

fn texts(value: &Value) -> Option<Vec<String>> {
    let texts = value.as_array()?.iter();
    texts.map(|text| Some(text.as_str()?.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::entity_ref::EntityRef;
    use crate::listing::{Facet, Listing, Match, Question, Whose, Words};

    fn older(listing: &Listing) -> Option<Parameters> {
        match listing.page_question("kind,metadata.name", Words::InOrder) {
            Question::Post(body) => parameters(&body),
            Question::Get(parameters) => panic!("parameters: {parameters:?}"),
        }
    }

    fn value<'a>(parameters: &'a Parameters, key: &str) -> Option<&'a str> {
        let found = parameters.iter().find(|(name, _)| *name == key);
        found.map(|(_, value)| value.as_str())
    }

    #[test]
    fn what_was_only_too_long_is_said_as_filters() {
        let stars =
            (0..250).map(|index| EntityRef::new("api", "default", format!("a-long-name-{index}")));
        let listing = Listing {
            whose: Whose::Starred(stars.collect()),
            text: "pay".into(),
            offset: 20,
            ..Listing::default().choose(Facet::Kind, Vec::new())
        };
        let asked = older(&listing).expect("parameters");
        let filter = value(&asked, "filter").expect("a filter");
        assert!(
            filter.starts_with("kind=api,metadata.namespace=default,metadata.name=a-long-name-0,")
        );
        assert_eq!(value(&asked, "limit"), Some("20"));
        assert_eq!(value(&asked, "offset"), Some("20"));
        assert_eq!(value(&asked, "fields"), Some("kind,metadata.name"));
        assert_eq!(value(&asked, "orderField"), Some("metadata.name,asc"));
        assert_eq!(value(&asked, "fullTextFilterTerm"), Some("pay"));
    }

    #[test]
    fn what_only_a_predicate_can_say_stays_unsaid() {
        let types = Listing::default().choose(Facet::Type, vec!["service".into()]);
        assert_eq!(older(&types.matched(Facet::Type, Match::None)), None);
        let owners = Listing::default().choose(Facet::Owner, vec!["a".into(), "b".into()]);
        assert_eq!(older(&owners.matched(Facet::Owner, Match::All)), None);
        let comma = Listing::default().choose(Facet::Tag, vec!["a,b".into()]);
        assert_eq!(older(&comma), None);
        let both = Listing {
            whose: Whose::Owned(vec!["user:default/mo".into()]),
            ..Listing::default().choose(Facet::Owner, vec!["group:default/a".into()])
        };
        assert_eq!(older(&both), None);
        for query in [
            json!({"spec.owner": {"$exists": false}}),
            json!({"$any": [{"kind": "api"}, {"$all": []}]}),
            json!({"$all": [{"$any": [{"kind": "api"}]}]}),
        ] {
            assert_eq!(parameters(&json!({"query": query})), None);
        }
    }

    #[test]
    fn alternatives_are_sets_of_their_own() {
        let query = json!({"$any": [
            {"$all": [{"kind": {"$in": ["api"]}}, {"metadata.name": "a"}]},
            {"kind": "group"},
        ]});
        let asked =
            parameters(&json!({"facets": ["spec.type"], "query": query})).expect("parameters");
        let filters: Vec<&str> = asked
            .iter()
            .filter(|(key, _)| *key == "filter")
            .map(|(_, set)| set.as_str())
            .collect();
        assert_eq!(filters, ["kind=api,metadata.name=a", "kind=group"]);
        assert_eq!(value(&asked, "facet"), Some("spec.type"));
    }
}
