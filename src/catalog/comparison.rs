//! Entities side by side, and where they differ.

use serde_json::Value;

use crate::entity::{Entity, Link};
use crate::entity_ref::EntityRef;

/// The fewest and the most entities that are compared.
pub const COUNTS: std::ops::RangeInclusive<usize> = 2..=6;

/// What the entities need, as the catalog is asked for it.
pub const FIELDS: [&str; 14] = [
    "kind",
    "metadata.namespace",
    "metadata.name",
    "metadata.title",
    "metadata.description",
    "metadata.tags",
    "metadata.links",
    "metadata.annotations",
    "spec.profile.displayName",
    "spec.owner",
    "spec.system",
    "spec.type",
    "spec.lifecycle",
    "relations",
];

/// One thing that is said of every entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is.
    pub about: About,
    /// What each entity says, in the order of the entities.
    pub values: Vec<Said>,
}

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// `kind`
    Kind,
    /// Whom it belongs to.
    Owner,
    /// The system it is part of.
    System,
    /// `spec.type`
    Type,
    /// `spec.lifecycle`
    Lifecycle,
    /// `metadata.tags`
    Tags,
    /// `metadata.namespace`
    Namespace,
    /// `metadata.description`
    Description,
    /// `metadata.links`
    Links,
    /// How many annotations there are.
    Annotations,
    /// How many relations of this type there are: `dependsOn`.
    Relation(String),
}

/// What an entity says.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// A word or a sentence.
    Text(String),
    /// Words, in the order of the alphabet.
    Words(Vec<String>),
    /// Another entity.
    Reference(EntityRef),
    /// Links to elsewhere.
    Links(Vec<Link>),
    /// A number of things.
    Count(usize),
}

impl Row {
    /// Whether one entity says something else than another.
    pub fn differs(&self) -> bool {
        self.values.windows(2).any(|pair| pair[0] != pair[1])
    }
}

/// Everything that is compared. A row that would be empty for all is left out.
pub fn rows(entities: &[Entity]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut add = |about: About, say: &dyn Fn(&Entity) -> Said| {
        let values: Vec<Said> = entities.iter().map(say).collect();
        if values.iter().any(|said| *said != Said::Nothing) {
            rows.push(Row { about, values });
        }
    };
    add(About::Kind, &|entity| text(Some(&entity.reference().kind)));
    add(About::Owner, &|entity| reference(entity, "owner", "group"));
    add(About::System, &|entity| {
        reference(entity, "system", "system")
    });
    add(About::Type, &|entity| text(entity.spec("type")));
    add(About::Lifecycle, &|entity| text(entity.spec("lifecycle")));
    add(About::Tags, &tags);
    add(About::Namespace, &|entity| {
        text(Some(&entity.reference().namespace))
    });
    add(About::Description, &|entity| text(entity.description()));
    add(About::Links, &links);
    add(About::Annotations, &|entity| {
        let annotations = entity.get(&["metadata", "annotations"]);
        Said::Count(
            annotations
                .and_then(Value::as_object)
                .map_or(0, |map| map.len()),
        )
    });
    for kind in relation_kinds(entities) {
        add(About::Relation(kind.clone()), &|entity| {
            Said::Count(entity.related(&kind).count())
        });
    }
    rows
}

/// Every type of relation that one of them has.
fn relation_kinds(entities: &[Entity]) -> Vec<String> {
    let relations = entities.iter().flat_map(Entity::relations);
    let mut kinds: Vec<String> = relations.map(|relation| relation.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn text(text: Option<&str>) -> Said {
    text.map_or(Said::Nothing, |text| Said::Text(text.to_owned()))
}

fn reference(entity: &Entity, field: &str, kind: &str) -> Said {
    let Some(written) = entity.spec(field) else {
        return Said::Nothing;
    };
    EntityRef::parse_in(written, Some(kind), &entity.reference().namespace)
        .map_or_else(|_| text(Some(written)), Said::Reference)
}

fn tags(entity: &Entity) -> Said {
    let mut tags: Vec<String> = entity.tags().map(str::to_owned).collect();
    tags.sort_unstable();
    if tags.is_empty() {
        return Said::Nothing;
    }
    Said::Words(tags)
}

fn links(entity: &Entity) -> Said {
    let links: Vec<Link> = entity.links().collect();
    if links.is_empty() {
        return Said::Nothing;
    }
    Said::Links(links)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn entity(name: &str, more: Value) -> Entity {
        let mut body = json!({"kind": "Component", "metadata": {"name": name}, "spec": {}});
        for (path, value) in more.as_object().into_iter().flatten() {
            *body.pointer_mut(path).expect("a place") = value.clone();
        }
        Entity::try_from(body).expect("an entity")
    }

    fn row(rows: &[Row], about: About) -> &Row {
        let found = rows.iter().find(|row| row.about == about);
        found.unwrap_or_else(|| panic!("no {about:?} in {rows:?}"))
    }

    #[test]
    fn rows_that_differ_are_known() {
        let entities = [
            entity(
                "a",
                json!({
                    "/spec": {"type": "service", "owner": "group:default/team"},
                    "/metadata": {"name": "a", "tags": ["b", "a"], "annotations": {"x": "1"}},
                }),
            ),
            entity(
                "b",
                json!({
                    "/spec": {"type": "website", "owner": "team"},
                    "/metadata": {"name": "b", "tags": ["a", "b"]},
                }),
            ),
        ];
        let rows = rows(&entities);
        assert!(row(&rows, About::Type).differs());
        assert!(
            !row(&rows, About::Owner).differs(),
            "one owner, written twice"
        );
        assert!(!row(&rows, About::Tags).differs(), "in another order");
        assert_eq!(
            row(&rows, About::Annotations).values,
            [Said::Count(1), Said::Count(0)]
        );
        assert!(
            !rows.iter().any(|row| row.about == About::Lifecycle),
            "nobody has one"
        );
    }

    #[test]
    fn relations_are_counted_by_type() {
        let mut body = entity("a", json!({})).body().clone();
        body["relations"] = json!([
            {"type": "dependsOn", "targetRef": "component:default/x"},
            {"type": "dependsOn", "targetRef": "component:default/y"},
            {"type": "ownedBy", "targetRef": "group:default/z"},
        ]);
        let entities = [
            Entity::try_from(body).expect("an entity"),
            entity("b", json!({})),
        ];
        let rows = rows(&entities);
        assert_eq!(
            row(&rows, About::Relation("dependsOn".into())).values,
            [Said::Count(2), Said::Count(0)]
        );
        assert!(row(&rows, About::Relation("ownedBy".into())).differs());
    }
}
