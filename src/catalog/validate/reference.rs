//! Whether the references of an entity can be read, as Backstage reads them when it makes
//! relations out of them (`BuiltinKindsEntityProcessor.postProcessEntity`, catalog-model
//! `parseEntityRef`).

use serde_json::Value;

use super::Mistakes;
use super::envelope::is_falsy;
use super::specification::processor;
use crate::entity_ref::{DEFAULT_NAMESPACE, EntityRef, RefError};
use crate::kind::{Checker, Kind};

pub(super) fn check(entity: &Value, kind: &Kind, mistakes: &mut Mistakes) {
    for relates in kind.relates {
        let field = relates.field;
        let Some(value) = entity["spec"].get(field).filter(|value| !is_falsy(value)) else {
            continue;
        };
        let one = std::slice::from_ref(value);
        let targets = value.as_array().map_or(one, Vec::as_slice);
        for (index, target) in targets.iter().enumerate() {
            // The model looks at texts only.
            if kind.checker == Checker::Model && !target.is_string() {
                continue;
            }
            let Err(why) = read(target, relates.default_kind) else {
                continue;
            };
            let pointer = match value {
                Value::Array(_) => format!("/spec/{field}/{index}"),
                _ => format!("/spec/{field}"),
            };
            let message = format!(
                "Processor {} threw an error while postprocessing; caused by {why}",
                processor(kind)
            );
            mistakes.add_new(pointer, message);
        }
    }
}

/// Reads a reference, or says why it is none. `dependencyOf` stands in no schema: anything may
/// be in it.
fn read(target: &Value, default_kind: Option<&str>) -> Result<(), String> {
    match target {
        Value::String(text) => EntityRef::parse_in(text, default_kind, DEFAULT_NAMESPACE)
            .map(|_| ())
            .map_err(|error| match &error {
                RefError::EmptyPart(text) if !text.is_empty() => format!("TypeError: {error}"),
                _ => format!("Error: {error}"),
            }),
        nothing if is_falsy(nothing) => Err("Error: Entity reference must not be empty".to_owned()),
        other => read_parts(other, default_kind),
    }
}

fn read_parts(target: &Value, default_kind: Option<&str>) -> Result<(), String> {
    let part = |name: &str| target.get(name).filter(|part| !part.is_null());
    let missing = |what: &str| {
        Err(format!(
            "Error: Entity reference {target} had missing or empty {what}"
        ))
    };
    if part("kind").map_or(default_kind.is_none(), is_falsy) {
        return missing("kind (e.g. did not start with \"component:\" or similar)");
    }
    if part("namespace").is_some_and(is_falsy) {
        return missing("namespace");
    }
    if part("name").is_none_or(is_falsy) {
        return missing("name");
    }
    Ok(())
}
