//! Which entities a catalog takes: the rules of catalog-model's `FieldFormatEntityPolicy`,
//! `validation/*` and `schema/*`, in their words.

use serde_json::Value;

use crate::kind::{self, Field, Holds};

/// Something wrong with an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// JSON pointer to the value.
    pub(crate) pointer: String,
    /// A sentence.
    pub(crate) message: String,
}

/// Everything that is wrong with an entity, as sentences; empty if it is valid.
pub(crate) fn mistakes(entity: &Value) -> Vec<Mistake> {
    let pointer = String::new();
    sentences(entity)
        .into_iter()
        .map(|message| Mistake {
            pointer: pointer.clone(),
            message,
        })
        .collect()
}

fn sentences(entity: &Value) -> Vec<String> {
    let mut mistakes = Vec::new();
    let Some(object) = entity.as_object() else {
        return vec![
            "the document is not an entity: it has to be a map with apiVersion, kind and metadata"
                .to_owned(),
        ];
    };
    for key in object.keys() {
        let known = [
            "apiVersion",
            "kind",
            "metadata",
            "spec",
            "relations",
            "status",
        ];
        if !known.contains(&key.as_str()) {
            mistakes.push(format!(
                "<root> must NOT have additional properties - additionalProperty: {key}"
            ));
        }
    }
    check_envelope(entity, &mut mistakes);
    if mistakes.is_empty() {
        check_metadata(&entity["metadata"], &mut mistakes);
        check_spec(entity, &mut mistakes);
    }
    mistakes
}

fn check_envelope(entity: &Value, mistakes: &mut Vec<String>) {
    for key in ["apiVersion", "kind"] {
        match entity.get(key) {
            None => mistakes.push(format!("<root> must have required property '{key}'")),
            Some(Value::String(text)) if !text.is_empty() => {}
            Some(_) => mistakes.push(format!("/{key} must be a text that is not empty")),
        }
    }
    let metadata = entity.get("metadata");
    if !metadata.is_some_and(Value::is_object) {
        mistakes.push("<root> must have required property 'metadata'".to_owned());
    } else if metadata.and_then(|metadata| metadata.get("name")).is_none() {
        mistakes.push("/metadata must have required property 'name'".to_owned());
    }
    let text = |key: &str| entity.get(key).and_then(Value::as_str);
    if text("apiVersion").is_some_and(|version| !is_api_version(version)) {
        mistakes.push(invalid(
            "apiVersion",
            "a version such as v1alpha1, with a domain and a slash before it or not",
            &entity["apiVersion"],
        ));
    }
    if text("kind").is_some_and(|kind| !is_kind(kind)) {
        mistakes.push(invalid(
            "kind",
            "a word of letters and digits that begins with a letter, at most 63 characters",
            &entity["kind"],
        ));
    }
}

fn check_metadata(metadata: &Value, mistakes: &mut Vec<String>) {
    let mut check = |field: &str, value: &Value, valid: fn(&str) -> bool, expected: &str| {
        if !value.as_str().is_some_and(valid) {
            mistakes.push(invalid(field, expected, value));
        }
    };
    check("metadata.name", &metadata["name"], is_name, NAME);
    if let Some(namespace) = metadata.get("namespace") {
        check("metadata.namespace", namespace, is_namespace, NAMESPACE);
    }
    for field in ["title", "uid", "etag"] {
        if let Some(value) = metadata.get(field) {
            check(
                field,
                value,
                |text| !text.is_empty(),
                "a text that is not empty",
            );
        }
    }
    if let Some(value) = metadata.get("description") {
        check("metadata.description", value, |_| true, "a text");
    }
    for (index, tag) in list(metadata, "tags").iter().enumerate() {
        check(&format!("metadata.tags.{index}"), tag, is_tag, TAG);
    }
    for (map, value_rule, expected) in [
        ("labels", is_label as fn(&str) -> bool, "empty, or a name"),
        ("annotations", |_: &str| true, "a text"),
    ] {
        for (key, value) in metadata
            .get(map)
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let field = format!("metadata.{map}.{key}");
            check(
                &field,
                &Value::from(key.as_str()),
                is_key,
                "a name, with a domain and a slash before it or not",
            );
            check(&field, value, value_rule, expected);
        }
    }
    for (index, link) in list(metadata, "links").iter().enumerate() {
        let url = link.get("url").unwrap_or(&Value::Null);
        check(
            &format!("metadata.links.{index}.url"),
            url,
            is_url,
            "an absolute URL",
        );
    }
    for (field, is_it) in [
        ("tags", Value::is_array as fn(&Value) -> bool),
        ("links", Value::is_array),
        ("labels", Value::is_object),
        ("annotations", Value::is_object),
    ] {
        if metadata.get(field).is_some_and(|value| !is_it(value)) {
            let what = if is_it(&Value::Array(Vec::new())) {
                "a list"
            } else {
                "a map"
            };
            mistakes.push(format!("/metadata/{field} must be {what}"));
        }
    }
}

