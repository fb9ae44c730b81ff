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
    let location = body::text(&body, "location").unwrap_or_default();
    let target = match location.split_once(':') {
        Some(("url", target)) if !target.is_empty() => target.to_owned(),
        _ => {
            let message = format!(
                "Invalid location ref {location}, only 'url:<target>' is supported, e.g. url:https://host/path"
            );
            return Ok(Reply::Now(
                request.respond(Ok(refused(vec![error("TypeError", &message)]))),
            ));
        }
    };
    let entity = body.remove("entity").unwrap_or_default();
    let mut ingestion = Ingestion::default();
    ingestion.judge(entity, &Location::of_address(&target));
    Ok(Reply::Later(Box::new(Work {
        ingestion,
        request: request.clone(),
        then: Then::Judge,
    })))
}

/// The verdict, once the files of placeholders are there.
pub(super) fn judged(ingestion: &Ingestion) -> Answer {
    let problems = ingestion.problems();
    match problems.first() {
        None => String::new().into(),
        Some(first) => {
            let name = match first.message.as_str() {
                message if message.starts_with(['/', '<']) => "TypeError",
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
