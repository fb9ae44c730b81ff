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
    let target = target(&location).unwrap_or_default();
    let entity = body.remove("entity").unwrap_or_default();
    let mut ingestion = Ingestion::default();
    ingestion.judge(entity, &Location::of_address(target));
    Ok(Reply::Later(Box::new(Work {
        ingestion,
        request: request.clone(),
        then: Then::Judge(location),
    })))
}

/// The URL of a location reference (catalog-model `parseLocationRef`).
fn target(reference: &str) -> Result<&str, String> {
    let (kind, target) = reference.split_once(':').unwrap_or_default();
    match (kind.trim(), target.trim()) {
        ("", _) | (_, "") => Err(format!(
            "Unable to parse location ref '{reference}', expected '<type>:<target>', e.g. 'url:https://host/path'"
        )),
        ("http" | "https", _) => Err(format!(
            "Invalid location ref '{reference}', please prefix it with 'url:', e.g. 'url:{reference}'"
        )),
        ("url", target) => Ok(target),
        _ => Err(format!(
            "Invalid location ref {reference}, only 'url:<target>' is supported, e.g. url:https://host/path"
        )),
    }
}

/// The verdict, once the files of placeholders are there. The envelope is looked at before the
/// location, the rest after it.
pub(super) fn judged(ingestion: &Ingestion, location: &str) -> Answer {
    let first = ingestion.problems().first();
    let is_envelope = first.is_some_and(|first| first.message.starts_with(['/', '<']));
    match (target(location), first) {
        (Err(message), _) if !is_envelope => refused(vec![error("TypeError", &message)]),
        (_, None) => String::new().into(),
        (_, Some(first)) => {
            let name = match first.message.as_str() {
                _ if is_envelope => "TypeError",
                "metadata.annotations must be a valid object" => "Error",
                _ => "InputError",
            };
            refused(vec![error(name, &first.message)])
        }
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
