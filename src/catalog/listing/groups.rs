//! The entities of a list by what they have in common: what to ask for, and the groups that come
//! of the answers.

use std::cmp::Reverse;

use serde_json::{Value, json};

use super::{Facet, Grouping, Listing, Match, Question, Words};

use crate::order;

/// Entities that share a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they share: a full reference, or a word.
    pub value: String,
    /// The values to choose under the grouping's facet to have just these entities.
    pub choice: Vec<String>,
    /// How many they are.
    pub count: usize,
}

/// A system and the domain it is in, both as full references.
pub type SystemDomain = (String, String);

impl Grouping {
    /// The facet whose values make the groups. Domains are found through their systems.
    pub fn facet(self) -> Facet {
        match self {
            Self::Owner => Facet::Owner,
            Self::System | Self::Domain => Facet::System,
            Self::Lifecycle => Facet::Lifecycle,
        }
    }
}

impl Listing {
    /// The groups that the counts of the grouping's facet make, the biggest first. Where values of
    /// the facet are chosen, only those are groups (an entity may have others beside them), or only
    /// the others if none of those may be there. `domains` are in order.
    pub fn groups<'a>(
        &self,
        grouping: Grouping,
        counts: impl Iterator<Item = (&'a str, usize)>,
        domains: &[SystemDomain],
    ) -> Vec<Group> {
        let chosen = self.chosen(grouping.facet());
        let excludes = self.matching(grouping.facet()) == Match::None;
        let mut groups: Vec<Group> = Vec::new();
        for (value, count) in counts {
            let is_chosen = chosen.iter().any(|known| known.eq_ignore_ascii_case(value));
            if !chosen.is_empty() && is_chosen == excludes {
                continue;
            }
            let Some(shared) = shared(grouping, value, domains) else {
                continue;
            };
            // The catalog counts a value once; only systems meet again in their domain.
            let is_same = |group: &&mut Group| group.value == shared;
            let met = match grouping {
                Grouping::Domain => groups.iter_mut().find(is_same),
                _ => None,
            };
            match met {
                Some(group) => {
                    group.choice.push(value.to_owned());
                    group.count += count;
                }
                None => groups.push(Group {
                    value: shared.to_owned(),
                    choice: vec![value.to_owned()],
                    count,
                }),
            }
        }
        order::sort_by(&mut groups, |one, other| {
            (Reverse(one.count), &one.value).cmp(&(Reverse(other.count), &other.value))
        });
        groups
    }

    /// The list of one group, from its first page on.
    pub fn of_group(&self, grouping: Grouping, group: &Group) -> Self {
        let facet = grouping.facet();
        let one = self.choose(facet, group.choice.clone());
        // All of those chosen are a smaller list than those of one of them.
        match self.matching(facet) {
            Match::All if group.choice.len() == 1 && !self.chosen(facet).is_empty() => self.clone(),
            _ => one.matched(facet, Match::Any),
        }
    }

    /// The question for the entities that are in none of the groups; `None` where there cannot be
    /// any because groups are chosen.
    pub fn ungrouped(
        &self,
        grouping: Grouping,
        groups: &[Group],
        fields: &str,
        words: Words,
    ) -> Option<Question> {
        let facet = grouping.facet();
        if !self.chosen(facet).is_empty() && self.matching(facet) != Match::None {
            return None;
        }
        let query = self.predicate_with(lacking(grouping, groups))?;
        Some(Question::Post(self.from_start().body(query, fields, words)))
    }
}

/// What an entity with this value of the facet is grouped under. Besides systems, entities are
/// part of components and domains.
fn shared<'a>(grouping: Grouping, value: &'a str, domains: &'a [SystemDomain]) -> Option<&'a str> {
    match grouping {
        Grouping::Owner | Grouping::Lifecycle => Some(value),
        Grouping::System => value.starts_with("system:").then_some(value),
        Grouping::Domain if value.starts_with("domain:") => Some(value),
        Grouping::Domain => {
            let place = domains.binary_search_by(|(system, _)| system.as_str().cmp(value));
            let (_, domain) = domains.get(place.ok()?)?;
            Some(domain)
        }
    }
}

