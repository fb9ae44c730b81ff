//! Lists of catalogs without by-query, out of all the entities that their filters let through.

use serde_json::Value;

use super::place::place;
use super::values::values;
use crate::engine::like;
use crate::listing::Parameters;
use crate::order;

/// Entities of one request.
pub const PER_REQUEST: usize = 500;

/// Entities that are read at most. What is beyond is not in the list.
pub const MOST: usize = 5000;

/// A question to by-query, taken apart into what an older catalog does and what is left to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Filter sets, as they were.
    filters: Vec<String>,
    /// Fields of the entities that are read; none for whole ones.
    fields: Vec<String>,
    order: Option<(String, bool)>,
    /// A text in lower case, and where to look for it.
    text: Option<(String, Vec<String>)>,
    limit: usize,
    offset: usize,
}

/// A page of a list, and how long the list is.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// The entities.
    pub items: Vec<Value>,
    /// How many the list has, of those that were read.
    pub total: usize,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
    /// Where the previous page begins, if there is one.
    pub previous: Option<String>,
}

impl Reading {
    /// What is to be read for a question; `None` for a place that only its catalog knows.
    pub fn of(question: &Parameters) -> Option<Self> {
        let mut reading = Self::default();
        let mut term = None;
        let mut text_fields = Vec::new();
        for (key, value) in question {
            match *key {
                "filter" => reading.filters.push(value.clone()),
                "fields" => reading.fields = list(value),
                "orderField" => {
                    let (field, direction) = value.split_once(',').unwrap_or((value, "asc"));
                    reading.order = Some((field.to_owned(), direction == "desc"));
                }
                "limit" => reading.limit = value.parse().ok()?,
                "offset" => reading.offset = value.parse().ok()?,
                "fullTextFilterTerm" => term = Some(value.trim().to_lowercase()),
                "fullTextFilterFields" => text_fields = list(value),
                _ => return None,
            }
        }
        reading.text = term.map(|term| (term, text_fields));
        reading.need_fields();
        Some(reading)
    }

    /// What is to be read to count the values of a field.
    pub fn to_count(question: &Parameters) -> Option<Self> {
        let mut reading = Self::default();
        for (key, value) in question {
            match *key {
                "filter" => reading.filters.push(value.clone()),
                "facet" => reading.fields.push(value.clone()),
                _ => return None,
            }
        }
        reading.need_fields();
        Some(reading)
    }

    /// Whether words are looked for: then nobody knows how many there are beyond what is read.
    pub fn has_text(&self) -> bool {
        self.text.is_some()
    }

    /// The filter sets.
    pub fn filters(&self) -> &[String] {
        &self.filters
    }

    /// The fields of the entities, as the catalog takes them; none for whole ones.
    pub fn fields(&self) -> &[String] {
        &self.fields
    }

    /// The parameters of `GET entities` after so many entities have been read.
    pub fn request(&self, read: usize) -> Parameters {
        let filters = self.filters.iter().map(|set| ("filter", set.clone()));
        let mut parameters: Parameters = filters.collect();
        if !self.fields.is_empty() {
            parameters.push(("fields", self.fields.join(",")));
        }
        parameters.push(("limit", PER_REQUEST.to_string()));
        if read > 0 {
            parameters.push(("offset", read.to_string()));
        }
        parameters
    }

    /// The page, out of all that was read: as by-query would give it.
    pub fn rows(&self, entities: &[Value]) -> Rows {
        let found = entities.iter().filter(|entity| self.has_words(entity));
        let mut found: Vec<(String, String, &Value)> = found
            .filter_map(|entity| Some((self.sorted_by(entity)?, name(entity), entity)))
            .collect();
        order::sort_by(&mut found, |one, other| {
            (&one.0, &one.1).cmp(&(&other.0, &other.1))
        });
        if self
            .order
            .as_ref()
            .is_some_and(|(_, descending)| *descending)
        {
            found.reverse();
        }
        let end = self.offset.saturating_add(self.limit);
        let page = found.iter().skip(self.offset).take(self.limit);
        let total = found.len();
        Rows {
            items: page.map(|(_, _, entity)| (*entity).clone()).collect(),
            total,
            next: (self.limit > 0 && end < total).then(|| place(end)),
            previous: (self.limit > 0 && self.offset > 0)
                .then(|| place(self.offset.saturating_sub(self.limit))),
        }
    }

    /// By-query leaves out entities that lack what it sorts by, and so does this.
    fn sorted_by(&self, entity: &Value) -> Option<String> {
        match &self.order {
            Some((field, _)) => {
                let values = values(entity, field);
                values.into_iter().map(|value| value.to_lowercase()).min()
            }
            None => Some(String::new()),
        }
    }

    fn has_words(&self, entity: &Value) -> bool {
        let Some((term, fields)) = &self.text else {
            return true;
        };
        let mut values = fields.iter().flat_map(|field| values(entity, field));
        values.any(|value| like::contains(&value.to_lowercase(), term))
    }

