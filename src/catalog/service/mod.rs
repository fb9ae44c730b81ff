//! The whole of the REST API: what [`Catalog::answer`] answers, the locations that were registered
//! here, and the requests that have to read files first.
//!
//! Nothing here reads a file, tells the time or throws dice. A request that needs files becomes
//! [`Work`]: whoever runs the service fetches what it [wants](Work::wanted), hands it over, and
//! [settles](Service::settle) it. The catalog in force answers until then. Works that change
//! something have to be settled one after the other.

mod analysis;
mod locations;
mod validation;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::engine::Catalog;
use crate::entity_ref::EntityRef;
use crate::ingest::{Ingestion, Location, Progress};
use crate::query::parameters::Parameters;
use crate::rest::body::{self, Schema};
use crate::rest::refusal::Refusal;
use crate::rest::{Answer, Request, Response};

/// A location that was registered through the API, to be kept from start to start.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// Unique, and the same whenever the same location is registered into the same catalog.
    pub id: String,
    /// `url`
    #[serde(rename = "type")]
    pub kind: String,
    /// Where the entities are.
    pub target: String,
}

/// A catalog with everything that can be asked of it.
#[derive(Default)]
pub struct Service {
    roots: Vec<String>,
    registered: Vec<Registered>,
    /// Canonical references that were deleted; the next refresh brings them back.
    deleted: Vec<String>,
    catalog: Catalog,
}

/// The answer to a request, or what has to be done before there is one.
pub enum Reply {
    /// The answer.
    Now(Response),
    /// Files have to be read.
    Later(Box<Work>),
}

/// A request that waits for files.
pub struct Work {
    ingestion: Ingestion,
    request: Request,
    then: Then,
}

/// What is done once the files are there.
enum Then {
    /// What was read becomes the catalog, with these changes, and this is the answer.
    Become(Change, Answer),
    /// What was read is shown.
    Show(Location, bool),
    /// What was read is judged, and what is wrong with where it is said to come from.
    Judge(Option<String>),
}

/// A change of what is read at every start.
enum Change {
    Nothing,
    Register(Registered),
    Replace(Registered),
    Unregister(String),
    Delete(String),
    /// Deleted entities come back, if they are still written down.
    Refresh,
}

impl Service {
    /// A service over the addresses of root locations and those registered earlier, and the work
    /// that reads them. It answers from an empty catalog until that is settled.
    pub fn start(roots: Vec<String>, registered: Vec<Registered>) -> (Self, Work) {
        let service = Self {
            roots,
            registered,
            ..Self::default()
        };
        let work = service.reading(Request::default(), Change::Nothing, String::new().into());
        (service, work)
    }

    /// The catalog in force.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The locations to keep.
    pub fn registered(&self) -> &[Registered] {
        &self.registered
    }

    /// Answers a request, or says what has to be done first.
    pub fn answer(&self, request: &Request) -> Reply {
        match self.route(request) {
            Ok(Reply::Now(response)) => Reply::Now(response),
            Ok(later) => later,
            Err(refusal) => Reply::Now(request.respond(Err(refusal))),
        }
    }

    fn route(&self, request: &Request) -> Result<Reply, Refusal> {
        let segments = request.segments()?;
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        match (request.method.as_str(), segments.as_slice()) {
            ("POST", ["locations"]) => self.post_location(request),
            ("PUT", ["locations", id]) => self.put_location(request, id),
            ("DELETE", ["locations", id]) => self.delete_location(request, id),
            ("GET" | "POST", ["locations", ..]) => {
                let answer = self.read_locations(request, &segments[1..])?;
                Ok(Reply::Now(request.respond(Ok(answer))))
            }
            ("DELETE", ["entities", "by-uid", uid]) => self.delete_entity(request, uid),
            ("POST", ["refresh"]) => self.refresh(request),
            ("POST", ["analyze-location"]) => {
                let answer = analysis::analyze(request)?;
                Ok(Reply::Now(request.respond(Ok(answer))))
            }
            ("POST", ["validate-entity"]) => Ok(validation::validate(request)?),
            _ => Ok(Reply::Now(self.catalog.answer(request))),
        }
    }

