//! Whom one counts with a group or a user: the groups below the group, or those the user is in.

use std::collections::HashSet;

use crate::entity::Entity;
use crate::entity_ref::EntityRef;

/// Groups of a circle at most. An address that names more of them as owners would not come through
/// every server.
pub const MOST: usize = 100;

/// A group of a circle.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Which.
    pub reference: EntityRef,
    /// What it is called.
    pub title: String,
}

/// The groups around a group or a user. Those below a group are found level by level: while
/// [`Circle::next`] names some, their entities are wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    centre: String,
    groups: Vec<Member>,
    next: Vec<EntityRef>,
    seen: HashSet<String>,
    is_cut: bool,
}

impl Circle {
    /// Nobody but the entity itself.
    pub fn alone(entity: &Entity) -> Self {
        let centre = entity.reference().to_string();
        Self {
            seen: HashSet::from([centre.clone()]),
            centre,
            groups: Vec::new(),
            next: Vec::new(),
            is_cut: false,
        }
    }

    /// The groups that a user is in. They are known at once.
    pub fn around(user: &Entity) -> Self {
        let mut circle = Self::alone(user);
        for group in user.related("memberOf") {
            circle.want(group);
        }
        let named = |reference: EntityRef| Member {
            title: reference.short(),
            reference,
        };
        circle.groups = circle.next.drain(..).map(named).collect();
        circle
    }

    /// The groups below a group; the first of them are wanted.
    pub fn below(group: &Entity) -> Self {
        let mut circle = Self::alone(group);
        for child in group.related("parentOf") {
            circle.want(child);
        }
        circle
    }

    /// The groups that are wanted next, all at once; none when the circle is complete.
    pub fn next(&self) -> &[EntityRef] {
        &self.next
    }

    /// Takes the answers: a group for every reference wanted, `None` if it does not exist. A group
    /// counts once, whichever ways lead to it, and a circle of groups ends where it began.
    pub fn take(&mut self, answers: Vec<Option<Entity>>) {
        self.next.clear();
        let found: Vec<Entity> = answers.into_iter().flatten().collect();
        self.groups.extend(found.iter().map(|group| Member {
            reference: group.reference().clone(),
            title: group.title(),
        }));
        for child in found.iter().flat_map(|group| group.related("parentOf")) {
            self.want(child);
        }
    }

    fn want(&mut self, group: EntityRef) {
        let key = group.to_string();
        if self.seen.contains(&key) {
            return;
        }
        if self.groups.len() + self.next.len() >= MOST {
            self.is_cut = true;
            return;
        }
        self.seen.insert(key);
        self.next.push(group);
    }

    /// Full references of the entity itself and its groups, the nearest first.
    pub fn references(&self) -> Vec<String> {
        let groups = self.groups.iter().map(|group| group.reference.to_string());
        std::iter::once(self.centre.clone()).chain(groups).collect()
    }

    /// The groups, the nearest first.
    pub fn groups(&self) -> &[Member] {
        &self.groups
    }

    /// Whether groups were left out because there are too many.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn group(name: &str, children: &[&str]) -> Entity {
        let relations = children.iter().map(
            |child| json!({"type": "parentOf", "targetRef": format!("group:default/{child}")}),
        );
        Entity::try_from(json!({
            "kind": "Group",
            "metadata": {"name": name, "title": format!("The {name}")},
            "relations": relations.collect::<Vec<_>>(),
        }))
        .expect("a group")
    }

    fn texts(names: &[String]) -> Vec<&str> {
        names.iter().map(String::as_str).collect()
    }

    /// Answers out of these groups until nothing is wanted; how many answers it took.
    fn walk(circle: &mut Circle, known: &[Entity]) -> usize {
        let mut levels = 0;
        while !circle.next().is_empty() {
            let answers = circle.next().iter().map(|wanted| {
                let is_wanted = |group: &&Entity| group.reference() == wanted;
                known.iter().find(is_wanted).cloned()
            });
            let answers = answers.collect();
            circle.take(answers);
            levels += 1;
            assert!(levels < 50, "it goes on for ever");
        }
        levels
    }

    #[test]
    fn the_groups_below_are_found_level_by_level() {
        let known = [
            group("Root", &["b", "c"]),
            group("b", &["d"]),
            group("C", &["d", "gone"]),
            group("d", &[]),
        ];
        let mut circle = Circle::below(&known[0]);
        assert_eq!(circle.next().len(), 2);
        assert_eq!(walk(&mut circle, &known), 2);
        let found = ["root", "b", "c", "d"].map(|name| format!("group:default/{name}"));
        assert_eq!(circle.references(), found, "once each, only what exists");
        assert_eq!(circle.groups()[1].title, "The C");
        assert!(!circle.is_cut());
    }

    #[test]
    fn groups_in_circles_come_to_an_end() {
        let known = [
            group("a", &["b", "a"]),
            group("b", &["c", "a"]),
            group("c", &["b", "c"]),
        ];
        let mut circle = Circle::below(&known[0]);
        walk(&mut circle, &known);
        assert_eq!(circle.groups().len(), 2);
        assert!(!circle.is_cut(), "a group that is known is not left out");
    }

    #[test]
    fn too_many_groups_are_cut_and_it_says_so() {
        let names: Vec<String> = (0..60).map(|number| format!("g{number}")).collect();
        let below: Vec<String> = (60..160).map(|number| format!("g{number}")).collect();
        let mut known = vec![group("root", &texts(&names)), group("g0", &texts(&below))];
        known.extend(names[1..].iter().chain(&below).map(|name| group(name, &[])));
        let mut circle = Circle::below(&known[0]);
        walk(&mut circle, &known);
        assert_eq!(circle.groups().len(), MOST);
        assert_eq!(
            circle.groups()[59].reference.name,
            "g59",
            "the nearest first"
        );
        assert!(circle.is_cut());
    }

    #[test]
    fn just_as_many_as_fit_are_not_cut() {
        let names: Vec<String> = (0..MOST).map(|number| format!("g{number}")).collect();
        let mut known = vec![group("root", &texts(&names))];
        known.extend(names.iter().map(|name| group(name, &["root", "g1"])));
        let mut circle = Circle::below(&known[0]);
        walk(&mut circle, &known);
        assert_eq!(circle.groups().len(), MOST);
        assert!(!circle.is_cut());
    }

    #[test]
    fn the_groups_of_a_user_are_known_at_once() {
        let user = Entity::try_from(json!({
            "kind": "User",
            "metadata": {"name": "mo"},
            "relations": [
                {"type": "memberOf", "targetRef": "group:default/a"},
                {"type": "memberOf", "targetRef": "group:other/b"},
                {"type": "memberOf", "targetRef": "group:default/a"},
                {"type": "ownerOf", "targetRef": "component:default/web"},
            ],
        }))
        .expect("a user");
        let circle = Circle::around(&user);
        assert!(circle.next().is_empty());
        assert_eq!(
            circle.references(),
            ["user:default/mo", "group:default/a", "group:other/b"]
        );
        assert_eq!(Circle::alone(&user).references(), ["user:default/mo"]);
    }
}
