//! Locations that were registered through the API (catalog-backend `DefaultLocationService`,
//! `DefaultLocationStore`).

use rustc_hash::FxHashSet;
use serde_json::{Map, Value, json};

use super::validation::error_name;
use super::{Change, Registered, Reply, Service, Then, Work, location_json};
use crate::entity_ref::EntityRef;
use crate::ingest::{Ingestion, Location, id_of, reference};
use crate::predicate::{Matcher, Predicate};
use crate::query::condition::predicate_json;
use crate::query::cursor;
use crate::query::parameters::{Kind, Parameters};
use crate::rest::body::{self, Property, Schema};
use crate::rest::entities::predicate;
use crate::rest::refusal::Refusal;
use crate::rest::{Answer, Request};

const LOCATION: [Property; 2] = [("target", Schema::Text, true), ("type", Schema::Text, true)];

/// In the order in which Backstage's document names them.
const REPLACEMENT: [Property; 2] = [("type", Schema::Text, true), ("target", Schema::Text, true)];

const BY_QUERY: [Property; 3] = [
    ("cursor", Schema::Text, false),
    ("limit", Schema::Number, false),
    ("query", Schema::Object, false),
];

const ORIGIN: &str = "metadata.annotations.backstage.io/managed-by-origin-location";

/// Locations of a page when the request names no limit.
const DEFAULT_LIMIT: f64 = 1000.0;

impl Service {
    pub(super) fn post_location(&self, request: &Request) -> Result<Reply, Refusal> {
        let known = [
            ("dryRun", Kind::Text),
            ("onConflict", Kind::OneOf(&["refresh", "reject"])),
        ];
        let parameters = Parameters::parse(request.query(), &known)?;
        let location = location(request)?;
        let known = self.registered.iter().find(|known| is_at(known, &location));
        if parameters.first("dryRun").is_some_and(is_yes) {
            let mut ingestion = Ingestion::default();
            ingestion.keep_values();
            ingestion.register(&location);
            return Ok(Reply::Later(Box::new(Work {
                ingestion,
                request: request.clone(),
                then: Then::Show(location, known.is_some()),
            })));
        }
        if known.is_some() && parameters.first("onConflict") != Some("refresh") {
            return Err(Refusal::Conflict(format!(
                "Location {location} already exists"
            )));
        }
        let (change, shown) = match known {
            Some(known) => (Change::Refresh, known.clone()),
            None => {
                let new = self.registered_as(&location);
                (Change::Register(new.clone()), new)
            }
        };
        let mut answer = Answer::from(json!({"location": location_json(&shown), "entities": []}));
        answer.status = 201;
        Ok(self.change(request, change, answer))
    }

    pub(super) fn put_location(&self, request: &Request, id: &str) -> Result<Reply, Refusal> {
        Parameters::parse(request.query(), &[])?;
        let location = url_location(&body::read_only(request, &REPLACEMENT)?)?;
        let is_other = |known: &&Registered| is_at(known, &location) && known.id != id;
        if self.registered.iter().any(|known| is_other(&known)) {
            return Err(Refusal::Conflict(format!(
                "Location {location} already exists"
            )));
        }
        self.location(id)?;
        let replaced = Registered {
            id: id.to_owned(),
            kind: location.kind,
            target: location.target,
        };
        let answer = Answer::from(location_json(&replaced));
        Ok(self.change(request, Change::Replace(replaced), answer))
    }

    pub(super) fn delete_location(&self, request: &Request, id: &str) -> Result<Reply, Refusal> {
        Parameters::parse(request.query(), &[])?;
        self.location(id)?;
        let mut answer = Answer::from(String::new());
        answer.status = 204;
        Ok(self.change(request, Change::Unregister(id.to_owned()), answer))
    }

    pub(super) fn read_locations(
        &self,
        request: &Request,
        rest: &[&str],
    ) -> Result<Answer, Refusal> {
        Parameters::parse(request.query(), &[])?;
        match (request.method.as_str(), rest) {
            ("GET", []) => {
                let data = self
                    .registered
                    .iter()
                    .map(|known| json!({"data": location_json(known)}));
                Ok(data.collect::<Value>().into())
            }
            ("POST", ["by-query"]) => self.locations_by_query(request),
            ("GET", [id]) => Ok(location_json(self.location(id)?).into()),
            ("GET", ["by-entity", kind, namespace, name]) => {
                self.location_of(&EntityRef::new(*kind, *namespace, *name).to_string())
            }
            _ => Err(Refusal::NoSuchRoute),
        }
    }

