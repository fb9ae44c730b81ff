//! The entities of a list by what they have in common: what to ask for, and the groups that come
//! of the answers.

use std::cmp::Reverse;

use serde_json::{Value, json};

use super::{Facet, Grouping, Listing, Parameters};
use crate::query::condition::predicate_json;
use crate::query::filter;

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
    /// Parameters of `GET /entity-facets` that count the values of a facet within the list, less
    /// its words: no catalog counts by those.
    pub fn count_parameters(&self, facet: Facet) -> Parameters {
        let counted = ("facet", facet.field().to_owned());
        let asked = self.from_start().page_parameters("");
        let filters = asked.into_iter().filter(|(key, _)| *key == "filter");
        std::iter::once(counted).chain(filters).collect()
    }

    /// The groups that the counts of the grouping's facet make, the biggest first. Where values of
    /// the facet are chosen, only those are groups: an entity may have others beside them.
    /// `domains` are in order.
    pub fn groups<'a>(
        &self,
        grouping: Grouping,
        counts: impl Iterator<Item = (&'a str, usize)>,
        domains: &[SystemDomain],
    ) -> Vec<Group> {
        let chosen = self.chosen(grouping.facet());
        let mut groups: Vec<Group> = Vec::new();
        for (value, count) in counts {
            let is_chosen = |known: &String| known.eq_ignore_ascii_case(value);
            if !chosen.is_empty() && !chosen.iter().any(is_chosen) {
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
        groups.sort_by(|one, other| {
            (Reverse(one.count), &one.value).cmp(&(Reverse(other.count), &other.value))
        });
        groups
    }

    /// The list of one group, from its first page on.
    pub fn of_group(&self, grouping: Grouping, group: &Group) -> Self {
        self.choose(grouping.facet(), group.choice.clone())
    }

    /// The body of `POST /entities/by-query` that asks for the entities that are in none of the
    /// groups; `None` where there cannot be any because groups are chosen.
    pub fn ungrouped(&self, grouping: Grouping, groups: &[Group], fields: &str) -> Option<Value> {
        if !self.chosen(grouping.facet()).is_empty() {
            return None;
        }
        let asked = self.from_start().page_parameters(fields);
        let all = |key: &'static str| {
            let of_key = asked.iter().filter(move |(known, _)| *known == key);
            of_key.map(|(_, value)| value.as_str())
        };
        let mut parts = vec![lacking(grouping, groups)];
        let filter = filter::parse(all("filter")).ok()?;
        parts.extend(filter.as_ref().map(predicate_json));
        let (field, order) = all("orderField").next()?.split_once(',')?;
        let mut body = json!({
            "query": {"$all": parts},
            "limit": self.limit,
            "fields": fields.split(',').collect::<Vec<_>>(),
            "orderBy": [{"field": field, "order": order}],
        });
        if let Some(term) = all("fullTextFilterTerm").next() {
            let fields = all("fullTextFilterFields").flat_map(|fields| fields.split(','));
            body["fullTextFilter"] = json!({"term": term, "fields": fields.collect::<Vec<_>>()});
        }
        Some(body)
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
        // Components that are part of others have the relation, too.
        Grouping::System => absent("spec.system"),
        Grouping::Domain => {
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
        let body = listing.ungrouped(Grouping::Domain, &groups, "kind");
        let body = body.expect("nothing is chosen");
        assert_eq!(
            body["query"]["$all"][0],
            json!({"$not": {"relations.partOf": {"$in": choice}}})
        );
    }

    #[test]
    fn chosen_values_are_the_only_groups_and_leave_nobody_out() {
        let listing = Listing::default().choose(Facet::Owner, vec!["group:default/A".into()]);
        let counts = [("group:default/a", 2), ("group:default/b", 1)];
        let groups = listing.groups(Grouping::Owner, counts.into_iter(), &[]);
        assert_eq!(seen(&groups), [("group:default/a", 2)]);
        assert_eq!(listing.ungrouped(Grouping::Owner, &groups, "kind"), None);
    }

    #[test]
    fn who_has_none_is_asked_within_the_filters_and_words() {
        let listing = Listing {
            types: vec!["service".into()],
            text: "pay".into(),
            cursor: Some("abc".into()),
            ..Listing::default()
        };
        let body = listing.ungrouped(Grouping::Owner, &[], "kind,metadata.name");
        let body = body.expect("nothing is chosen");
        let parts = &body["query"]["$all"];
        assert_eq!(parts[0], json!({"relations.ownedBy": {"$exists": false}}));
        assert_eq!(
            parts[1],
            json!({"$all": [{"kind": "component"}, {"spec.type": "service"}]})
        );
        assert_eq!(body["fullTextFilter"]["term"], "pay");
        assert_eq!(
            body["orderBy"],
            json!([{"field": "metadata.name", "order": "asc"}])
        );
        assert_eq!(body.get("cursor"), None);
        let counted = listing.count_parameters(Facet::Owner);
        let keys: Vec<_> = counted.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, ["facet", "filter"]);
    }
}
