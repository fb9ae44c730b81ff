//! The other ends of an entity's relations, in one question for all who show or miss them.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::relation;
use leptos::prelude::*;

use crate::api::{Answer, ask, use_client};

/// What is shown of them.
const FIELDS: [&str; 8] = [
    "kind",
    "metadata.name",
    "metadata.namespace",
    "metadata.title",
    "metadata.description",
    "spec.profile.displayName",
    "spec.type",
    "spec.lifecycle",
];

/// What the About card and the cards of an API already say.
const SAID_ABOVE: [&str; 6] = [
    "ownedBy",
    "partOf",
    "childOf",
    "memberOf",
    "apiProvidedBy",
    "apiConsumedBy",
];

/// With more relations than that, nobody is told which of them lead nowhere: a group of all
/// employees would be asked for whole.
const MOST: usize = 1000;

/// Relation types with their targets.
pub type Groups = Vec<(String, Vec<EntityRef>)>;

/// The question and its answer.
#[derive(Clone, Copy)]
pub struct Targets {
    /// The relations that have a card, by type.
    pub shown: StoredValue<Groups>,
    /// Those that have none, as long as they are not too many.
    hidden: StoredValue<Groups>,
    /// The entities, `None` if they do not exist: first those with a card, in their order.
    pub found: Answer<Vec<Option<Entity>>>,
}

impl Targets {
    /// Asks for them; there is no question where there are no relations.
    pub fn of(entity: &Entity) -> Self {
        let client = use_client();
        let (mut hidden, shown): (Groups, Groups) = by_type(entity)
            .into_iter()
            .partition(|(kind, _)| SAID_ABOVE.contains(&kind.as_str()));
        if entity.relations().count() > MOST {
            hidden.clear();
        }
        let references: Vec<EntityRef> = shown
            .iter()
            .chain(&hidden)
            .flat_map(|(_, targets)| targets.clone())
            .collect();
        let references = Arc::new(references);
        let found = ask(
            move || Arc::clone(&references),
            move |references, signal| async move { client.entities(&references, &FIELDS, signal).await },
        );
        Self {
            shown: StoredValue::new(shown),
            hidden: StoredValue::new(hidden),
            found,
        }
    }

    /// The relations that lead nowhere, by type; none before that is known, nor where there are too
    /// many to tell.
    pub fn missing(self) -> Groups {
        let latest = self.found.latest().read();
        let Some(Ok(found)) = &*latest else {
            return Groups::new();
        };
        if found.len() > MOST {
            return Groups::new();
        }
        let mut found = found.iter();
        let (shown, hidden) = (self.shown.read_value(), self.hidden.read_value());
        let groups = shown.iter().chain(&*hidden).map(|(kind, targets)| {
            let missing = targets.iter().zip(found.by_ref());
            let missing = missing.filter(|(_, entity)| entity.is_none());
            let missing = missing.map(|(target, _)| target.clone()).collect();
            (kind.clone(), missing)
        });
        groups
            .filter(|(_, missing): &(String, Vec<EntityRef>)| !missing.is_empty())
            .collect()
    }
}

/// Relation types in the order of the model, unknown ones after; targets in the catalog's order.
fn by_type(entity: &Entity) -> Groups {
    let mut groups = Groups::new();
    for found in entity.relations() {
        match groups.iter_mut().find(|(kind, _)| *kind == found.kind) {
            Some((_, targets)) => targets.push(found.target),
            None => groups.push((found.kind, vec![found.target])),
        }
    }
    groups.sort_by_key(|(kind, _)| rank(kind));
    groups
}

fn rank(kind: &str) -> usize {
    relation::PAIRS
        .iter()
        .position(|(one, other)| kind == *one || kind == *other)
        .unwrap_or(relation::PAIRS.len())
}
