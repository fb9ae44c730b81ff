//! `validate-entity`: whether a catalog would take an entity (catalog-backend `createRouter.ts`).

use serde_json::{Value, json};

use super::{Reply, Then, Work};
use crate::ingest::{Ingestion, Location};
use crate::query::parameters::Parameters;
use crate::rest::body::{self, Property, Schema};
use crate::rest::refusal::Refusal;
use crate::rest::{Answer, Request};

const BODY: [Property; 2] = [
    ("location", Schema::Text, true),
    ("entity", Schema::Object, true),
];

/// Starts to judge the entity of a request.
pub(super) fn validate(request: &Request) -> Result<Reply, Refusal> {
    Parameters::parse(request.query(), &[])?;
    let mut body = body::read(request, &BODY, true)?;
    let location = body::text(&body, "location").unwrap_or_default().to_owned();
    let entity = body.remove("entity").unwrap_or_default();
    let target = target(&location);
    let wrong_place = target.as_ref().err().cloned();
    let wrong_place = wrong_place.or_else(|| wrong_annotation(&entity));
    let mut ingestion = Ingestion::default();
    ingestion.judge(entity, &Location::of_address(target.unwrap_or_default()));
    Ok(Reply::Later(Box::new(Work {
        ingestion,
        request: request.clone(),
        then: Then::Judge(wrong_place),
    })))
}

/// The URL of a location reference.
fn target(reference: &str) -> Result<&str, String> {
    match parse(reference)? {
        ("url", target) => Ok(target),
        _ => Err(format!(
            "Invalid location ref {reference}, only 'url:<target>' is supported, e.g. url:https://host/path"
        )),
    }
}

/// What is wrong with the places that an entity itself says it comes from.
fn wrong_annotation(entity: &Value) -> Option<String> {
    let annotations = entity.pointer("/metadata/annotations")?;
    let keys = [
        "backstage.io/managed-by-location",
        "backstage.io/managed-by-origin-location",
    ];
    let places = keys.into_iter().filter_map(|key| annotations.get(key));
    places
        .filter_map(Value::as_str)
        .find_map(|place| parse(place).err())
}

/// Type and target of a location reference (catalog-model `parseLocationRef`).
fn parse(reference: &str) -> Result<(&str, &str), String> {
    let (kind, target) = reference.split_once(':').unwrap_or_default();
    match (kind.trim(), target.trim()) {
        ("", _) | (_, "") => Err(format!(
            "Unable to parse location ref '{reference}', expected '<type>:<target>', e.g. 'url:https://host/path'"
        )),
        ("http" | "https", _) => Err(format!(
            "Invalid location ref '{reference}', please prefix it with 'url:', e.g. 'url:{reference}'"
        )),
        found => Ok(found),
    }
}

/// The verdict, once the files of placeholders are there. The envelope is looked at before the
/// place, the rest after it.
pub(super) fn judged(ingestion: &Ingestion, wrong_place: Option<String>) -> Answer {
    let first = ingestion.problems().first();
    let first = first.map(|first| (error_name(&first.message), first.message.as_str()));
    match (first, wrong_place) {
        (Some((ENVELOPE, message)), _) => refused(vec![error(ENVELOPE, message)]),
        (_, Some(message)) => refused(vec![error("TypeError", &message)]),
        (Some((name, message)), None) => refused(vec![error(name, message)]),
        (None, None) => String::new().into(),
    }
}

/// The class of an error that the envelope of an entity has.
const ENVELOPE: &str = "TypeError";

/// The class of the error that Backstage has for a problem.
pub(super) fn error_name(message: &str) -> &'static str {
    let begins = |words: &str| message.starts_with(words);
    if begins("/") || begins("<") {
        ENVELOPE
    } else if begins("YAML error")
        || begins("Expected object at root")
        || begins("metadata.annotations must be a valid object")
    {
        "Error"
    } else {
        "InputError"
    }
}

/// An error with its cause, as `@backstage/errors` serialises it.
fn error(name: &str, message: &str) -> Value {
    let mut error = json!({"name": name, "message": message});
    let cause = message.split_once("; caused by ").map(|(_, cause)| cause);
    if let Some((name, message)) = cause.and_then(|cause| cause.split_once(": ")) {
        error["cause"] = self::error(name, message);
    }
    error
}

fn refused(errors: Vec<Value>) -> Answer {
    let mut answer = Answer::from(json!({"errors": errors}));
    answer.status = 400;
    answer
}