    /// Adds what is sorted and searched by. Relations are only had as a whole, and an entity is known
    /// by its kind, name and namespace.
    fn need_fields(&mut self) {
        if self.fields.is_empty() {
            return;
        }
        let known = ["kind", "metadata.name", "metadata.namespace"];
        let mut needed: Vec<String> = known.map(str::to_owned).to_vec();
        needed.append(&mut self.fields);
        needed.extend(self.order.iter().map(|(field, _)| field.clone()));
        needed.extend(self.text.iter().flat_map(|(_, fields)| fields.clone()));
        for field in needed {
            let field = match field.starts_with("relations.") {
                true => "relations".to_owned(),
                false => field,
            };
            if !self.fields.contains(&field) {
                self.fields.push(field);
            }
        }
    }
}

fn list(text: &str) -> Vec<String> {
    let fields = text.split(',').filter(|field| !field.is_empty());
    fields.map(str::to_owned).collect()
}

/// What tells equals apart.
fn name(entity: &Value) -> String {
    let part = |path: &str| entity.pointer(path).and_then(Value::as_str).unwrap_or("");
    [
        part("/metadata/name"),
        "/",
        part("/metadata/namespace"),
        "/",
        part("/kind"),
    ]
    .concat()
    .to_lowercase()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::listing::{Listing, Order, Question, Words};

    fn reading(listing: &Listing) -> Reading {
        match listing.page_question("kind,metadata.name,relations", Words::InOrder) {
            Question::Get(parameters) => Reading::of(&parameters).expect("a reading"),
            Question::Post(body) => panic!("a body: {body}"),
        }
    }

    fn component(name: &str, owner: Option<&str>, description: &str) -> Value {
        json!({
            "kind": "Component",
            "metadata": {"name": name, "description": description},
            "spec": {"owner": owner},
        })
    }

    fn names(rows: &Rows) -> Vec<&str> {
        let names = rows.items.iter();
        names
            .filter_map(|item| item.pointer("/metadata/name")?.as_str())
            .collect()
    }

    #[test]
    fn the_catalog_filters_and_the_rest_is_done_here() {
        let listing = Listing {
            text: "pay api".into(),
            limit: 2,
            ..Listing::default()
        };
        let reading = reading(&listing);
        let asked = reading.request(500);
        assert_eq!(asked[0], ("filter", "kind=component".to_owned()));
        let fields = &asked[1].1;
        assert!(fields.contains("metadata.description") && fields.contains("spec.owner"));
        assert_eq!(
            asked[2..],
            [("limit", "500".into()), ("offset", "500".into())]
        );
        let entities = [
            component("zeta", None, "The Payment API"),
            component("Alpha", None, "pays for an API"),
            component("beta", None, "API that pays"),
            component("pay-api", None, ""),
        ];
        let rows = reading.rows(&entities);
        assert_eq!((names(&rows), rows.total), (vec!["Alpha", "pay-api"], 3));
        assert_eq!((rows.next.as_deref(), rows.previous), (Some("row:2"), None));
    }

    #[test]
    fn pages_follow_one_another_both_ways() {
        let entities: Vec<Value> = (0..5)
            .map(|index| component(&format!("c{index}"), Some("a"), ""))
            .collect();
        let mut listing = Listing {
            limit: 2,
            order: Order {
                field: "spec.owner".into(),
                descending: true,
            },
            ..Listing::default()
        };
        let mut seen = Vec::new();
        loop {
            let rows = reading(&listing).rows(&entities);
            seen.extend(names(&rows).into_iter().map(str::to_owned));
            let Some(next) = rows.next else {
                assert_eq!(rows.previous.as_deref(), Some("row:2"));
                break;
            };
            listing.cursor = Some(next);
        }
        assert_eq!(seen, ["c4", "c3", "c2", "c1", "c0"]);
    }

    #[test]
    fn who_lacks_the_order_is_left_out_as_by_query_does() {
        let listing = Listing {
            order: Order {
                field: "spec.owner".into(),
                descending: false,
            },
            ..Listing::default()
        };
        let entities = [component("a", None, ""), component("b", Some("x"), "")];
        let rows = reading(&listing).rows(&entities);
        assert_eq!((names(&rows), rows.total), (vec!["b"], 1));
    }

    #[test]
    fn a_cursor_of_another_catalog_leads_nowhere() {
        let listing = Listing {
            cursor: Some("eyJ9".into()),
            ..Listing::default()
        };
        let Question::Get(parameters) = listing.page_question("kind", Words::InOrder) else {
            panic!("a body");
        };
        assert_eq!(Reading::of(&parameters), None);
    }

    #[test]
    fn relations_are_read_whole_to_be_counted() {
        let question = vec![
            ("facet", "relations.ownedBy".to_owned()),
            ("filter", "kind=api".to_owned()),
        ];
        let reading = Reading::to_count(&question).expect("a reading");
        assert!(reading.fields().contains(&"relations".to_owned()));
        assert_eq!(reading.filters(), ["kind=api"]);
    }
}
