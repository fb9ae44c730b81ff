//! What every entity has, whatever its kind (catalog-model `EntityEnvelope.schema.json`,
//! `Entity.schema.json`, `EntityMeta.schema.json`).

use serde_json::Value;

use super::Mistakes;
use super::schema::{Breach, Fields, MAP, Others, Path, Schema, WORD, WORDS, breaches, fields};

/// As much as a reference needs.
const ENVELOPE: Schema = fields(
    &["apiVersion", "kind", "metadata"],
    &[
        ("apiVersion", WORD),
        ("kind", WORD),
        (
            "metadata",
            fields(&["name"], &[("name", WORD), ("namespace", WORD)]),
        ),
    ],
);

const ENTITY: Schema = Schema::Map(Fields {
    required: &["apiVersion", "kind", "metadata"],
    known: &[
        ("apiVersion", WORD),
        ("kind", WORD),
        ("metadata", METADATA),
        ("spec", MAP),
        ("relations", Schema::Any),
        ("status", Schema::Any),
    ],
    others: Others::Refused,
});

const METADATA: Schema = fields(
    &["name"],
    &[
        ("uid", WORD),
        ("etag", WORD),
        ("name", WORD),
        ("namespace", WORD),
        ("title", WORD),
        ("description", Schema::Text),
        ("labels", TEXTS_BY_NAME),
        ("annotations", TEXTS_BY_NAME),
        ("tags", WORDS),
        ("links", Schema::List(0, &LINK)),
    ],
);

const TEXTS_BY_NAME: Schema = Schema::Map(Fields {
    required: &[],
    known: &[],
    others: Others::TextsIfNamed,
});

const LINK: Schema = fields(
    &["url"],
    &[
        ("url", WORD),
        ("title", WORD),
        ("icon", WORD),
        ("type", WORD),
    ],
);

/// What is wrong with the envelope: without it nothing else can be checked
/// (catalog-backend `ProcessorOutputCollector`).
pub(super) fn check(entity: &Value, mistakes: &mut Mistakes) {
    for breach in breaches(&ENVELOPE, entity, &Path::Root) {
        let message = told(&breach);
        mistakes.add(breach.place, message);
    }
    let annotations = entity.pointer("/metadata/annotations");
    if mistakes.found.is_empty()
        && annotations.is_some_and(|value| !is_falsy(value) && !value.is_object())
    {
        let message = "metadata.annotations must be a valid object".to_owned();
        mistakes.add("/metadata/annotations".to_owned(), message);
    }
}

/// `SchemaValidEntityPolicy` and `NoForeignRootFieldsEntityPolicy`.
pub(super) fn check_policies(entity: &Value, reference: &str, mistakes: &mut Mistakes) {
    for breach in breaches(&ENTITY, entity, &Path::Root) {
        if is_overwritten(&breach, entity) {
            continue;
        }
        let (place, message) = (place_name(&breach), &breach.message);
        let message = refused(reference, &format!("Malformed envelope, {place} {message}"));
        mistakes.add(breach.place, message);
    }
    for field in ["relations", "status"] {
        if entity.get(field).is_some() {
            let message = refused(reference, &format!("Unknown field {field}"));
            mistakes.add(format!("/{field}"), message);
        }
    }
}

/// What Backstage says of an entity that breaks a policy.
pub(super) fn refused(reference: &str, why: &str) -> String {
    format!("Policy check failed for {reference}; caused by Error: {why}")
}

/// A breach in the words of catalog-model's `throwAjvError`.
pub(super) fn told(breach: &Breach) -> String {
    let (place, message) = (place_name(breach), &breach.message);
    format!("{place} {message} - {}", breach.parameters)
}

fn place_name(breach: &Breach) -> &str {
    match breach.pointer.as_str() {
        "" => "<root>",
        pointer => pointer,
    }
}

/// Annotations that mean nothing count as none, and the catalog writes some itself.
fn is_overwritten(breach: &Breach, entity: &Value) -> bool {
    match breach.place.strip_prefix("/metadata/annotations") {
        Some("") => entity
            .pointer("/metadata/annotations")
            .is_some_and(is_falsy),
        Some("/backstage.io~1managed-by-location") => true,
        Some("/backstage.io~1managed-by-origin-location") => true,
        _ => false,
    }
}

/// Whether JavaScript takes a value for `false`.
pub(super) fn is_falsy(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}
