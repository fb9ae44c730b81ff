//! Random questions, as a request says them and as a plain evaluation answers them.

use proptest::prelude::*;
use proptest::sample::select;

use super::catalogs::{KEYS, TEXTS};
use super::encoded;
use super::rows::Searched;

/// A key that has a value, or is just there.
type Statement = (&'static str, Option<&'static str>);

/// A list: what it lets through, and in which order.
#[derive(Clone, Debug)]
pub struct Question {
    /// Alternatives of statements.
    pub filter: Vec<Vec<Statement>>,
    /// A field, and whether it descends.
    pub order: Option<(&'static str, bool)>,
    /// A text, and the fields it is looked for in if they are named.
    pub full_text: Option<(&'static str, Option<Vec<&'static str>>)>,
    /// Whether the words of the text may stand apart.
    pub all_words: bool,
}

/// A filter.
pub fn filter() -> impl Strategy<Value = Vec<Vec<Statement>>> {
    let statement = (
        select(&KEYS[..]),
        prop::option::weighted(0.7, select(&TEXTS[..])),
    );
    prop::collection::vec(prop::collection::vec(statement, 1..4), 0..3)
}

/// A list.
pub fn question() -> impl Strategy<Value = Question> {
    let fields = prop::option::of(prop::collection::vec(select(&KEYS[..]), 1..3));
    let term = select(vec!["a", "B", "ab", "1", "n", "none", "b a", "a  n b"]);
    (
        prop_oneof![1 => Just(Vec::new()), 1 => filter()],
        prop::option::weighted(0.8, (select(&KEYS[..]), any::<bool>())),
        prop::option::weighted(0.4, (term, fields)),
        any::<bool>(),
    )
        .prop_map(|(filter, order, full_text, all_words)| Question {
            filter,
            order,
            full_text,
            all_words,
        })
}

/// `&filter=...`
pub fn filter_parameters(filter: &[Vec<Statement>]) -> String {
    let mut query = String::new();
    for set in filter {
        let statements: Vec<String> = set
            .iter()
            .map(|(key, value)| match value {
                Some(value) => format!("{key}={value}"),
                None => (*key).to_owned(),
            })
            .collect();
        query += &format!("&filter={}", encoded(&statements.join(",")));
    }
    query
}

/// Whether a filter lets an entity through.
pub fn lets_through(filter: &[Vec<Statement>], entity: &Searched) -> bool {
    filter.is_empty() || filter.iter().any(|set| holds(set, entity))
}

/// Every key of a set holds; the values a key is written with are alternatives.
fn holds(set: &[Statement], entity: &Searched) -> bool {
    set.iter().all(|(key, _)| {
        let values: Vec<&str> = set
            .iter()
            .filter(|(other, _)| other == key)
            .filter_map(|(_, value)| *value)
            .collect();
        match values.is_empty() {
            true => entity.under(key).next().is_some(),
            false => values.iter().any(|value| entity.has(key, value)),
        }
    })
}

impl Question {
    /// The parameters of a request, each behind its `&`.
    pub fn parameters(&self) -> String {
        let mut query = filter_parameters(&self.filter);
        if let Some((field, descending)) = self.order {
            let order = if descending { "desc" } else { "asc" };
            query += &format!("&orderField={field},{order}");
        }
        if let Some((term, fields)) = &self.full_text {
            query += &format!("&fullTextFilterTerm={}", encoded(term));
            if self.all_words {
                query += "&fullTextFilterWords=all";
            }
            if let Some(fields) = fields {
                query += &format!("&fullTextFilterFields={}", encoded(&fields.join(",")));
            }
        }
        query
    }

    /// The references of the list, in order: an entity once for each of its values.
    pub fn list(&self, entities: &[Searched]) -> Vec<String> {
        let mut list: Vec<(&str, &str, String)> = Vec::new();
        for entity in self.through(entities) {
            match self.order {
                None => list.push(("", entity.uid(), entity.reference())),
                Some((field, _)) => {
                    let values = entity.under(field).filter_map(|row| row.value.as_deref());
                    let shown = values.filter(|value| self.shows(value));
                    list.extend(shown.map(|value| (value, entity.uid(), entity.reference())));
                }
            }
        }
        list.sort();
        if self.order.is_some_and(|(_, descending)| descending) {
            list.reverse();
        }
        list.into_iter()
            .map(|(_, _, reference)| reference)
            .collect()
    }

    /// How many different entities the list has.
    pub fn total(&self, entities: &[Searched]) -> usize {
        let mut list = self.list(entities);
        list.sort();
        list.dedup();
        list.len()
    }

    fn through<'a>(&'a self, entities: &'a [Searched]) -> impl Iterator<Item = &'a Searched> {
        entities.iter().filter(|entity| {
            lets_through(&self.filter, entity)
                && self.terms().iter().all(|term| {
                    let contains = |value: &String| value.contains(term);
                    self.text_fields().iter().any(|field| {
                        let mut values = entity.under(field).filter_map(|row| row.value.as_ref());
                        values.any(contains)
                    })
                })
        })
    }

    /// The text, or its words where each may stand for itself; in lower case.
    fn terms(&self) -> Vec<String> {
        let Some((term, _)) = &self.full_text else {
            return Vec::new();
        };
        let term = term.to_lowercase();
        match self.all_words {
            true => term.split_whitespace().map(str::to_owned).collect(),
            false => vec![term],
        }
    }

    fn text_fields(&self) -> Vec<&'static str> {
        let named = self
            .full_text
            .as_ref()
            .and_then(|(_, fields)| fields.clone());
        let default = self.order.map_or("metadata.uid", |(field, _)| field);
        named.unwrap_or_else(|| vec![default])
    }

    /// Where the text is looked for in the order's own field, only the values that have it are
    /// rows of the list (catalog-backend `DefaultEntitiesCatalog.queryEntities`, `searchInScope`);
    /// of several words, those that have one of them.
    fn shows(&self, value: &str) -> bool {
        match (&self.full_text, self.order) {
            (Some(_), Some((field, _))) => {
                let fields = self.text_fields();
                let own = fields.len() == 1 && fields[0] == field.to_lowercase();
                let default = self
                    .full_text
                    .as_ref()
                    .is_some_and(|(_, named)| named.is_none());
                !(own || default) || self.terms().iter().any(|term| value.contains(term))
            }
            _ => true,
        }
    }
}
