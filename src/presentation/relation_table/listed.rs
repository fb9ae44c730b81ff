//! The entities of a table: which are shown, in which order, and what is known of them.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::order;
use leptos::prelude::*;

use super::columns::{Column, key};
use crate::api::{Answer, Found, ask, use_client};
use crate::ui::SortDirection;

/// Rows before the reader asks for more, and how many come then.
const FIRST: usize = 10;
const MORE: usize = 100;

/// As long as there are no more than that, all of them are asked for at once, shown or not.
const AT_ONCE: usize = 100;

/// Only what is known can be sorted. More entities than that would be too much to ask for.
const SORTABLE: usize = 1000;

/// What a row shows.
const FIELDS: [&str; 11] = [
    "kind",
    "metadata.name",
    "metadata.namespace",
    "metadata.title",
    "metadata.description",
    "spec.profile.displayName",
    "spec.profile.email",
    "spec.type",
    "spec.lifecycle",
    "spec.owner",
    "spec.system",
];

/// References of a table, and the questions about them.
#[derive(Clone, Copy)]
pub(super) struct Listed {
    targets: StoredValue<Arc<Vec<EntityRef>>>,
    shown: RwSignal<usize>,
    sort: RwSignal<Option<(Column, SortDirection)>>,
    /// Of the first references, as many as were asked for.
    found: Answer<Found>,
    /// Places of the references.
    order: Memo<Vec<usize>>,
}

impl Listed {
    /// Asks for what is shown first.
    pub(super) fn of(targets: Vec<EntityRef>) -> Self {
        let client = use_client();
        let count = targets.len();
        let targets = Arc::new(targets);
        let shown = RwSignal::new(FIRST.min(count));
        let sort = RwSignal::new(None);
        let asked = Memo::new(move |_| match count <= AT_ONCE || sort.read().is_some() {
            true => count,
            false => shown.get(),
        });
        let found = ask(move || asked.get(), {
            let targets = Arc::clone(&targets);
            move |asked, signal| {
                let targets = Arc::clone(&targets);
                async move { client.together(&targets[..asked], &FIELDS, signal).await }
            }
        });
        let targets = StoredValue::new(targets);
        let order = Memo::new(move |last: Option<&Vec<usize>>| {
            let sorted = sort.get().map(|(column, direction)| {
                let latest = found.latest().read();
                let found = latest.as_ref()?.as_ref().ok()?;
                sorted(&targets.read_value(), found, column, direction)
            });
            match (sorted, last) {
                (Some(Some(sorted)), _) => sorted,
                // Until all of them are known, they stay as they are.
                (Some(None), Some(last)) => last.clone(),
                _ => (0..count).collect(),
            }
        });
        Self {
            targets,
            shown,
            sort,
            found,
            order,
        }
    }

    /// How many there are.
    pub(super) fn count(self) -> usize {
        self.targets.read_value().len()
    }

    /// The places of the rows.
    pub(super) fn rows(self) -> Vec<usize> {
        let order = self.order.read();
        order.iter().take(self.shown.get()).copied().collect()
    }

    /// The reference at a place.
    pub(super) fn target(self, place: usize) -> Option<EntityRef> {
        self.targets.read_value().get(place).cloned()
    }

    /// The entity at a place once it is known; `None` within if it does not exist.
    pub(super) fn entity(self, place: usize) -> Option<Option<Arc<Entity>>> {
        let latest = self.found.latest().read();
        latest.as_ref()?.as_ref().ok()?.get(place).cloned()
    }

    /// What the question about them is up to.
    pub(super) fn answer(self) -> Answer<Found> {
        self.found
    }

    /// How many more can be shown at once, and of how many.
    pub(super) fn rest(self) -> (usize, usize) {
        let rest = self.count() - self.shown.get();
        (rest.min(MORE), rest)
    }

    /// Shows more.
    pub(super) fn show_more(self) {
        let (more, _) = self.rest();
        self.shown.update(|shown| *shown += more);
    }

    /// Whether they can be sorted.
    pub(super) fn is_sortable(self) -> bool {
        self.count() <= SORTABLE
    }

    /// How they are sorted, if by this column.
    pub(super) fn direction(self, column: Column) -> Option<SortDirection> {
        let (by, direction) = self.sort.get()?;
        (by == column).then_some(direction)
    }

    /// Sorts by a column, or the other way round.
    pub(super) fn sort(self, column: Column) {
        let direction = match self.direction(column) {
            Some(SortDirection::Ascending) => SortDirection::Descending,
            _ => SortDirection::Ascending,
        };
        self.sort.set(Some((column, direction)));
    }
}

/// Places by what stands in a column, empty ones last; `None` unless all are known.
fn sorted(
    targets: &[EntityRef],
    found: &Found,
    column: Column,
    direction: SortDirection,
) -> Option<Vec<usize>> {
    if found.len() < targets.len() {
        return None;
    }
    let keys = targets.iter().zip(found);
    let keys = keys.map(|(target, found)| key(column, target, found.as_deref()));
    let keys: Vec<Option<String>> = keys.collect();
    let mut compare = |one: usize, other: usize| match (&keys[one], &keys[other]) {
        (Some(one), Some(other)) if direction == SortDirection::Ascending => one.cmp(other),
        (Some(one), Some(other)) => other.cmp(one),
        (one, other) => one.is_none().cmp(&other.is_none()),
    };
    Some(order::places(keys.len(), &mut compare))
}
