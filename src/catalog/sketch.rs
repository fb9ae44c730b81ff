//! An entity as far as a list knows it: enough for what stands first on its page.

use serde_json::{Value, json};

use crate::entity::Entity;
use crate::entity_ref::EntityRef;

/// What the specification names, the kind that is meant if it gives none, and the relation that comes
/// of it (catalog-backend `BuiltinKindsEntityProcessor`).
const NAMED: [(&str, &str, &str); 2] = [
    ("owner", "group", "ownedBy"),
    ("system", "system", "partOf"),
];

/// The entity with the relations that its specification tells of. Lists do not ask for relations: a
/// group may have thousands.
pub fn sketch(entity: &Entity) -> Entity {
    let named = NAMED.iter().filter_map(|(key, kind, relation)| {
        let namespace = &entity.reference().namespace;
        let target = EntityRef::parse_in(entity.spec(key)?, Some(kind), namespace).ok()?;
        Some(json!({"type": relation, "targetRef": target.to_string()}))
    });
    let relations: Value = named.collect();
    let mut body = entity.body().clone();
    if let Value::Object(fields) = &mut body {
        fields.insert("relations".to_owned(), relations);
    }
    // Kind and name are as they were.
    Entity::try_from(body).unwrap_or_else(|_| entity.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owner_and_system_are_relations() {
        let listed = Entity::try_from(json!({
            "kind": "Component",
            "metadata": {"name": "web", "namespace": "shop"},
            "spec": {"owner": "user:default/mo", "system": "till"},
        }))
        .expect("an entity");
        let sketch = sketch(&listed);
        let one = |relation| {
            sketch
                .related(relation)
                .map(|found| found.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(one("ownedBy"), ["user:default/mo"]);
        assert_eq!(one("partOf"), ["system:shop/till"]);
        assert_eq!(sketch.spec("owner"), Some("user:default/mo"));
    }

    #[test]
    fn what_is_no_reference_is_no_relation() {
        let listed = Entity::try_from(json!({
            "kind": "Component",
            "metadata": {"name": "web"},
            "spec": {"owner": "group:", "system": ["till"]},
        }))
        .expect("an entity");
        assert_eq!(sketch(&listed).relations().count(), 0);
    }
}
