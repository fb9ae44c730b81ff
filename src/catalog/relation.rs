//! Relations between entities: their names, their inverses, what to call them.

use serde_json::Value;

use crate::entity_ref::EntityRef;

/// One stitched relation of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// `ownedBy`, `dependsOn`, or any other word.
    pub kind: String,
    /// The other end. The catalog gives it in lower case; it need not exist.
    pub target: EntityRef,
}

impl Relation {
    /// Reads `{type, targetRef}`, or the `{type, target: {kind, namespace, name}}` of backends
    /// before Backstage 1.0. `None` for anything else.
    pub fn from_json(value: &Value) -> Option<Self> {
        let kind = value.get("type")?.as_str()?.to_owned();
        let target = match value.get("targetRef") {
            Some(reference) => EntityRef::parse(reference.as_str()?).ok()?,
            None => {
                let target = value.get("target")?;
                let part = |key: &str| target.get(key)?.as_str();
                EntityRef::new(part("kind")?, part("namespace")?, part("name")?)
            }
        };
        Some(Self { kind, target })
    }
}

/// Relation types that Backstage's built-in kinds emit, each beside its inverse (catalog-backend
/// `BuiltinKindsEntityProcessor`).
pub const PAIRS: [(&str, &str); 7] = [
    ("ownedBy", "ownerOf"),
    ("partOf", "hasPart"),
    ("providesApi", "apiProvidedBy"),
    ("consumesApi", "apiConsumedBy"),
    ("dependsOn", "dependencyOf"),
    ("parentOf", "childOf"),
    ("memberOf", "hasMember"),
];

/// The type under which the other end names the same relation.
pub fn inverse(kind: &str) -> Option<&'static str> {
    PAIRS.iter().find_map(|(one, other)| match kind {
        _ if kind == *one => Some(*other),
        _ if kind == *other => Some(*one),
        _ => None,
    })
}

/// Where a type stands among others: in the order of the model, unknown ones after.
pub fn rank(kind: &str) -> usize {
    PAIRS
        .iter()
        .flat_map(|(one, other)| [one, other])
        .position(|known| kind == *known)
        .unwrap_or(2 * PAIRS.len())
}

/// What to call a list of such relations: `dependsOn` is "Depends on". Types nobody has heard of
/// are split at their capitals.
pub fn label(kind: &str) -> String {
    match kind {
        "ownedBy" => "Owned by".to_owned(),
        "ownerOf" => "Owner of".to_owned(),
        "apiProvidedBy" => "Provided by".to_owned(),
        "apiConsumedBy" => "Consumed by".to_owned(),
        "providesApi" => "Provides APIs".to_owned(),
        "consumesApi" => "Consumes APIs".to_owned(),
        "hasPart" => "Has parts".to_owned(),
        "hasMember" => "Members".to_owned(),
        "parentOf" => "Parent of".to_owned(),
        "childOf" => "Child of".to_owned(),
        other => sentence(other),
    }
}

/// A type in words, split at its capitals: `deployedOn` is "Deployed on".
pub fn sentence(camel: &str) -> String {
    let mut words = String::with_capacity(camel.len() + 4);
    for (index, letter) in camel.chars().enumerate() {
        if index == 0 {
            words.extend(letter.to_uppercase());
        } else if letter.is_uppercase() {
            words.push(' ');
            words.extend(letter.to_lowercase());
        } else {
            words.push(letter);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn inverses_go_both_ways() {
        for (one, other) in PAIRS {
            assert_eq!(inverse(one), Some(other));
            assert_eq!(inverse(other), Some(one));
        }
        assert_eq!(inverse("mentions"), None);
    }

    #[test]
    fn unknown_types_become_words() {
        assert_eq!(label("deployedOnCluster"), "Deployed on cluster");
        assert_eq!(label("dependsOn"), "Depends on");
    }

    #[test]
    fn targets_of_old_backends_are_understood() {
        let relation = Relation::from_json(
            &json!({"type": "ownedBy", "target": {"kind": "group", "namespace": "default", "name": "a"}}),
        )
        .expect("a relation");
        assert_eq!(relation.target.to_string(), "group:default/a");
        assert_eq!(
            Relation::from_json(&json!({"type": "ownedBy", "targetRef": "a"})),
            None
        );
    }
}
