//! What an entity of a known kind has to hold, and whether its references can be read.

use serde_json::Value;

use super::Mistakes;
use super::envelope::told;
use super::reference;
use super::schema::{Breach, Path, breaches};
use crate::kind::{self, Checker, Kind};

pub(super) fn check(entity: &Value, reference: &str, mistakes: &mut Mistakes) {
    let Some(kind) = kind::of(entity) else {
        return;
    };
    let text = |field: &str| entity.get(field).and_then(Value::as_str);
    let version = text("apiVersion");
    if text("kind") != Some(kind.name) {
        mistakes.add_new("/kind".to_owned(), unrecognized(reference));
        return;
    }
    if !kind
        .api_versions
        .iter()
        .any(|known| Some(*known) == version)
    {
        mistakes.add_new("/apiVersion".to_owned(), unrecognized(reference));
        return;
    }
    let Some(spec) = entity.get("spec") else {
        let missing = "<root> must have required property 'spec' - missingProperty: spec";
        mistakes.add(String::new(), invalid(kind, reference, missing));
        return;
    };
    let found = breaches(kind.spec, spec, &Path::Key(&Path::Root, "spec"));
    if found.is_empty() {
        reference::check(entity, kind, mistakes);
    } else {
        report(kind, reference, found, mistakes);
    }
}

fn report(kind: &Kind, reference: &str, found: Vec<Breach>, mistakes: &mut Mistakes) {
    if kind.checker == Checker::Model {
        // The model's checker says all at once.
        let all: Vec<String> = found.iter().map(told).collect();
        let message = invalid(kind, reference, &all.join("; "));
        let pointer = found.into_iter().next().map(|breach| breach.place);
        mistakes.add(pointer.unwrap_or_default(), message);
        return;
    }
    for breach in found {
        let message = invalid(kind, reference, &told(&breach));
        mistakes.add(breach.place, message);
    }
}

fn unrecognized(reference: &str) -> String {
    format!(
        "No processor recognized the entity {reference} as valid, possibly caused by a foreign kind or apiVersion"
    )
}

fn invalid(kind: &Kind, reference: &str, why: &str) -> String {
    let checker = processor(kind);
    let why = match kind.checker {
        Checker::Model => format!("Validation of {} entity failed: {why}", kind.name),
        _ => why.to_owned(),
    };
    format!(
        "Processor {checker} threw an error while validating the entity {reference}; caused by TypeError: {why}"
    )
}

/// The processor of Backstage that checks a kind.
pub(super) fn processor(kind: &Kind) -> &'static str {
    match kind.checker {
        Checker::BuiltinKinds => "BuiltinKindsEntityProcessor",
        Checker::Scaffolder => "ScaffolderEntitiesProcessor",
        Checker::Model => "ModelProcessor",
    }
}
