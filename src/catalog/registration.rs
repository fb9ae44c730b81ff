//! Where entities come from, and so how one gets rid of them.

use serde_json::Value;

use crate::entity::Entity;
use crate::entity_ref::EntityRef;

/// The annotation that names the file an entity stands in.
pub const LOCATION: &str = "backstage.io/managed-by-location";

/// The annotation that names the location through which the file was found.
pub const ORIGIN: &str = "backstage.io/managed-by-origin-location";

/// The origin of what the operator's configuration names.
const BOOTSTRAP: &str = "bootstrap:bootstrap";

/// A location that was registered with the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredLocation {
    /// By which it is unregistered; empty if the catalog has not told.
    pub id: String,
    /// `url`
    pub kind: String,
    /// Where the entities are.
    pub target: String,
    /// The Location entity that stands for it.
    pub entity: Option<EntityRef>,
}

impl RegisteredLocation {
    /// Reads `{id, type, target}`; `None` for anything else.
    pub fn from_json(value: &Value) -> Option<Self> {
        let text = |key: &str| value.get(key)?.as_str();
        Some(Self {
            id: text("id").unwrap_or_default().to_owned(),
            kind: text("type")?.to_owned(),
            target: text("target")?.to_owned(),
            entity: text("entityRef").and_then(|text| EntityRef::parse(text).ok()),
        })
    }

    /// As annotations name it: `url:https://...`.
    pub fn annotation(&self) -> String {
        [&self.kind, ":", &self.target].concat()
    }
}

/// How an entity leaves the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removal {
    /// Nothing leads to it any more: once deleted it stays away.
    Orphan,
    /// The operator's configuration names it: only a change there keeps it away.
    Bootstrap,
    /// It comes through a location that nobody registered, so that it can be deleted alone, and
    /// returns when that location is read again.
    Alone,
    /// It goes with the location that it came through, and all that came with it.
    Location(RegisteredLocation),
}

impl Removal {
    /// The way for this entity, where these locations are registered.
    pub fn of(entity: &Entity, locations: &[RegisteredLocation]) -> Self {
        if is_orphan(entity) {
            return Self::Orphan;
        }
        let origin = entity.annotation(ORIGIN).unwrap_or_default();
        if origin == BOOTSTRAP {
            return Self::Bootstrap;
        }
        let is_it = |location: &&RegisteredLocation| location.annotation() == origin;
        match locations.iter().find(is_it) {
            Some(location) => Self::Location(location.clone()),
            None => Self::Alone,
        }
    }
}

/// Whether nothing leads to the entity any more.
pub fn is_orphan(entity: &Entity) -> bool {
    entity.annotation("backstage.io/orphan") == Some("true")
}

/// Whether the catalog can read the entity's file again: it has one.
pub fn is_refreshable(entity: &Entity) -> bool {
    let place = entity.annotation(LOCATION).unwrap_or_default();
    place.starts_with("url:") || place.starts_with("file:")
}

/// Whether a URL leads to a file of entities rather than to a repository that may have some.
pub fn is_catalog_file(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = path.to_ascii_lowercase();
    path.ends_with(".yaml") || path.ends_with(".yml")
}

/// The mistakes in a refusal of the catalog, which strings them together: every one begins with the
/// name of its error. Of each stays whose mistake it is, and what.
pub fn mistakes(refusal: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = refusal;
    let mut from = 0;
    while let Some(comma) = rest[from..].find(", ").map(|place| from + place) {
        from = comma + 2;
        if names_error(&rest[from..]) {
            found.push(&rest[..comma]);
            rest = &rest[from..];
            from = 0;
        }
    }
    found.push(rest);
    found.into_iter().map(mistake).collect()
}

/// What Backstage says before the entity that a mistake is in.
const LEADS: [&str; 2] = ["Policy check failed for ", "while validating the entity "];