fn check_spec(entity: &Value, mistakes: &mut Vec<String>) {
    let text = |path: &str| entity.pointer(path).and_then(Value::as_str);
    let kind = text("/kind").unwrap_or_default();
    let Some(known) = kind::find(kind, text("/spec/type")) else {
        return;
    };
    let version = text("/apiVersion").unwrap_or_default();
    if !known.api_versions.contains(&version) {
        let expected = known.api_versions.join(" or ");
        mistakes.push(format!(
            "/apiVersion of a {kind} must be {expected}, not {version}"
        ));
    }
    match entity.get("spec") {
        Some(spec) if spec.is_object() => {
            mistakes.extend(
                known
                    .fields
                    .iter()
                    .filter_map(|field| field_mistake(spec, field)),
            );
        }
        _ => mistakes.push("<root> must have required property 'spec'".to_owned()),
    }
}

fn field_mistake(spec: &Value, field: &Field) -> Option<String> {
    let name = field.name;
    let Some(value) = spec.get(name) else {
        return field
            .required
            .then(|| format!("/spec must have required property '{name}'"));
    };
    let is_text = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
    let valid = match field.holds {
        Holds::Anything => true,
        Holds::Text => is_text(value),
        Holds::Texts => value
            .as_array()
            .is_some_and(|values| values.iter().all(is_text)),
    };
    (!valid).then(|| match field.holds {
        Holds::Texts => format!("/spec/{name} must be a list of texts that are not empty"),
        _ => format!("/spec/{name} must be a text that is not empty"),
    })
}

fn list<'a>(metadata: &'a Value, field: &str) -> &'a [Value] {
    metadata
        .get(field)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn invalid(field: &str, expected: &str, found: &Value) -> String {
    format!("\"{field}\" is not valid; expected {expected} but found {found}")
}

const NAME: &str = "a string that is sequences of [a-zA-Z0-9] separated by any of [-_.], at most 63 characters in total";
const NAMESPACE: &str =
    "a string that is sequences of [a-z0-9] separated by [-], at most 63 characters in total";
const TAG: &str =
    "a string that is sequences of [a-z0-9:+#] separated by [-], at most 63 characters in total";