    fn delete_entity(&self, request: &Request, uid: &str) -> Result<Reply, Refusal> {
        Parameters::parse(request.query(), &[])?;
        let done = Answer {
            status: 204,
            body: String::new(),
            link: None,
        };
        match self.catalog.by_uid(uid) {
            Some(entity) => {
                let reference = self.catalog.reference(entity).to_owned();
                Ok(self.change(request, Change::Delete(reference), done))
            }
            None => Ok(Reply::Now(request.respond(Ok(done)))),
        }
    }

    fn refresh(&self, request: &Request) -> Result<Reply, Refusal> {
        Parameters::parse(request.query(), &[])?;
        let properties = [
            ("entityRef", Schema::Text, true),
            ("authorizationToken", Schema::Text, false),
        ];
        let body = body::read_only(request, &properties)?;
        let reference = body::text(&body, "entityRef")
            .unwrap_or_default()
            .to_lowercase();
        let is_known = EntityRef::parse(&reference)
            .is_ok_and(|parsed| self.catalog.by_reference(&parsed.to_string()).is_some());
        if !is_known {
            return Err(Refusal::NotFound(format!("Entity {reference} not found")));
        }
        Ok(self.change(request, Change::Refresh, String::new().into()))
    }

    fn change(&self, request: &Request, change: Change, answer: Answer) -> Reply {
        Reply::Later(Box::new(self.reading(request.clone(), change, answer)))
    }

    /// Reads everything again as it will be after a change.
    fn reading(&self, request: Request, change: Change, answer: Answer) -> Work {
        let (registered, deleted) = self.after(&change);
        let mut ingestion = Ingestion::default();
        ingestion.exclude(deleted);
        for address in &self.roots {
            ingestion.register(&Location::of_address(address));
        }
        for location in registered {
            ingestion.register(&Location {
                kind: location.kind,
                target: location.target,
            });
        }
        Work {
            ingestion,
            request,
            then: Then::Become(change, answer),
        }
    }

    fn after(&self, change: &Change) -> (Vec<Registered>, Vec<String>) {
        let (mut registered, mut deleted) = (self.registered.clone(), self.deleted.clone());
        match change {
            Change::Nothing => {}
            Change::Register(location) => registered.push(location.clone()),
            Change::Replace(location) => {
                let known = registered.iter_mut().find(|known| known.id == location.id);
                if let Some(known) = known {
                    *known = location.clone();
                }
            }
            Change::Unregister(id) => registered.retain(|known| known.id != *id),
            Change::Delete(reference) => deleted.push(reference.clone()),
            Change::Refresh => deleted.clear(),
        }
        (registered, deleted)
    }

    /// Finishes a work whose files are all there; gives the answer to its request.
    pub fn settle(&mut self, work: Work) -> Response {
        let Work {
            mut ingestion,
            request,
            then,
        } = work;
        match then {
            Then::Become(change, answer) => {
                (self.registered, self.deleted) = self.after(&change);
                self.catalog = ingestion.finish();
                request.respond(Ok(answer))
            }
            Then::Show(location, exists) => {
                let shown = locations::shown(&location, exists, &mut ingestion);
                request.respond(shown)
            }
            Then::Judge(wrong_place) => {
                request.respond(Ok(validation::judged(&ingestion, wrong_place)))
            }
        }
    }
}

impl Work {
    /// Addresses of the files to read now, as [`Ingestion::wanted`] gives them.
    pub fn wanted(&mut self) -> Vec<String> {
        self.ingestion.wanted()
    }

    /// Takes the content of a file, or a sentence why it could not be read.
    pub fn supply(&mut self, address: &str, content: Result<Vec<u8>, String>) {
        self.ingestion.supply(address, content);
    }

    /// Takes the files a pattern stands for, as [`Ingestion::supply_matches`] does.
    pub fn supply_matches(&mut self, pattern: &str, addresses: Vec<String>) {
        self.ingestion.supply_matches(pattern, addresses);
    }

    /// Calls back during a long reading.
    pub fn on_progress(&mut self, callback: impl FnMut(Progress) + 'static) {
        self.ingestion.on_progress(callback);
    }
}

/// A location as the API shows it.
fn location_json(location: &Registered) -> Value {
    let place = Location {
        kind: location.kind.clone(),
        target: location.target.clone(),
    };
    json!({
        "id": location.id,
        "type": location.kind,
        "target": location.target,
        "entityRef": place.entity_ref(),
    })
}

#[cfg(test)]
mod tests;
