//! What a listing asks of the catalog: requests to `entities/by-query` and `entity-facets`.

use serde_json::{Value, json};

use super::predicate::Condition;
use super::{Facet, Listing};
use crate::older::rows_before;

/// Query parameters in order, not yet encoded.
pub type Parameters = Vec<(&'static str, String)>;

/// A request, but for its path.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// By parameters, which every backend takes and caches may keep.
    Get(Parameters),
    /// By a body, for what parameters cannot say.
    Post(Value),
}

/// How a catalog takes several words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// Each may stand in another field: the embedded catalog.
    Each,
    /// One after the other in one field: a server takes a single pattern, in which `%` stands for
    /// anything.
    InOrder,
}

/// What the text box searches. Values longer than 200 characters are not indexed by the catalog.
const TEXT_FIELDS: &str = "metadata.name,metadata.title,metadata.description,metadata.tags,\
spec.owner,spec.profile.displayName,spec.target,spec.targets";

impl Listing {
    /// The question for a page, each entity with these fields only, or whole if there are none.
    /// With a cursor the catalog wants the limit and the fields again and nothing else.
    pub fn page_question(&self, fields: &str, words: Words) -> Question {
        if let Some(by_row) = self.by_row() {
            return by_row.page_question(fields, words);
        }
        let condition = match &self.cursor {
            Some(_) => Condition::Filters(Vec::new()),
            None => self.condition(None),
        };
        self.page_of(condition, fields, TEXT_FIELDS, words)
    }

    /// The same page by the number of its first row, if that is what its cursor says: catalogs
    /// without by-query give no others.
    fn by_row(&self) -> Option<Self> {
        let offset = rows_before(self.cursor.as_ref()?)?;
        Some(Self {
            cursor: None,
            offset,
            ..self.clone()
        })
    }

    /// The question for a page of what meets a condition, its words looked for in `text_fields`.
    pub(super) fn page_of(
        &self,
        condition: Condition,
        fields: &str,
        text_fields: &str,
        words: Words,
    ) -> Question {
        match condition {
            Condition::Filters(filters) => {
                Question::Get(self.parameters(filters, fields, text_fields, words))
            }
            Condition::Predicate(query) => {
                Question::Post(self.body_of(query, fields, text_fields, words))
            }
        }
    }

    fn parameters(
        &self,
        filters: Parameters,
        fields: &str,
        text_fields: &str,
        words: Words,
    ) -> Parameters {
        let mut parameters = vec![("limit", self.limit.to_string())];
        if !fields.is_empty() {
            parameters.push(("fields", fields.to_owned()));
        }
        if let Some(cursor) = &self.cursor {
            parameters.push(("cursor", cursor.clone()));
            return parameters;
        }
        parameters.extend(filters);
        // A direction is always sent: without one the cursor of page two is refused.
        let order = [&self.order.field, self.order.direction()].join(",");
        parameters.push(("orderField", order));
        if self.offset > 0 {
            parameters.push(("offset", self.offset.to_string()));
        }
        if let Some(term) = self.term(words) {
            parameters.push(("fullTextFilterTerm", term));
            parameters.push(("fullTextFilterFields", text_fields.to_owned()));
            if self.has_several_words() && words == Words::Each {
                parameters.push(("fullTextFilterWords", "all".to_owned()));
            }
        }
        parameters
    }

    pub(super) fn body(&self, query: Value, fields: &str, words: Words) -> Value {
        self.body_of(query, fields, TEXT_FIELDS, words)
    }

    fn body_of(&self, query: Value, fields: &str, text_fields: &str, words: Words) -> Value {
        let order = json!({"field": self.order.field, "order": self.order.direction()});
        let mut body = json!({"limit": self.limit, "query": query, "orderBy": [order]});
        if !fields.is_empty() {
            body["fields"] = json!(list(fields));
        }
        if self.offset > 0 {
            body["offset"] = json!(self.offset);
        }
        if let Some(term) = self.term(words) {
            let mut text = json!({"term": term, "fields": list(text_fields)});
            if self.has_several_words() && words == Words::Each {
                text["words"] = json!("all");
            }
            body["fullTextFilter"] = text;
        }
        body
    }

    /// What the text becomes; `None` without any.
    fn term(&self, words: Words) -> Option<String> {
        let link = match words {
            Words::Each => " ",
            Words::InOrder => "%",
        };
        let parts: Vec<&str> = self.text.split_whitespace().collect();
        (!parts.is_empty()).then(|| parts.join(link))
    }

