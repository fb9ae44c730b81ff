//! Through what an entity came into the catalog: the file it stands in, the location that names that
//! file, and so on up to what the operator or a reader registered.

use serde_json::Value;

use crate::entity::Entity;
use crate::entity_ref::EntityRef;

/// An entity and everything that led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Ancestry {
    members: Vec<Member>,
    subject: EntityRef,
}

/// One of them, and what led to it in turn.
#[derive(Clone, Debug, PartialEq)]
struct Member {
    entity: Entity,
    parents: Vec<EntityRef>,
}

impl Ancestry {
    /// Reads `{rootEntityRef, items: [{entity, parentEntityRefs}]}`; `None` for anything else.
    pub fn from_json(mut value: Value) -> Option<Self> {
        let subject = EntityRef::parse(value.get("rootEntityRef")?.as_str()?).ok()?;
        let Value::Array(items) = value.get_mut("items")?.take() else {
            return None;
        };
        let members = items.into_iter().map(member).collect::<Option<_>>()?;
        Some(Self { members, subject })
    }

    /// Whose ancestry it is.
    pub fn subject(&self) -> &EntityRef {
        &self.subject
    }

    /// What led to the subject, near and far.
    pub fn ancestors(&self) -> impl Iterator<Item = &Entity> {
        let all = self.members.iter().map(|member| &member.entity);
        all.filter(|entity| *entity.reference() != self.subject)
    }

    /// Where it all began: those that nothing in the answer led to.
    pub fn beginnings(&self) -> impl Iterator<Item = &Entity> {
        let is_known = |parent: &EntityRef| self.members.iter().any(|one| is(one, parent));
        self.members
            .iter()
            .filter(move |member| !member.parents.iter().any(is_known))
            .map(|member| &member.entity)
    }

    /// What an entity led to directly.
    pub fn led_to(&self, parent: &EntityRef) -> impl Iterator<Item = &Entity> {
        self.members
            .iter()
            .filter(move |member| member.parents.contains(parent))
            .map(|member| &member.entity)
    }
}

fn member(mut item: Value) -> Option<Member> {
    let parents = item.get("parentEntityRefs").and_then(Value::as_array);
    let parents = parents
        .into_iter()
        .flatten()
        .filter_map(|parent| EntityRef::parse(parent.as_str()?).ok())
        .collect();
    let entity = Entity::try_from(item.get_mut("entity")?.take()).ok()?;
    Some(Member { entity, parents })
}

fn is(member: &Member, reference: &EntityRef) -> bool {
    member.entity.reference() == reference
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn item(name: &str, parents: &[&str]) -> Value {
        json!({
            "entity": {"kind": "Location", "metadata": {"name": name}},
            "parentEntityRefs": parents,
        })
    }

    fn names<'a>(entities: impl Iterator<Item = &'a Entity>) -> Vec<&'a str> {
        entities
            .map(|entity| entity.reference().name.as_str())
            .collect()
    }

    #[test]
    fn the_way_leads_from_the_beginnings_down() {
        let answer = json!({
            "rootEntityRef": "location:default/web",
            "items": [
                item("Web", &["location:default/file", "location:default/other"]),
                item("file", &["location:default/root"]),
                item("other", &["location:default/not-told"]),
                item("root", &[]),
            ],
        });
        let ancestry = Ancestry::from_json(answer).expect("an ancestry");
        assert_eq!(names(ancestry.ancestors()), ["file", "other", "root"]);
        assert_eq!(names(ancestry.beginnings()), ["other", "root"]);
        let root = EntityRef::new("location", "default", "root");
        assert_eq!(names(ancestry.led_to(&root)), ["file"]);
        assert_eq!(names(ancestry.led_to(ancestry.subject())), [""; 0]);
    }

    #[test]
    fn something_else_is_not_an_ancestry() {
        for answer in [json!({}), json!({"rootEntityRef": "a:b/c", "items": [1]})] {
            assert_eq!(Ancestry::from_json(answer), None);
        }
    }
}