fn is_sequence(text: &str, letter: fn(u8) -> bool, separator: fn(u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    let ends = [bytes.first(), bytes.last()];
    (1..=63).contains(&bytes.len())
        && ends.iter().all(|end| end.is_some_and(|end| letter(*end)))
        && bytes.iter().all(|byte| letter(*byte) || separator(*byte))
}

fn is_name(text: &str) -> bool {
    is_sequence(
        text,
        |byte| byte.is_ascii_alphanumeric(),
        |byte| b"-_.".contains(&byte),
    )
}

fn is_lower(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

fn is_namespace(text: &str) -> bool {
    is_sequence(text, is_lower, |byte| byte == b'-')
}

fn is_tag(text: &str) -> bool {
    is_sequence(
        text,
        |byte| is_lower(byte) || b":+#".contains(&byte),
        |byte| byte == b'-',
    ) && !text.contains("--")
}

fn is_label(text: &str) -> bool {
    text.is_empty() || is_name(text)
}

fn is_subdomain(text: &str) -> bool {
    text.len() <= 253 && text.split('.').all(is_namespace)
}

/// `name` or `domain/name`.
fn is_key(text: &str) -> bool {
    match text.split_once('/') {
        None => is_name(text),
        Some((domain, name)) => is_subdomain(domain) && is_name(name),
    }
}

fn is_api_version(text: &str) -> bool {
    let is_version = |version: &str| {
        (1..=63).contains(&version.len())
            && version.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    match text.split_once('/') {
        None => is_version(text),
        Some((domain, version)) => is_subdomain(domain) && is_version(version),
    }
}

fn is_kind(text: &str) -> bool {
    text.len() <= 63
        && text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_url(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
            && !rest.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn component(change: impl Fn(&mut Value)) -> Vec<String> {
        let mut entity = json!({
            "apiVersion": "backstage.io/v1alpha1",
            "kind": "Component",
            "metadata": {"name": "web", "tags": ["a:b", "c++"], "labels": {"x.io/a": ""}},
            "spec": {"type": "service", "lifecycle": "production", "owner": "a"},
        });
        change(&mut entity);
        sentences(&entity)
    }

    #[test]
    fn a_good_entity_has_no_mistakes() {
        assert_eq!(component(|_| {}), Vec::<String>::new());
        assert_eq!(
            component(|entity| entity["kind"] = json!("Unheard")),
            Vec::<String>::new()
        );
    }

    #[test]
    fn every_mistake_is_named() {
        type Change = fn(&mut Value);
        let cases: [(Change, &str); 10] = [
            (
                |entity| entity["metadata"]["name"] = json!("a b"),
                "metadata.name",
            ),
            (
                |entity| entity["metadata"]["namespace"] = json!("A"),
                "metadata.namespace",
            ),
            (
                |entity| entity["metadata"]["tags"] = json!(["Java"]),
                "metadata.tags.0",
            ),
            (
                |entity| entity["metadata"]["tags"] = json!("java"),
                "/metadata/tags must be a list",
            ),
            (
                |entity| entity["metadata"]["labels"] = json!({"a b": ""}),
                "metadata.labels.a b",
            ),
            (
                |entity| entity["metadata"]["links"] = json!([{"url": "nowhere"}]),
                "metadata.links.0.url",
            ),
            (
                |entity| entity["spec"] = json!({"type": "service", "lifecycle": "a"}),
                "required property 'owner'",
            ),
            (
                |entity| entity["spec"]["dependsOn"] = json!("a"),
                "/spec/dependsOn",
            ),
            (
                |entity| entity["apiVersion"] = json!("backstage.io/v2"),
                "/apiVersion",
            ),
            (
                |entity| entity["extra"] = json!(1),
                "additionalProperty: extra",
            ),
        ];
        for (change, expected) in cases {
            let found = component(change);
            assert_eq!(found.len(), 1, "{expected}: {found:?}");
            assert!(found[0].contains(expected), "{expected}: {found:?}");
        }
    }

    #[test]
    fn what_is_no_entity_at_all_is_said_to_be_none() {
        assert!(sentences(&json!("text"))[0].contains("not an entity"));
        assert!(sentences(&json!({}))[0].contains("apiVersion"));
    }

    #[test]
    fn an_mcp_server_has_remotes_in_place_of_a_definition() {
        let server = json!({
            "apiVersion": "backstage.io/v1alpha1",
            "kind": "API",
            "metadata": {"name": "tools"},
            "spec": {"type": "mcp-server", "lifecycle": "production", "owner": "a", "remotes": []},
        });
        assert_eq!(sentences(&server), Vec::<String>::new());
    }
}