    /// What a new location is kept as. Its id may be taken: by one that was at its place once and
    /// has been replaced.
    fn registered_as(&self, location: &Location) -> Registered {
        let mut named = location.to_string();
        let mut id = id_of(&named);
        while self.registered.iter().any(|known| known.id == id) {
            named.push('#');
            id = id_of(&named);
        }
        Registered {
            id,
            kind: location.kind.clone(),
            target: location.target.clone(),
        }
    }

    fn location(&self, id: &str) -> Result<&Registered, Refusal> {
        let known = self.registered.iter().find(|known| known.id == id);
        known.ok_or_else(|| Refusal::NotFound(format!("Found no location with ID {id}")))
    }

    fn location_of(&self, reference: &str) -> Result<Answer, Refusal> {
        let entity = self
            .catalog
            .by_reference(reference)
            .ok_or_else(|| Refusal::NotFound(format!("found no entity for ref {reference}")))?;
        let origin = self.catalog.value_of(entity, ORIGIN).ok_or_else(|| {
            Refusal::NotFound(format!("found no origin annotation for ref {reference}"))
        })?;
        let (kind, target) = origin.split_once(':').unwrap_or_default();
        let known = self.registered.iter();
        let known = known
            .into_iter()
            .find(|known| known.kind == kind && known.target == target);
        match known {
            Some(known) => Ok(location_json(known).into()),
            None => Err(Refusal::NotFound(format!(
                "Found no location with type {kind} and target {target}"
            ))),
        }
    }

    fn locations_by_query(&self, request: &Request) -> Result<Answer, Refusal> {
        let body = body::read(request, &BY_QUERY, false)?;
        let query = match body::text(&body, "cursor") {
            Some("") => return Err(Refusal::Input("Cursor cannot be empty".to_owned())),
            Some(cursor) => LocationQuery::of_cursor(cursor)?,
            None => LocationQuery::of_body(&body)?,
        };
        if let Some(predicate) = &query.predicate {
            // What cannot be asked is refused, whether or not there are locations to ask it of.
            holds(predicate, &Registered::default())?;
        }
        let mut matching = Vec::new();
        for known in &self.registered {
            let is_wanted = query
                .predicate
                .as_ref()
                .map(|predicate| holds(predicate, known));
            if is_wanted.transpose()?.unwrap_or(true) {
                matching.push(known);
            }
        }
        let total = matching.len();
        matching.sort_by(|one, other| one.id.cmp(&other.id));
        if let Some(after) = &query.after {
            matching.retain(|known| known.id > *after);
        }
        let mut info = json!({});
        if matching.len() > query.limit {
            matching.truncate(query.limit);
            info["nextCursor"] = query.next(&matching[query.limit - 1].id).into();
        }
        let items: Value = matching.into_iter().map(location_json).collect();
        Ok(json!({"items": items, "totalItems": total, "pageInfo": info}).into())
    }
}

/// A page of locations.
struct LocationQuery {
    limit: usize,
    after: Option<String>,
    predicate: Option<Predicate>,
}

impl LocationQuery {
    fn of_body(body: &Map<String, Value>) -> Result<Self, Refusal> {
        let limit = body
            .get("limit")
            .and_then(Value::as_f64)
            .unwrap_or(DEFAULT_LIMIT);
        if limit.fract() != 0.0 || limit < 1.0 {
            let message = "Limit must be a positive integer >= 1";
            return Err(Refusal::Input(message.to_owned()));
        }
        Ok(Self {
            limit: limit as usize,
            after: None,
            predicate: predicate(body.get("query"))?,
        })
    }

    fn of_cursor(cursor: &str) -> Result<Self, Refusal> {
        let parsed: Value = serde_json::from_slice(&cursor::decode(cursor))
            .map_err(|_| Refusal::Input("Malformed cursor, unknown encoding".to_owned()))?;
        let malformed =
            |why: String| Refusal::Input(format!("Malformed cursor: Validation error: {why}"));
        let limit = parsed
            .get("limit")
            .and_then(Value::as_u64)
            .filter(|limit| *limit > 0);
        let limit = limit.ok_or_else(|| malformed("it has no limit".to_owned()))?;
        let after = match parsed.get("afterId") {
            Some(Value::String(after)) => Some(after.clone()),
            Some(_) => return Err(malformed("afterId is not a text".to_owned())),
            None => None,
        };
        let query = parsed.get("query");
        let predicate = query
            .map(|query| Predicate::parse(query, "query"))
            .transpose()
            .map_err(|error| malformed(error.to_string()))?;
        if let Some(Predicate::Is(_)) = predicate {
            return Err(Refusal::Input("Query must be an object".to_owned()));
        }
        Ok(Self {
            limit: limit as usize,
            after,
            predicate,
        })
    }

