//! One entity as the catalog hands it out.

use serde_json::Value;

use crate::entity_ref::{DEFAULT_NAMESPACE, EntityRef};
use crate::relation::Relation;

/// An entity: its reference, and everything else as it came.
///
/// The body stays JSON because kinds are open-ended and because plugins and the inspector need it
/// whole; the accessors read the well-known fields and give `None` for what is absent or of another
/// type, so a malformed field costs that field and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    reference: EntityRef,
    body: Value,
}

/// One entry of `metadata.links`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads; not yet checked for a safe scheme.
    pub url: String,
    /// What to call it.
    pub title: Option<String>,
    /// The name of an icon.
    pub icon: Option<String>,
    /// A free category.
    pub kind: Option<String>,
}

/// One entry of `status.items`: something that went wrong while the catalog processed the entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusItem {
    /// `error`, `warning` or `info`.
    pub level: String,
    /// A sentence, usually led by the name of an error class.
    pub message: String,
}

/// A JSON value that is not an entity: `kind` or `metadata.name` is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnEntity;

impl std::fmt::Display for NotAnEntity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an entity needs a kind and a metadata.name")
    }
}

impl std::error::Error for NotAnEntity {}

impl TryFrom<Value> for Entity {
    type Error = NotAnEntity;

    fn try_from(body: Value) -> Result<Self, NotAnEntity> {
        let kind = body.get("kind").and_then(Value::as_str);
        let metadata = body.get("metadata");
        let part = |key| metadata.and_then(|metadata| metadata.get(key)?.as_str());
        let reference = EntityRef::new(
            kind.ok_or(NotAnEntity)?,
            part("namespace").unwrap_or(DEFAULT_NAMESPACE),
            part("name").ok_or(NotAnEntity)?,
        );
        Ok(Self { reference, body })
    }
}

impl Entity {
    /// Kind, namespace and name, in the case the entity was written in.
    pub fn reference(&self) -> &EntityRef {
        &self.reference
    }

    /// The whole entity: a JSON object.
    pub fn body(&self) -> &Value {
        &self.body
    }

    /// The value under a path of keys, `["spec", "profile", "email"]`.
    pub fn get(&self, path: &[&str]) -> Option<&Value> {
        path.iter()
            .try_fold(&self.body, |value, key| value.get(*key))
    }

    /// The non-empty text under a path of keys.
    pub fn text(&self, path: &[&str]) -> Option<&str> {
        self.get(path)?.as_str().filter(|text| !text.is_empty())
    }

    /// A text of the specification: `type`, `lifecycle`, ...
    pub fn spec(&self, key: &str) -> Option<&str> {
        self.text(&["spec", key])
    }

    /// What people call it: profile name, else title, else the short reference (catalog-react
    /// `defaultEntityPresentation`).
    pub fn title(&self) -> String {
        self.text(&["spec", "profile", "displayName"])
            .or_else(|| self.text(&["metadata", "title"]))
            .map_or_else(|| self.reference.short(), str::to_owned)
    }

    /// `metadata.description`, Markdown by convention.
    pub fn description(&self) -> Option<&str> {
        self.text(&["metadata", "description"])
    }

    /// `metadata.tags`.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.list(&["metadata", "tags"]).filter_map(Value::as_str)
    }

    /// What a Location points to: `spec.target` and `spec.targets`.
    pub fn targets(&self) -> impl Iterator<Item = &str> {
        let many = self.list(&["spec", "targets"]).filter_map(Value::as_str);
        self.spec("target").into_iter().chain(many)
    }

    /// A value of `metadata.annotations`.
    pub fn annotation(&self, key: &str) -> Option<&str> {
        self.text(&["metadata", "annotations", key])
    }

    /// `metadata.links` that have a URL.
    pub fn links(&self) -> impl Iterator<Item = Link> {
        self.list(&["metadata", "links"]).filter_map(|link| {
            let text = |key: &str| Some(link.get(key)?.as_str()?.to_owned());
            Some(Link {
                url: text("url")?,
                title: text("title"),
                icon: text("icon"),
                kind: text("type"),
            })
        })
    }

    /// Stitched relations, in the order of the answer. Targets need not exist.
    pub fn relations(&self) -> impl Iterator<Item = Relation> {
        self.list(&["relations"]).filter_map(Relation::from_json)
    }

    /// Targets of the relations of one type.
    pub fn related(&self, relation: &str) -> impl Iterator<Item = EntityRef> {
        // Read only what is asked for: an entity may have thousands of other relations.
        self.list(&["relations"])
            .filter(move |candidate| {
                candidate.get("type").and_then(Value::as_str) == Some(relation)
            })
            .filter_map(Relation::from_json)
            .map(|found| found.target)
    }

    /// What went wrong while the catalog processed this entity.
    pub fn status(&self) -> impl Iterator<Item = StatusItem> {
        self.list(&["status", "items"]).filter_map(|item| {
            let text = |key: &str| Some(item.get(key)?.as_str()?.to_owned());
            Some(StatusItem {
                level: text("level").unwrap_or_else(|| "error".to_owned()),
                message: text("message")?,
            })
        })
    }

    fn list(&self, path: &[&str]) -> impl Iterator<Item = &Value> {
        self.get(path)
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_without_kind_or_name_is_not_an_entity() {
        for value in [
            json!([]),
            json!({"kind": "Component"}),
            json!({"metadata": {"name": "web"}}),
            json!({"kind": 1, "metadata": {"name": "web"}}),
        ] {
            assert_eq!(Entity::try_from(value), Err(NotAnEntity));
        }
    }

    #[test]
    fn a_malformed_field_costs_only_that_field() {
        let entity = Entity::try_from(json!({
            "kind": "Component",
            "metadata": {"name": "web", "title": "", "tags": ["a", 1, "b"], "links": [{"title": "no url"}, 3]},
            "spec": {"type": ["service"]},
            "relations": [{"type": "ownedBy"}, {"type": "ownedBy", "targetRef": "group:default/a"}],
        }))
        .expect("an entity");
        assert_eq!(entity.title(), "web");
        assert_eq!(entity.tags().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(entity.links().count(), 0);
        assert_eq!(entity.spec("type"), None);
        assert_eq!(entity.relations().count(), 1);
    }

    #[test]
    fn people_are_called_by_their_display_name() {
        let user = Entity::try_from(json!({
            "kind": "User",
            "metadata": {"name": "mo", "title": "Title"},
            "spec": {"profile": {"displayName": "Mo Salt"}},
        }))
        .expect("an entity");
        assert_eq!(user.title(), "Mo Salt");
    }
}
