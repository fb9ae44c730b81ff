//! The catalog's endpoints, with typed questions and answers.

mod ahead;
mod ancestry;
mod answers;
mod changes;
mod exploration;
mod finding;
mod locations;
mod managed;
mod older;
mod organisation;
mod seen;
mod system_domains;
mod together;

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::listing::{Facet, Listing, Parameters, Question, Words};
use catalog::older::{Abilities, Count, offset};
use serde_json::{Value, json};
use web_sys::AbortSignal;

use self::answers::{entities, problem, read_counts, read_page};
use super::capabilities::is_missing;
use super::client::Client;
use super::error::Error;
use super::request::Request;

/// References asked for in one `by-refs` request (catalog-client `splitRefsIntoChunks`).
const REFS_PER_REQUEST: usize = 1000;

pub use locations::{Analysis, FoundFile, Rehearsal};
pub(super) use older::Readings;
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
    /// Whether there is more than this portal reads of a catalog that does not sort and search.
    pub is_partial: bool,
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
        let page = self.found(&question, signal).await?;
        seen::remember(&page.items);
        Ok(page)
    }

    /// The page that a question is for, by whatever way the catalog has.
    async fn found(self, question: &Question, signal: Option<AbortSignal>) -> Result<Page, Error> {
        let able = self.can();
        match self.found_by(able, question, signal.clone()).await {
            Err(error) if self.learns(able, &error, signal.as_ref()).await => {
                self.found_by(self.can(), question, signal).await
            }
            // Whatever it says of itself, something in between may let no such question through.
            Err(error) if is_missing(&error) && matches!(question, Question::Post(_)) => {
                Err(Error::Unsupported)
            }
            page => page,
        }
    }

    async fn found_by(
        self,
        able: Abilities,
        question: &Question,
        signal: Option<AbortSignal>,
    ) -> Result<Page, Error> {
        const PATH: &str = "/entities/by-query";
        match question {
            Question::Get(parameters)
                if able.by_query && (able.offsets || offset(parameters) == 0) =>
            {
                read_page(self.get(PATH, parameters, signal).await?)
            }
            Question::Post(body) if able.predicates => {
                read_page(self.send(Request::question(PATH, body), signal).await?)
            }
            _ => self.older_page(able, question, signal).await,
        }
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
        let able = self.can();
        let counts = self.counted_by(able, facet.field(), &question, Some(signal.clone()));
        let counts = match counts.await {
            Err(error) if self.learns(able, &error, Some(&signal)).await => {
                let able = self.can();
                self.counted_by(able, facet.field(), &question, Some(signal))
                    .await?
            }
            counts => counts?,
        };
        let counts = counts.into_iter();
        Ok(counts
            .map(|(value, count)| FacetCount { value, count })
            .collect())
    }

    async fn counted_by(
        self,
        able: Abilities,
        field: &str,
        question: &Question,
        signal: Option<AbortSignal>,
    ) -> Result<Vec<Count>, Error> {
        match question {
            Question::Get(parameters) if able.counts(field) => {
                self.asked_counts(field, parameters, signal).await
            }
            Question::Post(body) if able.predicates => {
                let request = Request::question("/entity-facets", body);
                read_counts(field, &self.send(request, signal).await?)
            }
            _ => self.older_counts(able, field, question, signal).await,
        }
    }

    /// What a catalog counts.
    async fn asked_counts(
        self,
        field: &str,
        parameters: &Parameters,
        signal: Option<AbortSignal>,
    ) -> Result<Vec<Count>, Error> {
        let answer = self.get("/entity-facets", parameters, signal).await?;
        read_counts(field, &answer)
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
        let able = self.can();
        match self.entities_by(able, references, fields, &signal).await {
            Err(error) if self.learns(able, &error, Some(&signal)).await => {
                let able = self.can();
                self.entities_by(able, references, fields, &signal).await
            }
            found => found,
        }
    }

    async fn entities_by(
        self,
        able: Abilities,
        references: &[EntityRef],
        fields: &[&str],
        signal: &AbortSignal,
    ) -> Result<Vec<Option<Entity>>, Error> {
        if !able.by_refs {
            return self.older_entities(references, fields, signal).await;
        }
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
