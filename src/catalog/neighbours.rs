//! The other ends of an entity's relations, as they are listed: by relation and kind.

use std::collections::HashSet;

use crate::entity::Entity;
use crate::entity_ref::EntityRef;
use crate::order;
use crate::relation;

/// All of one kind at the other ends of relations of one type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbours {
    /// `dependsOn`, or any other word.
    pub relation: String,
    /// Their kind, in lower case.
    pub kind: String,
    /// Who they are, each once, in the catalog's order. They need not exist.
    pub targets: Vec<EntityRef>,
}

/// Kinds in the order in which they are met; others follow.
const KINDS: [&str; 8] = [
    "component",
    "api",
    "resource",
    "system",
    "domain",
    "group",
    "user",
    "location",
];

impl Neighbours {
    /// The neighbours of an entity: relation types in the order of the model and unknown ones after,
    /// within them by kind.
    pub fn of(entity: &Entity) -> Vec<Self> {
        let mut all = Vec::<Self>::new();
        let mut known = HashSet::new();
        for found in entity.relations() {
            if !known.insert((found.kind.clone(), found.target.to_string())) {
                continue;
            }
            let kind = found.target.kind.to_lowercase();
            let place = all
                .iter()
                .position(|one| one.relation == found.kind && one.kind == kind);
            match place {
                Some(place) => all[place].targets.push(found.target),
                None => all.push(Self {
                    relation: found.kind,
                    kind,
                    targets: vec![found.target],
                }),
            }
        }
        order::sort_by_key(&mut all, |one| {
            (relation::rank(&one.relation), rank(&one.kind))
        });
        all
    }
}

fn rank(kind: &str) -> usize {
    KINDS
        .iter()
        .position(|known| *known == kind)
        .unwrap_or(KINDS.len())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn of(relations: &[(&str, &str)]) -> Vec<(String, String, usize)> {
        let relations: Vec<Value> = relations
            .iter()
            .map(|(kind, target)| json!({"type": kind, "targetRef": target}))
            .collect();
        let entity = Entity::try_from(json!({
            "kind": "System",
            "metadata": {"name": "stage"},
            "relations": relations,
        }));
        Neighbours::of(&entity.expect("an entity"))
            .into_iter()
            .map(|one| (one.relation, one.kind, one.targets.len()))
            .collect()
    }

    fn row(relation: &str, kind: &str, count: usize) -> (String, String, usize) {
        (relation.to_owned(), kind.to_owned(), count)
    }

    #[test]
    fn they_are_listed_by_relation_and_kind() {
        let found = of(&[
            ("mentions", "dragon:default/a"),
            ("hasPart", "resource:default/a"),
            ("hasPart", "API:default/a"),
            ("hasPart", "component:default/a"),
            ("hasPart", "component:default/b"),
            ("ownedBy", "group:default/a"),
        ]);
        let expected = [
            row("ownedBy", "group", 1),
            row("hasPart", "component", 2),
            row("hasPart", "api", 1),
            row("hasPart", "resource", 1),
            row("mentions", "dragon", 1),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_said_twice_counts_once() {
        let found = of(&[
            ("hasPart", "component:default/A"),
            ("hasPart", "Component:default/a"),
            ("dependsOn", "component:default/a"),
        ]);
        assert_eq!(
            found,
            [
                row("hasPart", "component", 1),
                row("dependsOn", "component", 1)
            ]
        );
    }
}
