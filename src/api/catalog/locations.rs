//! Locations that readers register, and what stands at a URL before they do.

use catalog::entity::Entity;
use catalog::registration::RegisteredLocation;
use serde_json::{Value, json};
use web_sys::AbortSignal;

use super::{Client, Error, Request, is_missing};

/// As many as a catalog gives at once unless asked otherwise.
const LOCATIONS_PER_REQUEST: usize = 1000;

/// Nobody looks through more of them than that makes.
const MOST_REQUESTS: usize = 5;

/// What registering a location would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Rehearsal {
    /// The location.
    pub location: RegisteredLocation,
    /// Whether it is registered already.
    pub exists: bool,
    /// The entities that would come through it.
    pub entities: Vec<Entity>,
}

/// What a catalog finds out about a repository.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// Files of entities that are in it.
    pub files: Vec<FoundFile>,
    /// What could be written into a first file, where there is none.
    pub suggestions: Vec<Value>,
}

/// A file of entities in a repository.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundFile {
    /// Its URL.
    pub target: String,
    /// Whether it is registered already.
    pub is_registered: bool,
}

impl Client {
    /// The registered locations: the first thousands of them.
    pub async fn locations(self, signal: AbortSignal) -> Result<Vec<RegisteredLocation>, Error> {
        if self.can().predicates {
            match self.locations_by_page(signal.clone()).await {
                Err(error) if is_missing(&error) => {}
                locations => return locations,
            }
        }
        // Catalogs before catalog-backend 3.4 have no pages of them.
        let answer = self.get("/locations", &Vec::new(), Some(signal)).await?;
        let items = answer.as_array().ok_or(Error::Unreadable)?;
        let read = |item: &Value| RegisteredLocation::from_json(item.get("data")?);
        Ok(items.iter().filter_map(read).collect())
    }

    async fn locations_by_page(
        self,
        signal: AbortSignal,
    ) -> Result<Vec<RegisteredLocation>, Error> {
        let mut found = Vec::new();
        let mut body = json!({"limit": LOCATIONS_PER_REQUEST});
        for _ in 0..MOST_REQUESTS {
            let request = Request::question("/locations/by-query", &body);
            let answer = self.send(request, Some(signal.clone())).await?;
            let items = answer.get("items").and_then(Value::as_array);
            let items = items.ok_or(Error::Unreadable)?.iter();
            found.extend(items.filter_map(RegisteredLocation::from_json));
            match answer.pointer("/pageInfo/nextCursor") {
                Some(Value::String(next)) => body = json!({"cursor": next}),
                _ => break,
            }
        }
        Ok(found)
    }

    /// What would happen if a URL were registered; nothing happens.
    pub async fn rehearse(self, target: &str, signal: AbortSignal) -> Result<Rehearsal, Error> {
        let request = Request::question("/locations?dryRun=true", &url_location(target));
        let mut answer = self.send(request, Some(signal)).await?;
        let location = answer.get("location");
        let location = location.and_then(RegisteredLocation::from_json);
        let exists = answer.get("exists").and_then(Value::as_bool);
        let entities = match answer.get_mut("entities").map(Value::take) {
            Some(Value::Array(items)) => items,
            _ => return Err(Error::Unreadable),
        };
        Ok(Rehearsal {
            location: location.ok_or(Error::Unreadable)?,
            exists: exists.unwrap_or_default(),
            entities: entities
                .into_iter()
                .filter_map(|item| Entity::try_from(item).ok())
                .collect(),
        })
    }

    /// Registers a URL. What stands there comes into the catalog at once where the catalog is
    /// embedded, soon over a backend.
    pub async fn register(self, target: &str) -> Result<(), Error> {
        let request = Request::post("/locations", &url_location(target));
        self.change(request).await?.done()
    }

    /// Unregisters a location: what came through it leaves the catalog.
    pub async fn unregister(self, id: &str) -> Result<(), Error> {
        let id = String::from(js_sys::encode_uri_component(id));
        let request = Request::delete(["/locations/", &id].concat());
        self.change(request).await?.done()
    }

    /// What is in the repository at a URL.
    pub async fn analyze(self, target: &str, signal: AbortSignal) -> Result<Analysis, Error> {
        let body = json!({"location": url_location(target)});
        let request = Request::question("/analyze-location", &body);
        let answer = self.send(request, Some(signal)).await?;
        let list = |key: &str| answer.get(key).and_then(Value::as_array);
        let files = list("existingEntityFiles").ok_or(Error::Unreadable)?;
        let suggestions = list("generateEntities").ok_or(Error::Unreadable)?;
        let mut found: Vec<FoundFile> = Vec::new();
        // There is an item for every entity, and several stand in one file.
        for file in files.iter().filter_map(found_file) {
            if !found.contains(&file) {
                found.push(file);
            }
        }
        Ok(Analysis {
            files: found,
            suggestions: suggestions
                .iter()
                .filter_map(|suggestion| suggestion.get("entity").cloned())
                .collect(),
        })
    }
}

fn url_location(target: &str) -> Value {
    json!({"type": "url", "target": target})
}

fn found_file(value: &Value) -> Option<FoundFile> {
    let is_registered = value.get("isRegistered").and_then(Value::as_bool);
    Some(FoundFile {
        target: value.pointer("/location/target")?.as_str()?.to_owned(),
        is_registered: is_registered.unwrap_or_default(),
    })
}
