//! What the catalog itself writes into an entity's metadata.

use serde_json::{Map, Value};

use super::location::Location;
use super::sha1;
use crate::entity_ref::DEFAULT_NAMESPACE;

const LOCATION: &str = "backstage.io/managed-by-location";
const ORIGIN: &str = "backstage.io/managed-by-origin-location";
const VIEW_URL: &str = "backstage.io/view-url";
const EDIT_URL: &str = "backstage.io/edit-url";
const SOURCE: &str = "backstage.io/source-location";

/// What an unsafe address is replaced by (catalog-backend `performStitching`).
const REJECTED: &str = "https://backstage.io/annotation-rejected-for-security-reasons";

/// Whose word counts on where an entity comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// The file it was read from, as for every file of a location.
    File,
    /// The entity's own annotations, as for what an entity provider hands over.
    Entity,
}

/// Adds the namespace and where the entity came from, as every processed entity has them
/// (catalog-backend `AnnotateLocationEntityProcessor`).
pub(super) fn annotate(entity: &mut Value, file: &Location, root: &str, origin: Origin) {
    let Some(metadata) = entity.get_mut("metadata").and_then(Value::as_object_mut) else {
        return;
    };
    metadata
        .entry("namespace")
        .or_insert_with(|| DEFAULT_NAMESPACE.into());
    let annotations = metadata
        .entry("annotations")
        .or_insert_with(|| Value::Object(Map::new()));
    if is_falsy(annotations) {
        *annotations = Value::Object(Map::new());
    }
    let Some(annotations) = annotations.as_object_mut() else {
        return;
    };
    if origin == Origin::File {
        annotations.insert(LOCATION.to_owned(), file.to_string().into());
        annotations.insert(ORIGIN.to_owned(), root.into());
    }
    let mut default = |key: &str, value: String| {
        annotations.entry(key).or_insert_with(|| Value::from(value));
    };
    default(LOCATION, file.to_string());
    default(ORIGIN, root.to_owned());
    let place = annotations
        .get(LOCATION)
        .and_then(Value::as_str)
        .unwrap_or_default();
    if let Some(address) = place.strip_prefix("url:").map(str::to_owned) {
        for (key, value) in source_urls(&address) {
            annotations.entry(key).or_insert_with(|| Value::from(value));
        }
    }
    for key in [VIEW_URL, EDIT_URL] {
        if annotations
            .get(key)
            .and_then(Value::as_str)
            .is_some_and(is_script)
        {
            annotations.insert(key.to_owned(), REJECTED.into());
        }
    }
}

/// Takes uid and etag out of an entity. One out of a snapshot keeps those it has there, others get
/// a uid that is the same at every start.
pub(super) fn identify(entity: &mut Value, reference: &str) -> (String, Option<String>) {
    let mut metadata = entity.get_mut("metadata").and_then(Value::as_object_mut);
    let mut take = |key: &str| match metadata.as_deref_mut()?.remove(key)? {
        Value::String(text) if (1..=100).contains(&text.len()) => Some(text),
        _ => None,
    };
    let (own, etag) = (take("uid"), take("etag"));
    (own.unwrap_or_else(|| uid(reference)), etag)
}

/// Where a file can be seen, edited, and what folder it is in, as far as the host is known. A URL
/// with a commit in it cannot be edited.
fn source_urls(address: &str) -> Vec<(&'static str, String)> {
    let mut found = vec![(VIEW_URL, address.to_owned())];
    let host = |host: &str| address.starts_with(&["https://", host, "/"].concat());
    let (file, folder, edit) = if host("github.com") {
        ("/blob/", "/tree/", "/edit/")
    } else if host("gitlab.com") {
        ("/-/blob/", "/-/tree/", "/-/edit/")
    } else {
        return found;
    };
    if !names_a_commit(address) {
        found.push((
            EDIT_URL,
            address.replacen(file, edit, 1).replacen(folder, edit, 1),
        ));
    }
    if let Some((above, _)) = address.rsplit_once('/') {
        let above = [above, "/"].concat();
        found.push((SOURCE, ["url:", &above.replacen(file, folder, 1)].concat()));
    }
    found
}

fn names_a_commit(address: &str) -> bool {
    address
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
        .any(|word| {
            word.len() >= 40
                && word
                    .bytes()
                    .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        })
}

/// What JavaScript takes for nothing.
fn is_falsy(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Number(number) => number.as_f64() == Some(0.0),
        _ => false,
    }
}

/// `javascript:` as browsers read it: with control characters before and line breaks within.
fn is_script(url: &str) -> bool {
    let begins = url.trim_start_matches(|letter: char| letter <= ' ');
    let mut letters = begins
        .chars()
        .filter(|letter| !matches!(letter, '\r' | '\n' | '\t'))
        .map(|letter| letter.to_ascii_lowercase());
    "javascript:"
        .chars()
        .all(|wanted| letters.next() == Some(wanted))
}

/// A UUID that is the same at every start: that of the entity's reference.
pub(super) fn uid(reference: &str) -> String {
    let hash = sha1(reference);
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn annotations(address: &str, own: Value) -> Value {
        let mut entity = json!({"metadata": {"annotations": own}});
        annotate(
            &mut entity,
            &Location::of_address(address),
            "url:root",
            Origin::File,
        );
        entity["metadata"]["annotations"].take()
    }

    #[test]
    fn files_of_known_hosts_can_be_edited_there() {
        assert_eq!(
            annotations(
                "https://github.com/o/r/blob/main/a/catalog-info.yaml",
                json!({})
            ),
            json!({
                LOCATION: "url:https://github.com/o/r/blob/main/a/catalog-info.yaml",
                ORIGIN: "url:root",
                VIEW_URL: "https://github.com/o/r/blob/main/a/catalog-info.yaml",
                EDIT_URL: "https://github.com/o/r/edit/main/a/catalog-info.yaml",
                SOURCE: "url:https://github.com/o/r/tree/main/a/",
            })
        );
        let commit = "https://github.com/o/r/blob/0123456789abcdef0123456789abcdef01234567/c.yaml";
        assert_eq!(annotations(commit, json!({})).get(EDIT_URL), None);
        assert_eq!(annotations("file:/a/c.yaml", json!({})).get(VIEW_URL), None);
    }

    #[test]
    fn scripts_are_no_addresses() {
        for script in ["javascript:x", " \u{1}Java\nScript:x", "jav\tascript:"] {
            let found = annotations("http://host/c.yaml", json!({VIEW_URL: script}));
            assert_eq!(found[VIEW_URL], REJECTED, "{script:?}");
        }
        let found = annotations(
            "http://host/c.yaml",
            json!({VIEW_URL: "https://javascript:x"}),
        );
        assert_eq!(found[VIEW_URL], "https://javascript:x");
    }
}
