//! The conditions of a list: as filter sets where those can say it, as a predicate where not.

use serde_json::{Value, json};

use super::{Facet, Listing, Match, Parameters, Whose};

/// A filter that lets nothing through: no entity can have this name.
const NOTHING: &str = "metadata.name=-";

/// What the catalog writes on entities that no location vouches for any more.
const ORPHAN: &str = "metadata.annotations.backstage.io/orphan";

/// Characters of filter sets beyond which a predicate is sent: a request line of 8 kB is more than some
/// servers take.
const LONGEST: usize = 6000;

/// Values of one field, and how they have to match.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clause {
    field: &'static str,
    values: Vec<String>,
    matching: Match,
}

/// Clauses that all have to hold.
pub(super) type Set = Vec<Clause>;

/// Which entities are asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Condition {
    /// `filter` parameters, which every backend knows; none for everything.
    Filters(Parameters),
    /// A filter predicate, known since catalog-backend 3.5.
    Predicate(Value),
}

impl Clause {
    pub(super) fn any(field: &'static str, values: Vec<String>) -> Self {
        Self {
            field,
            values,
            matching: Match::Any,
        }
    }

    /// Whether a filter set can say it: a key repeated is any of its values, and only of tags
    /// several can be asked for. A comma would end the statement.
    fn is_plain(&self) -> bool {
        let matches = match self.matching {
            Match::Any => true,
            Match::All => self.values.len() == 1 || self.field == Facet::Tag.field(),
            Match::None => false,
        };
        matches && !self.values.iter().any(|value| value.contains(','))
    }

    fn statements(&self) -> impl Iterator<Item = String> {
        let link = match self.matching {
            Match::All if self.field == Facet::Tag.field() => ".",
            _ => "=",
        };
        let values = self.values.iter();
        values.map(move |value| [self.field, link, value].concat())
    }

    fn predicate(&self) -> Value {
        match self.matching {
            Match::Any => json!({self.field: {"$in": self.values}}),
            Match::None => json!({"$not": {self.field: {"$in": self.values}}}),
            Match::All => {
                let each = self.values.iter().map(|value| json!({self.field: value}));
                json!({"$all": each.collect::<Vec<_>>()})
            }
        }
    }
}

impl Condition {
    /// One of these sets holds: as filter sets, unless those cannot say it or are too long.
    pub(super) fn of(sets: &[Set]) -> Self {
        if sets.iter().all(is_plain) {
            let sets = sets.iter().filter(|set| !set.is_empty());
            let sets = sets.map(|set| set.iter().flat_map(Clause::statements).collect());
            let sets: Vec<String> = sets.map(|set: Vec<String>| set.join(",")).collect();
            if sets.iter().map(String::len).sum::<usize>() <= LONGEST {
                return Self::Filters(sets.into_iter().map(|set| ("filter", set)).collect());
            }
        }
        Self::Predicate(predicate(sets))
    }
}

impl Listing {
    /// Which entities the list has. With a facet: those that its options are counted over. Values
    /// of which one has to match, or none may, are counted without the choice itself; where all
    /// have to match, within it. Types belong to a kind, so kinds are counted without them.
    pub(super) fn condition(&self, counted: Option<Facet>) -> Condition {
        let sets = self.sets(counted);
        let Some(sets) = sets else {
            return Condition::Filters(vec![("filter", NOTHING.to_owned())]);
        };
        Condition::of(&sets)
    }

    /// The predicate of the entities of the list for which this holds as well; `None` if there are
    /// none.
    pub(super) fn predicate_with(&self, besides: Value) -> Option<Value> {
        let sets = self.sets(None)?;
        if sets.iter().any(Vec::is_empty) {
            return Some(besides);
        }
        Some(json!({"$all": [besides, predicate(&sets)]}))
    }

    /// Sets of which one has to hold; `None` if nothing can.
    fn sets(&self, counted: Option<Facet>) -> Option<Vec<Set>> {
        let mut rest = Set::new();
        for facet in Facet::ALL {
            // What is starred brings kinds and namespaces of its own.
            let is_brought = matches!(self.whose, Whose::Starred(_))
                && matches!(facet, Facet::Kind | Facet::Namespace);
            let values = self.chosen(facet);
            if !is_brought && !values.is_empty() && !self.is_set_aside(facet, counted) {
                rest.push(Clause {
                    field: facet.field(),
                    values: values.to_vec(),
                    matching: self.matching(facet),
                });
            }
        }
        if self.orphans {
            rest.push(Clause::any(ORPHAN, vec!["true".to_owned()]));
        }
        match &self.whose {
            Whose::Anyone => Some(vec![rest]),
            Whose::Owned(owners) if owners.is_empty() => None,
            Whose::Owned(owners) => {
                rest.push(Clause::any(Facet::Owner.field(), owners.clone()));
                Some(vec![rest])
            }
            Whose::Starred(_) => self.starred_sets(&rest, counted),
        }
    }

