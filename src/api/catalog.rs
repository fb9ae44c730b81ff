//! The catalog's endpoints, with typed questions and answers.

mod ahead;
mod ancestry;
mod changes;
mod exploration;
mod finding;
mod locations;
mod managed;
mod organisation;
mod seen;
mod system_domains;
mod together;

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::listing::{Facet, Listing, Parameters, Question, Words};
use serde_json::{Value, json};
use web_sys::AbortSignal;

use super::client::{Client, Request};
use super::error::Error;

/// References asked for in one `by-refs` request (catalog-client `splitRefsIntoChunks`).
const REFS_PER_REQUEST: usize = 1000;

pub use locations::{Analysis, FoundFile, Rehearsal};
pub use together::Found;

/// One page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The rows.
    pub items: Vec<Arc<Entity>>,
    /// How many entities the whole list has.
    pub total: usize,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
    /// Where the previous page begins, if there is one.
    pub previous: Option<String>,
}

/// One option of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// The value, in the case the entities have it.
    pub value: String,
    /// How many entities have it.
    pub count: usize,
}

/// Something the embedded catalog could not read or use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// URL of the file.
    pub file: String,
    /// Line in the file, from 1.
    pub line: Option<usize>,
    /// The entity concerned, if it got far enough to have a name.
    pub entity: Option<EntityRef>,
    /// A sentence.
    pub message: String,
}

impl Client {
    /// A page of the catalog, each entity with these fields only, or whole if there are none.
    pub async fn list(
        self,
        listing: &Listing,
        fields: &str,
        signal: AbortSignal,
    ) -> Result<Page, Error> {
        self.page(listing.page_question(fields, self.words()), signal)
            .await
    }

    /// The page that a question is for.
    pub async fn page(self, question: Question, signal: AbortSignal) -> Result<Page, Error> {
        match ahead::answer(&question).await {
            Some(page) => Ok(page),
            None => self.asked_page(question, Some(signal)).await,
        }
    }

    async fn asked_page(
        self,
        question: Question,
        signal: Option<AbortSignal>,
    ) -> Result<Page, Error> {
        let answer = self.put("/entities/by-query", question, signal).await?;
        let cursor = |key: &str| Some(answer.get("pageInfo")?.get(key)?.as_str()?.to_owned());
        let (total, next, previous) = (
            count(&answer, "totalItems").ok_or(Error::Unreadable)?,
            cursor("nextCursor"),
            cursor("prevCursor"),
        );
        let found = entities(answer)?.into_iter().flatten();
        let items: Vec<Arc<Entity>> = found.map(Arc::new).collect();
        seen::remember(&items);
        Ok(Page {
            items,
            total,
            next,
            previous,
        })
    }

    /// How many entities a list has.
    pub async fn total(self, listing: &Listing, signal: AbortSignal) -> Result<usize, Error> {
        let nothing = Listing {
            limit: 0,
            ..listing.from_start()
        };
        Ok(self.list(&nothing, "kind", signal).await?.total)
    }

    /// The options of a filter of a list, counted under the other filters.
    pub async fn facet(
        self,
        listing: &Listing,
        facet: Facet,
        signal: AbortSignal,
    ) -> Result<Vec<FacetCount>, Error> {
        let question = listing.facet_question(facet);
        let answer = self.put("/entity-facets", question, Some(signal)).await?;
        let values = answer
            .get("facets")
            .and_then(|facets| facets.get(facet.field())?.as_array())
            .ok_or(Error::Unreadable)?;
        Ok(values.iter().filter_map(facet_count).collect())
    }

    /// How this catalog takes several words.
    pub fn words(self) -> Words {
        if self.is_embedded() {
            Words::Each
        } else {
            Words::InOrder
        }
    }

