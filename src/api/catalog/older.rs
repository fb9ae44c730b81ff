//! Catalogs of other years: the requests by which their lists, counts and entities are had.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::listing::{Parameters, Question};
use catalog::older::{self, Abilities, Count, MOST, PER_REQUEST, Reading};
use futures_util::future::try_join_all;
use leptos::prelude::*;
use serde_json::Value;
use web_sys::AbortSignal;

use super::{Client, Error, Page, read_page};
use crate::lazy::{Later, chunk};

/// How long what was read is good for, in milliseconds: a reader turns pages, sorts and types.
const GOOD_FOR: f64 = 30_000.0;

/// Readings that are kept.
const KEPT: usize = 4;

/// Requests at a time.
const AT_ONCE: usize = 6;

/// Rows that are passed over in one request.
const PASSED: usize = 1000;

/// All entities that some filters let through, each with some fields only.
pub(in crate::api) struct Read {
    filters: Vec<String>,
    fields: Vec<String>,
    since: f64,
    entities: Vec<Value>,
    /// Whether there are no more.
    is_whole: bool,
}

/// What was read lately, the newest last.
pub(in crate::api) type Readings = StoredValue<Vec<Rc<Read>>, LocalStorage>;

impl Read {
    fn answers(&self, reading: &Reading) -> bool {
        let has = |field: &String| self.fields.is_empty() || self.fields.contains(field);
        let has_fields = match reading.fields() {
            [] => self.fields.is_empty(),
            fields => fields.iter().all(has),
        };
        self.filters == reading.filters() && has_fields
    }

    fn is_fresh(&self) -> bool {
        js_sys::Date::now() - self.since < GOOD_FOR
    }
}

impl Client {
    /// A page that has to be had in another way.
    pub(super) async fn older_page(
        self,
        able: Abilities,
        question: &Question,
        signal: Option<AbortSignal>,
    ) -> Result<Page, Error> {
        page(self, able, question.clone(), signal).await?.await
    }

    /// Counts that have to be had in another way.
    pub(super) async fn older_counts(
        self,
        able: Abilities,
        field: &str,
        question: &Question,
        signal: Option<AbortSignal>,
    ) -> Result<Vec<Count>, Error> {
        let counts = counts(self, able, field.to_owned(), question.clone(), signal);
        counts.await?.await
    }

    /// The entities of references, of a catalog without by-refs.
    pub(super) async fn older_entities(
        self,
        references: &[EntityRef],
        fields: &[&str],
        signal: &AbortSignal,
    ) -> Result<Vec<Option<Entity>>, Error> {
        let fields = fields.iter().map(|field| (*field).to_owned()).collect();
        let entities = entities(self, references.to_vec(), fields, signal.clone());
        entities.await?.await
    }
}

// Few catalogs are that old.
chunk! { list:
    fn page(
        client: Client,
        able: Abilities,
        question: Question,
        signal: Option<AbortSignal>,
    ) -> Later<Result<Page, Error>> {
        Box::pin(async move {
            let parameters = parameters(question)?;
            match able.by_query {
                true => client.page_after(&parameters, signal).await,
                false => client.read_page(&parameters, signal).await,
            }
        })
    }

    fn counts(
        client: Client,
        able: Abilities,
        field: String,
        question: Question,
        signal: Option<AbortSignal>,
    ) -> Later<Result<Vec<Count>, Error>> {
        Box::pin(async move {
            let parameters = parameters(question)?;
            match able.counts(&field) {
                true => client.asked_counts(&field, &parameters, signal).await,
                false => client.read_counts(&field, &parameters, signal).await,
            }
        })
    }

    fn entities(
        client: Client,
        references: Vec<EntityRef>,
        fields: Vec<String>,
        signal: AbortSignal,
    ) -> Later<Result<Vec<Option<Entity>>, Error>> {
        Box::pin(async move {
            let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
            client.read_references(&references, &fields, &signal).await
        })
    }
}

/// The same question without predicates, if that can be.
fn parameters(question: Question) -> Result<Parameters, Error> {
    match question {
        Question::Get(parameters) => Ok(parameters),
        Question::Post(body) => older::parameters(&body).ok_or(Error::Unsupported),
    }
}

impl Client {
    /// A page of a catalog that has no by-query.
    async fn read_page(
        self,
        question: &Parameters,
        signal: Option<AbortSignal>,
    ) -> Result<Page, Error> {
        // A cursor of another backend, perhaps of this one before it was changed.
        let reading = Reading::of(question).ok_or(Error::Invalid(String::new()))?;
        let read = self.read(&reading, signal.clone()).await?;
        let rows = reading.rows(&read.entities);
        let mut total = rows.total;
        if !read.is_whole && !reading.has_text() && self.can().facets {
            // Every entity has one kind.
            let filters = reading.filters().iter();
            let filters = filters.map(|set| ("filter", set.clone()));
            let counted = [("facet", "kind".to_owned())].into_iter().chain(filters);
            let counted: Parameters = counted.collect();
            let kinds = self.asked_counts("kind", &counted, signal).await?;
            total = kinds.iter().map(|(_, count)| count).sum();
        }
        Ok(Page {
            items: rows.items.into_iter().filter_map(read_entity).collect(),
            total,
            next: rows.next,
            previous: rows.previous,
            is_partial: !read.is_whole,
        })
    }