    /// Whether the text has more than one word, which not every catalog takes apart.
    pub fn has_several_words(&self) -> bool {
        self.text.split_whitespace().nth(1).is_some()
    }

    /// The question for the options of a facet, counted under the other filters but without the
    /// words: a catalog does not count those.
    pub fn facet_question(&self, facet: Facet) -> Question {
        match self.condition(Some(facet)) {
            Condition::Filters(filters) => {
                let facets = [("facet", facet.field().to_owned())];
                Question::Get(facets.into_iter().chain(filters).collect())
            }
            Condition::Predicate(query) => {
                Question::Post(json!({"facets": [facet.field()], "query": query}))
            }
        }
    }
}

fn list(text: &str) -> Vec<&str> {
    text.split(',').collect()
}

#[cfg(test)]
mod tests {
    use super::super::Match;
    use super::*;

    fn parameters(listing: &Listing, words: Words) -> Parameters {
        match listing.page_question("kind", words) {
            Question::Get(parameters) => parameters,
            Question::Post(body) => panic!("a body: {body}"),
        }
    }

    fn value<'a>(parameters: &'a Parameters, key: &str) -> Option<&'a str> {
        let found = parameters.iter().find(|(name, _)| *name == key);
        found.map(|(_, value)| value.as_str())
    }

    #[test]
    fn a_page_is_asked_with_its_order_and_its_place() {
        let listing = Listing {
            text: " pay ".into(),
            offset: 40,
            ..Listing::default()
        };
        let asked = parameters(&listing, Words::InOrder);
        assert_eq!(value(&asked, "filter"), Some("kind=component"));
        assert_eq!(value(&asked, "fullTextFilterTerm"), Some("pay"));
        assert_eq!(value(&asked, "orderField"), Some("metadata.name,asc"));
        assert_eq!(value(&asked, "offset"), Some("40"));
        let whole = listing.page_question("", Words::InOrder);
        assert!(matches!(whole, Question::Get(whole) if value(&whole, "fields").is_none()));
    }

    #[test]
    fn a_cursor_is_sent_with_limit_and_fields_only() {
        let listing = Listing {
            cursor: Some("abc".into()),
            offset: 20,
            ..Listing::default().choose(Facet::Type, vec!["service".into()])
        };
        for listing in [listing.clone(), listing.matched(Facet::Type, Match::None)] {
            let listing = Listing {
                cursor: Some("abc".into()),
                ..listing
            };
            let asked = parameters(&listing, Words::Each);
            let keys: Vec<_> = asked.iter().map(|(key, _)| *key).collect();
            assert_eq!(keys, ["limit", "fields", "cursor"]);
        }
    }

    #[test]
    fn several_words_are_asked_as_the_catalog_can() {
        let listing = Listing {
            text: "  pay   api ".into(),
            ..Listing::default()
        };
        let each = parameters(&listing, Words::Each);
        assert_eq!(value(&each, "fullTextFilterTerm"), Some("pay api"));
        assert_eq!(value(&each, "fullTextFilterWords"), Some("all"));
        let in_order = parameters(&listing, Words::InOrder);
        assert_eq!(value(&in_order, "fullTextFilterTerm"), Some("pay%api"));
        assert_eq!(value(&in_order, "fullTextFilterWords"), None);
    }

    #[test]
    fn what_parameters_cannot_say_comes_in_a_body() {
        let listing = Listing {
            text: "pay api".into(),
            ..Listing::default().choose(Facet::Type, vec!["service".into()])
        };
        let listing = listing.matched(Facet::Type, Match::None);
        let Question::Post(body) = listing.page_question("kind,metadata.name", Words::Each) else {
            panic!("parameters");
        };
        assert_eq!(body["limit"], 20);
        assert_eq!(body["fields"], json!(["kind", "metadata.name"]));
        assert_eq!(
            body["orderBy"],
            json!([{"field": "metadata.name", "order": "asc"}])
        );
        assert_eq!(body["fullTextFilter"]["term"], "pay api");
        assert_eq!(body["fullTextFilter"]["words"], "all");
        assert!(matches!(
            listing.facet_question(Facet::Owner),
            Question::Post(_)
        ));
        assert!(
            matches!(listing.facet_question(Facet::Type), Question::Get(_)),
            "its own choice is set aside"
        );
    }
}