    fn next(&self, after: &str) -> String {
        let mut cursor = json!({"limit": self.limit, "afterId": after});
        if let Some(predicate) = &self.predicate {
            cursor["query"] = predicate_json(predicate);
        }
        cursor::encode(&cursor)
    }
}

/// Whether a location satisfies a predicate. Nothing to check does not hold here, in contrast to
/// entities (catalog-backend `applyLocationFilterToQuery`).
fn holds(predicate: &Predicate, location: &Registered) -> Result<bool, Refusal> {
    let all = |parts: &[Predicate]| -> Result<Vec<bool>, Refusal> {
        parts.iter().map(|part| holds(part, location)).collect()
    };
    Ok(match predicate {
        Predicate::All(parts) => !parts.is_empty() && all(parts)?.into_iter().all(|part| part),
        Predicate::Any(parts) => all(parts)?.into_iter().any(|part| part),
        Predicate::Not(part) => !holds(part, location)?,
        Predicate::Is(_) => {
            let message = "Invalid filter predicate, expected an object";
            return Err(Refusal::Input(message.to_owned()));
        }
        Predicate::Fields(fields) => {
            let mut hold = true;
            for (key, matcher) in fields {
                hold &= field_holds(key, matcher, location)?;
            }
            hold
        }
    })
}

fn field_holds(key: &str, matcher: &Matcher, location: &Registered) -> Result<bool, Refusal> {
    let shown = location_json(location);
    let value = match key.to_lowercase().as_str() {
        "id" => &shown["id"],
        "type" => &shown["type"],
        "target" => &shown["target"],
        "entityref" => &shown["entityRef"],
        _ => {
            return Err(Refusal::Input(format!(
                "Invalid filter predicate, expected key to be 'id', 'type', 'target', or 'entityRef', got '{key}'"
            )));
        }
    };
    let value = value.as_str().unwrap_or_default().to_uppercase();
    let is_it = |wanted: &Value| match wanted {
        Value::String(wanted) => wanted.to_uppercase() == value,
        other => other.to_string().to_uppercase() == value,
    };
    Ok(match matcher {
        Matcher::Equals(wanted) => is_it(wanted),
        Matcher::In(wanted) => wanted.iter().any(is_it),
        Matcher::Exists(exists) => *exists,
        Matcher::HasPrefix(prefix) => value.starts_with(&prefix.to_uppercase()),
        Matcher::Contains(_) => false,
    })
}

/// The location that a request brings.
fn location(request: &Request) -> Result<Location, Refusal> {
    let body = body::read(request, &LOCATION, true)?;
    let known = ["type", "target", "presence"];
    if let Some(unknown) = body.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(Refusal::Input(format!(
            "Malformed request: a location has no '{unknown}'"
        )));
    }
    let presence = body.get("presence");
    if presence.is_some_and(|presence| presence != "required" && presence != "optional") {
        let message = "Malformed request: presence is neither 'required' nor 'optional'";
        return Err(Refusal::Input(message.to_owned()));
    }
    url_location(&body)
}

fn url_location(body: &Map<String, Value>) -> Result<Location, Refusal> {
    let text = |key: &str| body::text(body, key).unwrap_or_default().to_owned();
    let location = Location {
        kind: text("type"),
        target: text("target"),
    };
    if location.kind != "url" {
        let message = "Registered locations must be of an allowed type [\"url\"]";
        return Err(Refusal::Input(message.to_owned()));
    }
    Ok(location)
}

fn is_at(known: &Registered, location: &Location) -> bool {
    known.kind == location.kind && known.target == location.target
}

/// The answer to a dry run: the location, and the entities that registering it would bring.
pub(super) fn shown(
    location: &Location,
    exists: bool,
    ingestion: &mut Ingestion,
) -> Result<Answer, Refusal> {
    let problems = ingestion.problems();
    if !problems.is_empty() {
        let messages: Vec<String> = problems
            .iter()
            .map(|problem| format!("{}: {}", error_name(&problem.message), problem.message))
            .collect();
        return Err(Refusal::Input(messages.join(", ")));
    }
    let entities = ingestion.values();
    let mut seen = FxHashSet::default();
    let mut references = entities.iter().filter_map(reference);
    if let Some(twice) = references.find(|reference| !seen.insert(reference.to_string())) {
        return Err(Refusal::Input(format!("Duplicate nested entity: {twice}")));
    }
    let mut answer = Answer::from(json!({
        "exists": exists,
        "location": {
            "type": location.kind,
            "target": location.target,
            "id": location.to_string(),
            "entityRef": location.entity_ref(),
        },
        "entities": entities,
    }));
    answer.status = 201;
    Ok(answer)
}

/// What counts as yes in a parameter (the `yn` package).
fn is_yes(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    ["y", "yes", "true", "1", "on"].contains(&text.as_str())
}