    /// A page by the number of its first row, of a catalog that knows only cursors: the rows before it
    /// are passed over.
    async fn page_after(
        self,
        question: &Parameters,
        signal: Option<AbortSignal>,
    ) -> Result<Page, Error> {
        let path = "/entities/by-query";
        let first = older::without_offset(question);
        let mut left = older::offset(question);
        let mut cursor: Option<String> = None;
        loop {
            let place = |first: &Parameters| match &cursor {
                Some(cursor) => older::after(first, cursor),
                None => first.clone(),
            };
            if left == 0 {
                return read_page(self.get(path, &place(&first), signal).await?);
            }
            let step = left.min(PASSED);
            let mut passing = place(&first);
            passing.retain(|(key, _)| !["limit", "fields"].contains(key));
            passing.push(("limit", step.to_string()));
            passing.push(("fields", "kind,metadata.name".to_owned()));
            let passed = read_page(self.get(path, &passing, signal.clone()).await?)?;
            if passed.next.is_none() {
                return Ok(Page {
                    items: Vec::new(),
                    next: None,
                    previous: None,
                    ..passed
                });
            }
            cursor = passed.next;
            left -= step;
        }
    }

    /// The values of a field and how many entities have them, of a catalog that does not count.
    async fn read_counts(
        self,
        field: &str,
        question: &Parameters,
        signal: Option<AbortSignal>,
    ) -> Result<Vec<Count>, Error> {
        let reading = Reading::to_count(question).ok_or(Error::Unsupported)?;
        let read = self.read(&reading, signal).await?;
        Ok(older::counted(&read.entities, field))
    }

    /// The entities of references, of a catalog without by-refs.
    async fn read_references(
        self,
        references: &[EntityRef],
        fields: &[&str],
        signal: &AbortSignal,
    ) -> Result<Vec<Option<Entity>>, Error> {
        let mut fields: Vec<&str> = fields.to_vec();
        if !fields.is_empty() {
            fields.extend(["kind", "metadata.name", "metadata.namespace"]);
        }
        let chunks = older::chunks(references);
        let mut known: HashMap<String, Entity> = HashMap::new();
        for some in chunks.chunks(AT_ONCE) {
            let asked = some.iter().map(|chunk| {
                let mut parameters = chunk.clone();
                if !fields.is_empty() {
                    parameters.push(("fields", fields.join(",")));
                }
                let signal = signal.clone();
                async move { self.get("/entities", &parameters, Some(signal)).await }
            });
            for answer in try_join_all(asked).await? {
                let found = array(answer)?.into_iter();
                let found = found.filter_map(|item| Entity::try_from(item).ok());
                known.extend(found.map(|entity| (entity.reference().to_string(), entity)));
            }
        }
        let found = references.iter();
        Ok(found
            .map(|reference| known.get(&reference.to_string()).cloned())
            .collect())
    }

    /// All that a reading needs, as far as it is read.
    async fn read(self, reading: &Reading, signal: Option<AbortSignal>) -> Result<Rc<Read>, Error> {
        let kept = self.readings.try_update_value(|kept| {
            kept.retain(|read| read.is_fresh());
            kept.iter().find(|read| read.answers(reading)).cloned()
        });
        if let Some(read) = kept.flatten() {
            return Ok(read);
        }
        let mut entities = Vec::new();
        let is_whole = loop {
            let parameters = reading.request(entities.len());
            let request = self.get("/entities", &parameters, signal.clone());
            let some = array(request.await?)?;
            let are_last = some.len() < PER_REQUEST;
            entities.extend(some);
            if are_last || entities.len() >= MOST {
                break are_last;
            }
        };
        let read = Rc::new(Read {
            filters: reading.filters().to_vec(),
            fields: reading.fields().to_vec(),
            since: js_sys::Date::now(),
            entities,
            is_whole,
        });
        self.readings.try_update_value(|kept| {
            if kept.len() == KEPT {
                kept.remove(0);
            }
            kept.push(Rc::clone(&read));
        });
        Ok(read)
    }
}

fn array(answer: Value) -> Result<Vec<Value>, Error> {
    match answer {
        Value::Array(items) => Ok(items),
        _ => Err(Error::Unreadable),
    }
}

fn read_entity(value: Value) -> Option<Arc<Entity>> {
    Entity::try_from(value).ok().map(Arc::new)
}