    /// One entity, whole; `None` if there is no such entity.
    pub async fn entity(
        self,
        reference: &EntityRef,
        signal: AbortSignal,
    ) -> Result<Option<Entity>, Error> {
        let request = Request::get(by_name(reference));
        match self.send(request, Some(signal)).await {
            Ok(answer) => Entity::try_from(answer)
                .map(Some)
                .map_err(|_| Error::Unreadable),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The entities of these references, each with these fields only or whole if there are none, in
    /// their order; `None` for those that do not exist.
    pub async fn entities(
        self,
        references: &[EntityRef],
        fields: &[&str],
        signal: AbortSignal,
    ) -> Result<Vec<Option<Entity>>, Error> {
        let mut found = Vec::with_capacity(references.len());
        for chunk in references.chunks(REFS_PER_REQUEST) {
            let texts: Vec<String> = chunk.iter().map(EntityRef::to_string).collect();
            let mut body = json!({"entityRefs": texts});
            if !fields.is_empty() {
                body["fields"] = json!(fields);
            }
            let request = Request::question("/entities/by-refs", &body);
            found.extend(entities(self.send(request, Some(signal.clone())).await?)?);
        }
        Ok(found)
    }

    /// What the embedded catalog could not read or use; nothing for a server, which does not say.
    pub async fn problems(self, signal: AbortSignal) -> Result<Vec<Problem>, Error> {
        if !self.is_embedded() {
            return Ok(Vec::new());
        }
        let answer = self.get("/problems", &Vec::new(), Some(signal)).await?;
        let items = answer.get("items").and_then(Value::as_array);
        Ok(items.into_iter().flatten().filter_map(problem).collect())
    }

    async fn put(
        self,
        path: &str,
        question: Question,
        signal: Option<AbortSignal>,
    ) -> Result<Value, Error> {
        match question {
            Question::Get(parameters) => self.get(path, &parameters, signal).await,
            Question::Post(body) => {
                let request = Request::question(path, &body);
                match self.send(request, signal).await {
                    // Backends before catalog-backend 3.5 have no such route.
                    Err(Error::NotFound | Error::Unexpected(405, _)) => Err(Error::Unsupported),
                    answer => answer,
                }
            }
        }
    }

    async fn get(
        self,
        path: &str,
        parameters: &Parameters,
        signal: Option<AbortSignal>,
    ) -> Result<Value, Error> {
        let mut target = path.to_owned();
        for (index, (key, value)) in parameters.iter().enumerate() {
            target.push(if index == 0 { '?' } else { '&' });
            target.push_str(key);
            target.push('=');
            target.push_str(&String::from(js_sys::encode_uri_component(value)));
        }
        self.send(Request::get(target), signal).await
    }
}

/// Where one entity is.
fn by_name(reference: &EntityRef) -> String {
    let mut target = String::from("/entities/by-name");
    for part in [&reference.kind, &reference.namespace, &reference.name] {
        target.push('/');
        target.push_str(&String::from(js_sys::encode_uri_component(part)));
    }
    target
}

/// `items` of an answer: entities, and `None` for `null`.
fn entities(mut answer: Value) -> Result<Vec<Option<Entity>>, Error> {
    let Some(Value::Array(items)) = answer.get_mut("items").map(Value::take) else {
        return Err(Error::Unreadable);
    };
    items
        .into_iter()
        .map(|item| match item {
            Value::Null => Ok(None),
            item => Entity::try_from(item)
                .map(Some)
                .map_err(|_| Error::Unreadable),
        })
        .collect()
}

fn facet_count(value: &Value) -> Option<FacetCount> {
    Some(FacetCount {
        value: value.get("value")?.as_str()?.to_owned(),
        count: count(value, "count")?,
    })
}

fn problem(value: &Value) -> Option<Problem> {
    let text = |key: &str| value.get(key)?.as_str();
    Some(Problem {
        file: text("file")?.to_owned(),
        line: count(value, "line"),
        entity: text("entity").and_then(|text| EntityRef::parse(text).ok()),
        message: text("message")?.to_owned(),
    })
}

fn count(value: &Value, key: &str) -> Option<usize> {
    usize::try_from(value.get(key)?.as_u64()?).ok()
}