fn lacking(grouping: Grouping, groups: &[Group]) -> Value {
    let absent = |field: &str| json!({field: {"$exists": false}});
    match grouping {
        Grouping::Owner => absent("relations.ownedBy"),
        Grouping::Lifecycle => absent("spec.lifecycle"),
        // Components that are part of others have the relation, too; and kinds that the catalog does
        // not know may name a system without being part of it.
        Grouping::System | Grouping::Domain => {
            let grouped: Vec<&String> = groups.iter().flat_map(|group| &group.choice).collect();
            json!({"$not": {"relations.partOf": {"$in": grouped}}})
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART_OF: [(&str, usize); 5] = [
        ("component:default/web", 1),
        ("domain:default/payments", 1),
        ("system:default/cards", 4),
        ("system:default/lonely", 9),
        ("system:default/payouts", 2),
    ];

    fn domains() -> Vec<SystemDomain> {
        let domain = "domain:default/payments".to_owned();
        ["system:default/cards", "system:default/payouts"]
            .map(|system| (system.to_owned(), domain.clone()))
            .to_vec()
    }

    fn seen(groups: &[Group]) -> Vec<(&str, usize)> {
        let seen = groups
            .iter()
            .map(|group| (group.value.as_str(), group.count));
        seen.collect()
    }

    /// The predicate of those in no group.
    fn none(listing: &Listing, grouping: Grouping, groups: &[Group]) -> Value {
        match listing.ungrouped(grouping, groups, "kind", Words::Each) {
            Some(Question::Post(body)) => body["query"].clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_biggest_group_comes_first_and_equals_by_name() {
        let counts = [("b", 1), ("c", 3), ("a", 1)];
        let groups = Listing::default().groups(Grouping::Lifecycle, counts.into_iter(), &[]);
        assert_eq!(seen(&groups), [("c", 3), ("a", 1), ("b", 1)]);
    }

    #[test]
    fn systems_are_the_only_wholes_that_are_grouped_by() {
        let listing = Listing::default();
        let groups = listing.groups(Grouping::System, PART_OF.into_iter(), &[]);
        assert_eq!(groups.len(), 3);
        let one = listing.of_group(Grouping::System, &groups[0]);
        assert_eq!(one.chosen(Facet::System), ["system:default/lonely"]);
        let systems: Vec<&str> = groups.iter().map(|group| group.value.as_str()).collect();
        let query = none(&listing, Grouping::System, &groups);
        let lacks = json!({"$not": {"relations.partOf": {"$in": systems}}});
        assert_eq!(query["$all"][0], lacks);
    }

    #[test]
    fn a_domain_has_what_its_systems_have_and_what_it_has_itself() {
        let listing = Listing::default();
        let groups = listing.groups(Grouping::Domain, PART_OF.into_iter(), &domains());
        assert_eq!(seen(&groups), [("domain:default/payments", 7)]);
        let choice = [
            "domain:default/payments",
            "system:default/cards",
            "system:default/payouts",
        ];
        assert_eq!(groups[0].choice, choice);
        let query = none(&listing, Grouping::Domain, &groups);
        assert_eq!(
            query["$all"][0],
            json!({"$not": {"relations.partOf": {"$in": choice}}})
        );
    }

    #[test]
    fn chosen_values_are_the_only_groups_and_leave_nobody_out() {
        let listing = Listing::default().choose(Facet::Owner, vec!["group:default/A".into()]);
        let counts = [("group:default/a", 2), ("group:default/b", 1)];
        let groups = listing.groups(Grouping::Owner, counts.into_iter(), &[]);
        assert_eq!(seen(&groups), [("group:default/a", 2)]);
        let nobody = listing.ungrouped(Grouping::Owner, &groups, "kind", Words::Each);
        assert_eq!(nobody, None);
        let others = listing.matched(Facet::Owner, Match::None);
        let groups = others.groups(Grouping::Owner, counts.into_iter(), &[]);
        assert_eq!(seen(&groups), [("group:default/b", 1)]);
        let other = others.of_group(Grouping::Owner, &groups[0]);
        assert_eq!(other.matching(Facet::Owner), Match::Any);
        assert_eq!(other.chosen(Facet::Owner), ["group:default/b"]);
    }

    #[test]
    fn who_has_none_is_asked_within_the_filters_and_words() {
        let listing = Listing {
            types: vec!["service".into()],
            text: "pay".into(),
            cursor: Some("abc".into()),
            ..Listing::default()
        };
        let question = listing.ungrouped(Grouping::Owner, &[], "kind,metadata.name", Words::Each);
        let Some(Question::Post(body)) = question else {
            panic!("{question:?}");
        };
        let lacks = json!({"relations.ownedBy": {"$exists": false}});
        let within = json!({"$all": [
            {"kind": {"$in": ["component"]}},
            {"spec.type": {"$in": ["service"]}},
        ]});
        assert_eq!(body["query"], json!({"$all": [lacks, within]}));
        assert_eq!(body["fullTextFilter"]["term"], "pay");
        assert_eq!(body.get("cursor"), None);
        let every = Listing {
            kind: None,
            ..Listing::default()
        };
        assert_eq!(none(&every, Grouping::Owner, &[]), lacks);
    }
}
