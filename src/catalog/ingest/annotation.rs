//! What the catalog itself writes into an entity's metadata.

use serde_json::{Map, Value};

use super::sha1;
use crate::entity_ref::DEFAULT_NAMESPACE;

/// What an unsafe address is replaced by (catalog-backend `performStitching`).
const REJECTED: &str = "https://backstage.io/annotation-rejected-for-security-reasons";

/// Adds namespace, where the entity came from, uid and etag. An entity out of a snapshot of
/// another catalog keeps the uid and etag it has there.
pub(super) fn complete(entity: &mut Value, file: &str, origin: &str) {
    if let Some(object) = entity.as_object_mut() {
        object.remove("relations");
        object.remove("status");
    }
    let uid = uid(entity);
    let etag = sha1(&entity.to_string());
    let Some(metadata) = entity.get_mut("metadata").and_then(Value::as_object_mut) else {
        return;
    };
    let mut default = |key: &str, value: &str| {
        metadata.entry(key).or_insert_with(|| Value::from(value));
    };
    default("namespace", DEFAULT_NAMESPACE);
    default("uid", &uid);
    default("etag", &etag);
    let annotations = metadata
        .entry("annotations")
        .or_insert_with(|| Value::Object(Map::new()));
    if let Some(annotations) = annotations.as_object_mut() {
        let location = ["url:", file].concat();
        annotations.insert(
            "backstage.io/managed-by-location".to_owned(),
            location.into(),
        );
        annotations.insert(
            "backstage.io/managed-by-origin-location".to_owned(),
            origin.into(),
        );
        for key in ["backstage.io/view-url", "backstage.io/edit-url"] {
            if annotations
                .get(key)
                .and_then(Value::as_str)
                .is_some_and(is_script)
            {
                annotations.insert(key.to_owned(), REJECTED.into());
            }
        }
    }
}

fn is_script(url: &str) -> bool {
    let letters: String = url
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    letters.to_ascii_lowercase().starts_with("javascript:")
}

/// A UUID that is the same at every start: that of the entity's reference.
fn uid(entity: &Value) -> String {
    let reference = super::reference(entity).map_or_else(String::new, |found| found.to_string());
    let hash = sha1(&reference);
    // Version 5 (a name hashed by SHA-1), variant 8.
    let (a, b, c, d, e) = (
        &hash[..8],
        &hash[8..12],
        &hash[13..16],
        &hash[17..20],
        &hash[20..32],
    );
    format!("{a}-{b}-5{c}-8{d}-{e}")
}
