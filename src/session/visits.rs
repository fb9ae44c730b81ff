//! Entities whose pages the reader opened.

use catalog::entity_ref::EntityRef;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::kept::{Keeper, Kept, VISITS};

/// Beyond that the oldest is forgotten.
pub(super) const KEPT: usize = 50;

/// A page that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Whose page it was.
    pub reference: EntityRef,
    /// What the entity was called then.
    pub title: String,
}

/// The recent visits, and how to add one.
#[derive(Clone, Copy)]
pub struct Visits {
    visits: Memo<Vec<Visit>>,
    kept: Kept,
}

impl Visits {
    /// All of them, the newest first, each entity once.
    pub fn all(self) -> Signal<Vec<Visit>> {
        self.visits.into()
    }

    /// Notes that the page of an entity was opened just now.
    pub fn record(self, reference: &EntityRef, title: &str) {
        self.kept.change(|kept| {
            let mut visits = without(kept, reference);
            let visit = Visit {
                reference: reference.clone(),
                title: title.to_owned(),
            };
            visits.insert(0, visit);
            visits.truncate(KEPT);
            written(&visits)
        });
    }

    /// Forgets an entity that is no longer there.
    pub fn forget(self, reference: &EntityRef) {
        let visits = self.visits.read_untracked();
        let is_known = visits.iter().any(|visit| visit.reference == *reference);
        drop(visits);
        if is_known {
            self.kept.change(|kept| written(&without(kept, reference)));
        }
    }
}

fn without(kept: &Value, reference: &EntityRef) -> Vec<Visit> {
    let mut visits = read(kept);
    visits.retain(|visit| visit.reference != *reference);
    visits
}

fn written(visits: &[Visit]) -> Value {
    let visits = visits.iter();
    visits
        .map(|visit| json!({"ref": visit.reference.to_string(), "title": visit.title}))
        .collect()
}

/// Reads the visits.
pub fn provide_visits(keeper: Keeper) -> Visits {
    let kept = keeper.kept(VISITS);
    let visits = Visits {
        visits: Memo::new(move |_| read(&kept.value().read())),
        kept,
    };
    provide_context(visits);
    visits
}

/// The recent visits of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides them.
pub fn use_visits() -> Visits {
    expect_context()
}

/// What does not name an entity is no visit.
fn read(kept: &Value) -> Vec<Visit> {
    let list = kept.as_array().into_iter().flatten();
    let mut visits: Vec<Visit> = Vec::new();
    for visit in list.filter_map(visit) {
        if visits.len() < KEPT
            && !visits
                .iter()
                .any(|known| known.reference == visit.reference)
        {
            visits.push(visit);
        }
    }
    visits
}

fn visit(kept: &Value) -> Option<Visit> {
    let text = |key: &str| kept.get(key)?.as_str();
    let reference = EntityRef::parse(text("ref")?).ok()?;
    let title = text("title").filter(|title| !title.is_empty());
    Some(Visit {
        title: title.map_or_else(|| reference.short(), str::to_owned),
        reference,
    })
}