    fn is_set_aside(&self, facet: Facet, counted: Option<Facet>) -> bool {
        match counted {
            Some(Facet::Kind) if facet == Facet::Type => true,
            Some(counted) => counted == facet && self.matching(facet) != Match::All,
            None => false,
        }
    }

    /// A set for every kind and namespace of what is starred, with the names there. A key twice in
    /// a set would be either value, so a chosen kind or namespace picks among the stars instead of
    /// joining the clauses.
    fn starred_sets(&self, rest: &Set, counted: Option<Facet>) -> Option<Vec<Set>> {
        let Whose::Starred(starred) = &self.whose else {
            return None;
        };
        let is_wanted = |facet: Facet, value: &str| {
            let chosen = self.chosen(facet);
            let is_free = chosen.is_empty() || self.is_set_aside(facet, counted);
            let is_chosen = chosen.iter().any(|known| known.eq_ignore_ascii_case(value));
            is_free || is_chosen != (self.matching(facet) == Match::None)
        };
        let mut sets: Vec<Set> = Vec::new();
        for reference in starred {
            let place = [&reference.kind, &reference.namespace].map(|part| part.to_lowercase());
            if !is_wanted(Facet::Kind, &place[0]) || !is_wanted(Facet::Namespace, &place[1]) {
                continue;
            }
            let [kind, namespace] = place;
            let known = sets
                .iter_mut()
                .find(|set| set[0].values[0] == kind && set[1].values[0] == namespace);
            match known {
                Some(set) => set[2].values.push(reference.name.clone()),
                None => sets.push(vec![
                    Clause::any(Facet::Kind.field(), vec![kind]),
                    Clause::any(Facet::Namespace.field(), vec![namespace]),
                    Clause::any("metadata.name", vec![reference.name.clone()]),
                ]),
            }
        }
        for set in &mut sets {
            set.extend(rest.iter().cloned());
        }
        (!sets.is_empty()).then_some(sets)
    }
}

fn predicate(sets: &[Set]) -> Value {
    let all = |set: &Set| -> Value {
        let clauses: Vec<Value> = set.iter().map(Clause::predicate).collect();
        json!({"$all": clauses})
    };
    match sets {
        [set] => all(set),
        sets => json!({"$any": sets.iter().map(all).collect::<Vec<_>>()}),
    }
}