fn mistake(text: &str) -> String {
    let text = without_error_name(text);
    let Some((lead, cause)) = text.split_once("; caused by ") else {
        return text.to_owned();
    };
    let subject = LEADS
        .into_iter()
        .find_map(|known| lead.split_once(known).map(|(_, subject)| subject));
    // Where more can be read, and the last words of a schema, help nobody here.
    let cause = cause.split(" To learn more about ").next().unwrap_or(cause);
    let cause = cause.split(" - missingProperty").next().unwrap_or(cause);
    [subject.unwrap_or(lead), ": ", without_error_name(cause)].concat()
}

/// Whether a text begins like `InputError: `.
fn names_error(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(name, _)| {
        name.ends_with("Error") && name.chars().all(|letter| letter.is_ascii_alphanumeric())
    })
}

fn without_error_name(text: &str) -> &str {
    let mut text = text.trim();
    while names_error(text) {
        text = text.split_once(": ").map_or(text, |(_, rest)| rest.trim());
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn entity(annotations: Value) -> Entity {
        let metadata = json!({"name": "web", "annotations": annotations});
        Entity::try_from(json!({"kind": "Component", "metadata": metadata})).expect("an entity")
    }

    fn location(target: &str) -> RegisteredLocation {
        let json = json!({
            "id": target, "type": "url", "target": target, "entityRef": "location:default/generated-1",
        });
        RegisteredLocation::from_json(&json).expect("a location")
    }

    #[test]
    fn an_entity_goes_with_the_location_it_came_through() {
        let locations = [
            location("https://a/all.yaml"),
            location("https://b/all.yaml"),
        ];
        let of = |annotations| Removal::of(&entity(annotations), &locations);
        let origin = |origin: &str| of(json!({(ORIGIN): origin}));
        assert_eq!(
            origin("url:https://b/all.yaml"),
            Removal::Location(locations[1].clone())
        );
        assert_eq!(origin("url:https://c/all.yaml"), Removal::Alone);
        assert_eq!(origin("file:https://b/all.yaml"), Removal::Alone);
        assert_eq!(origin(BOOTSTRAP), Removal::Bootstrap);
        assert_eq!(of(json!({})), Removal::Alone);
    }

    #[test]
    fn an_orphan_goes_alone_whatever_is_registered() {
        let annotations = json!({
            (ORIGIN): "url:https://a/all.yaml", "backstage.io/orphan": "true",
        });
        let locations = [location("https://a/all.yaml")];
        assert_eq!(
            Removal::of(&entity(annotations), &locations),
            Removal::Orphan
        );
    }

    #[test]
    fn only_what_has_a_file_is_read_again() {
        for (place, expected) in [
            ("url:https://a/all.yaml", true),
            ("file:/all.yaml", true),
            ("bootstrap:bootstrap", false),
            ("ldap://people", false),
        ] {
            assert_eq!(
                is_refreshable(&entity(json!({(LOCATION): place}))),
                expected
            );
        }
        assert!(!is_refreshable(&entity(json!({}))));
    }

    #[test]
    fn files_are_told_from_repositories_by_their_path() {
        for file in [
            "https://a/b.yaml",
            "https://a/b.YML?ref=main",
            "https://a/b.yml#x",
        ] {
            assert!(is_catalog_file(file), "{file}");
        }
        for repository in ["https://a/b", "https://a/b?file=c.yaml", "https://a/yaml"] {
            assert!(!is_catalog_file(repository), "{repository}");
        }
    }

    #[test]
    fn mistakes_are_told_apart_by_the_names_of_their_errors() {
        let refusal = "InputError: Error: no name, no kind, InputError: b, c: d, TypeError: e";
        assert_eq!(mistakes(refusal), ["no name, no kind", "b, c: d", "e"]);
        assert_eq!(mistakes("one, two"), ["one, two"]);
        let refusal = "InputError: Policy check failed for component:default/a b; caused by Error: \"a b\" is no name. To learn more about it, InputError: Processor P threw an error while validating the entity component:default/c; caused by TypeError: /spec must have required property 'owner' - missingProperty: owner";
        let expected = [
            "component:default/a b: \"a b\" is no name.",
            "component:default/c: /spec must have required property 'owner'",
        ];
        assert_eq!(mistakes(refusal), expected);
        assert_eq!(mistakes(""), [""]);
    }
}
