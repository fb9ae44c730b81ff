//! Which entities a catalog takes, and what it says of the others: the steps of catalog-backend's
//! `DefaultCatalogProcessingOrchestrator`, with its policies and its checks by kind.
//!
//! Backstage stops at the first mistake. Here the first mistake has the very text that Backstage
//! gives; the others follow for those who fix a file. One difference is meant: kinds that
//! Backstage does not know are taken.

mod address;
mod envelope;
mod format;
mod reference;
pub(crate) mod schema;
mod specification;

use std::cmp::Ordering;

use serde_json::Value;

pub(crate) use address::is_url;
pub(crate) use schema::Schema;

use crate::entity_ref::{DEFAULT_NAMESPACE, EntityRef};

/// Nobody reads more of one entity at a time.
const MOST: usize = 50;

/// One thing that is wrong with an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// JSON pointer to the value, such as `/metadata/name`; empty for the whole entity.
    pub(crate) pointer: String,
    /// A sentence.
    pub(crate) message: String,
}

/// Mistakes of an entity, at most [`MOST`].
struct Mistakes {
    found: Vec<Mistake>,
}

impl Mistakes {
    fn add(&mut self, pointer: String, message: String) {
        if self.found.len() < MOST {
            self.found.push(Mistake { pointer, message });
        }
    }

    /// Adds a mistake unless something is known already to be wrong with the value.
    fn add_new(&mut self, pointer: String, message: String) {
        if !self.found.iter().any(|mistake| mistake.pointer == pointer) {
            self.add(pointer, message);
        }
    }
}

/// Everything that is wrong with an entity; empty if it is valid. Placeholders have to be filled.
pub(crate) fn mistakes(entity: &Value) -> Vec<Mistake> {
    let mut mistakes = check(entity);
    if !mistakes.is_empty() {
        // Backstage sorts lists of references before it looks at them.
        let mut sorted = entity.clone();
        sort_references(&mut sorted);
        mistakes = check(&sorted);
        for mistake in &mut mistakes {
            unsort(mistake, &sorted, entity);
        }
    }
    mistakes
}

/// Sorts the lists of references that mean relations, as Backstage stores them
/// (`BuiltinKindsEntityProcessor.preProcessEntity`).
pub(crate) fn sort_references(entity: &mut Value) {
    let Some(spec) = entity.get_mut("spec").and_then(Value::as_object_mut) else {
        return;
    };
    for field in SORTED {
        let Some(items) = spec.get_mut(field).and_then(Value::as_array_mut) else {
            continue;
        };
        if items.iter().all(Value::is_string) {
            items.sort_by(by_units);
        }
    }
}

const SORTED: [&str; 7] = [
    "providesApis",
    "consumesApis",
    "dependsOn",
    "dependencyOf",
    "memberOf",
    "children",
    "members",
];

/// Texts by their UTF-16 units, as JavaScript sorts them.
fn by_units(one: &Value, other: &Value) -> Ordering {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let (one, other) = (text(one), text(other));
    one.encode_utf16().cmp(other.encode_utf16())
}

/// Points a mistake in a sorted list to where its item stands in the file.
fn unsort(mistake: &mut Mistake, sorted: &Value, written: &Value) {
    let Some((list, _)) = mistake.pointer.rsplit_once('/') else {
        return;
    };
    let field = list.strip_prefix("/spec/");
    if !field.is_some_and(|field| SORTED.contains(&field)) {
        return;
    }
    let item = sorted.pointer(&mistake.pointer);
    let items = written.pointer(list).and_then(Value::as_array);
    let place = items.and_then(|items| items.iter().position(|other| Some(other) == item));
    if let Some(place) = place {
        mistake.pointer = format!("{list}/{place}");
    }
}

fn check(entity: &Value) -> Vec<Mistake> {
    let mut mistakes = Mistakes { found: Vec::new() };
    if !entity.is_object() {
        let message = format!("Expected object at root, got {}", type_of(entity));
        mistakes.add(String::new(), message);
        return mistakes.found;
    }
    envelope::check(entity, &mut mistakes);
    if let (true, Some(reference)) = (mistakes.found.is_empty(), reference_of(entity)) {
        envelope::check_policies(entity, &reference, &mut mistakes);
        format::check(entity, &reference, &mut mistakes);
        specification::check(entity, &reference, &mut mistakes);
    }
    mistakes.found
}

/// How JavaScript names the type of a value.
fn type_of(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "string",
        Value::Number(_) => "number",
        Value::Bool(_) => "boolean",
        Value::Null | Value::Array(_) | Value::Object(_) => "object",
    }
}

/// The canonical reference of an entity whose envelope is whole.
fn reference_of(entity: &Value) -> Option<String> {
    let metadata = entity.get("metadata")?;
    let namespace = metadata.get("namespace").and_then(Value::as_str);
    let reference = EntityRef::new(
        entity.get("kind")?.as_str()?,
        namespace.unwrap_or(DEFAULT_NAMESPACE),
        metadata.get("name")?.as_str()?,
    );
    Some(reference.to_string())
}

#[cfg(test)]
mod tests;