/// Whether a filter set can say all of it: two clauses about one key would become one.
fn is_plain(set: &Set) -> bool {
    let is_alone = |clause: &Clause| {
        let same = set.iter().filter(|other| other.field == clause.field);
        same.count() == 1
    };
    set.iter()
        .all(|clause| clause.is_plain() && is_alone(clause))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity_ref::EntityRef;

    fn filters(listing: &Listing, counted: Option<Facet>) -> Vec<String> {
        match listing.condition(counted) {
            Condition::Filters(filters) => filters.into_iter().map(|(_, set)| set).collect(),
            Condition::Predicate(predicate) => panic!("not plain: {predicate}"),
        }
    }

    fn predicate(listing: &Listing) -> Value {
        match listing.condition(None) {
            Condition::Predicate(predicate) => predicate,
            Condition::Filters(filters) => panic!("plain: {filters:?}"),
        }
    }

    fn starred(refs: &[&str]) -> Listing {
        let refs = refs.iter().filter_map(|text| EntityRef::parse(text).ok());
        Listing {
            whose: Whose::Starred(refs.collect()),
            ..Listing::default()
        }
    }

    #[test]
    fn what_filter_sets_can_say_they_say() {
        let listing = Listing {
            types: vec!["service".into(), "website".into()],
            owners: vec!["group:default/a".into()],
            tags: vec!["java".into(), "rest".into()],
            orphans: true,
            ..Listing::default()
        };
        assert_eq!(
            filters(&listing, None),
            [
                "kind=component,spec.type=service,spec.type=website,relations.ownedBy=group:default/a,metadata.tags.java,metadata.tags.rest,metadata.annotations.backstage.io/orphan=true"
            ]
        );
        let any = listing.matched(Facet::Tag, Match::Any);
        assert!(filters(&any, None)[0].contains("metadata.tags=java,metadata.tags=rest"));
        let every = Listing {
            kind: None,
            ..Listing::default()
        };
        assert_eq!(filters(&every, None), Vec::<String>::new());
    }

    #[test]
    fn what_is_excluded_owned_twice_or_has_a_comma_is_a_predicate() {
        let production = Listing::default()
            .choose(Facet::Lifecycle, vec!["deprecated".into()])
            .matched(Facet::Lifecycle, Match::None);
        assert_eq!(
            predicate(&production),
            json!({"$all": [
                {"kind": {"$in": ["component"]}},
                {"$not": {"spec.lifecycle": {"$in": ["deprecated"]}}},
            ]})
        );
        let both = Listing {
            owners: vec!["group:default/a".into(), "group:default/b".into()],
            ..Listing::default()
        };
        assert_eq!(
            predicate(&both.matched(Facet::Owner, Match::All))["$all"][1],
            json!({"$all": [
                {"relations.ownedBy": "group:default/a"},
                {"relations.ownedBy": "group:default/b"},
            ]})
        );
        let owned = Listing {
            owners: vec!["group:default/a".into()],
            whose: Whose::Owned(vec!["user:default/u".into(), "group:default/a".into()]),
            ..Listing::default()
        };
        assert_eq!(
            predicate(&owned)["$all"].as_array().map(Vec::len),
            Some(3),
            "owned and owner hold together"
        );
        let comma = Listing::default().choose(Facet::Type, vec!["a, b".into()]);
        assert_eq!(
            predicate(&comma)["$all"][1],
            json!({"spec.type": {"$in": ["a, b"]}})
        );
    }

    #[test]
    fn what_is_too_long_for_an_address_is_a_predicate() {
        let owned = |count: usize| Listing {
            owners: (0..count)
                .map(|team| format!("group:default/team-{team:03}"))
                .collect(),
            ..Listing::default()
        };
        assert_eq!(filters(&owned(100), None).len(), 1);
        let many = predicate(&owned(300));
        let owners = many["$all"][1]["relations.ownedBy"]["$in"].as_array();
        assert_eq!(owners.map(Vec::len), Some(300));
    }

    #[test]
    fn a_facet_is_counted_under_the_other_filters() {
        let listing = Listing::default()
            .choose(Facet::Type, vec!["service".into()])
            .choose(Facet::Tag, vec!["java".into()]);
        let of = |facet| filters(&listing, Some(facet)).concat();
        assert_eq!(of(Facet::Kind), "metadata.tags.java");
        assert_eq!(of(Facet::Type), "kind=component,metadata.tags.java");
        let whole = "kind=component,spec.type=service,metadata.tags.java";
        assert_eq!(of(Facet::Owner), whole);
        assert_eq!(of(Facet::Tag), whole, "a second tag has to come beside it");
        let any = listing.matched(Facet::Tag, Match::Any);
        assert_eq!(
            filters(&any, Some(Facet::Tag)).concat(),
            "kind=component,spec.type=service"
        );
    }

    #[test]
    fn stars_are_asked_by_kind_and_namespace_within_the_other_filters() {
        let mut listing = starred(&[
            "component:default/a",
            "component:other/b",
            "component:default/c",
            "api:default/a",
        ]);
        listing.types = vec!["service".into()];
        let other = "kind=component,metadata.namespace=other,metadata.name=b,spec.type=service";
        assert_eq!(
            filters(&listing, None),
            [
                "kind=component,metadata.namespace=default,metadata.name=a,metadata.name=c,spec.type=service",
                other,
            ]
        );
        let chosen = listing.choose(Facet::Namespace, vec!["other".into()]);
        assert_eq!(filters(&chosen, None), [other]);
        let excluded = listing
            .choose(Facet::Namespace, vec!["default".into()])
            .matched(Facet::Namespace, Match::None);
        assert_eq!(filters(&excluded, None), [other]);
        assert_eq!(filters(&listing, Some(Facet::Kind)).len(), 3, "all kinds");
    }

    #[test]
    fn without_stars_or_owners_nothing_matches() {
        assert_eq!(filters(&starred(&[]), None), [NOTHING]);
        assert_eq!(filters(&starred(&["api:default/a"]), None), [NOTHING]);
        let nobody = Listing {
            whose: Whose::Owned(Vec::new()),
            ..Listing::default()
        };
        assert_eq!(filters(&nobody, None), [NOTHING]);
    }
}
