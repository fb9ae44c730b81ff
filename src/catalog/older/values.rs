//! What an entity has under a field, as a catalog indexes it (catalog-backend `buildEntitySearch`):
//! lists have each of their elements, relations the references they lead to.

use serde_json::Value;

use crate::entity_ref::DEFAULT_NAMESPACE;
use crate::relation::Relation;

/// Every value under a field, in the case it is written in.
pub(super) fn values(entity: &Value, field: &str) -> Vec<String> {
    if let Some(kind) = field.strip_prefix("relations.") {
        let relations = entity.get("relations").and_then(Value::as_array);
        let relations = relations.into_iter().flatten();
        return relations
            .filter_map(Relation::from_json)
            .filter(|relation| relation.kind == kind)
            .map(|relation| relation.target.to_string())
            .collect();
    }
    let mut found = Vec::new();
    collect(entity, field, &mut found);
    if found.is_empty() && field == "metadata.namespace" {
        found.push(DEFAULT_NAMESPACE.to_owned());
    }
    found
}

/// Keys may contain dots themselves: every split is tried.
fn collect(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Array(elements) => elements
            .iter()
            .for_each(|element| collect(element, path, found)),
        Value::Object(members) => {
            if let Some(member) = members.get(path) {
                collect(member, "", found);
            }
            for (dot, _) in path.match_indices('.') {
                if let Some(member) = members.get(&path[..dot]) {
                    collect(member, &path[dot + 1..], found);
                }
            }
        }
        Value::String(text) if path.is_empty() => found.push(text.clone()),
        Value::Number(number) if path.is_empty() => {
            found.push(crate::number::printed(number));
        }
        Value::Bool(flag) if path.is_empty() => found.push(flag.to_string()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lists_relations_and_dotted_keys_have_their_values() {
        let entity = json!({
            "kind": "Component",
            "metadata": {"tags": ["Java", "rest"], "annotations": {"a.b/c": "yes"}},
            "spec": {"public": true, "size": 3},
            "relations": [
                {"type": "ownedBy", "target": {"kind": "group", "namespace": "default", "name": "a"}},
                {"type": "ownedBy", "targetRef": "user:default/mo"},
                {"type": "partOf", "targetRef": "system:default/s"},
            ],
        });
        assert_eq!(values(&entity, "metadata.tags"), ["Java", "rest"]);
        assert_eq!(values(&entity, "metadata.annotations.a.b/c"), ["yes"]);
        assert_eq!(values(&entity, "spec.public"), ["true"]);
        assert_eq!(values(&entity, "spec.size"), ["3"]);
        assert_eq!(
            values(&entity, "relations.ownedBy"),
            ["group:default/a", "user:default/mo"]
        );
        assert_eq!(values(&entity, "metadata.namespace"), ["default"]);
        assert!(values(&entity, "spec.owner").is_empty());
    }
}
