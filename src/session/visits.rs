//! Entities whose pages the reader opened, kept in this browser for each backend.

use catalog::entity_ref::EntityRef;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::storage;

/// What the key begins with; the rest is whose catalog it is.
const KEY: &str = "recent-visits ";

/// Beyond that the oldest is forgotten.
const KEPT: usize = 50;

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
    visits: RwSignal<Vec<Visit>>,
    key: StoredValue<String>,
}

impl Visits {
    /// All of them, the newest first, each entity once.
    pub fn all(self) -> Signal<Vec<Visit>> {
        self.visits.into()
    }

    /// Notes that the page of an entity was opened just now.
    pub fn record(self, reference: &EntityRef, title: &str) {
        let mut visits = self.without(reference);
        let visit = Visit {
            reference: reference.clone(),
            title: title.to_owned(),
        };
        visits.insert(0, visit);
        visits.truncate(KEPT);
        self.keep(visits);
    }

    /// Forgets an entity that is no longer there.
    pub fn forget(self, reference: &EntityRef) {
        let visits = self.without(reference);
        if visits.len() < self.visits.read_untracked().len() {
            self.keep(visits);
        }
    }

    /// Another tab may have been at it, so they are read anew.
    fn without(self, reference: &EntityRef) -> Vec<Visit> {
        let mut visits = read(&self.key.read_value());
        visits.retain(|visit| visit.reference != *reference);
        visits
    }

    fn keep(self, visits: Vec<Visit>) {
        let list: Vec<Value> = visits
            .iter()
            .map(|visit| json!({"ref": visit.reference.to_string(), "title": visit.title}))
            .collect();
        storage::set(&self.key.read_value(), &Value::Array(list).to_string());
        self.visits.set(visits);
    }
}

/// Reads the visits to a catalog, and follows those in other tabs.
pub fn provide_visits(catalog: &str) -> Visits {
    let key = [KEY, catalog].concat();
    let visits = Visits {
        visits: RwSignal::new(read(&key)),
        key: StoredValue::new(key.clone()),
    };
    storage::follow(key, move |key| visits.visits.set(read(key)));
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
fn read(key: &str) -> Vec<Visit> {
    let kept = serde_json::from_str(&storage::get(key).unwrap_or_default());
    let Ok(Value::Array(list)) = kept else {
        return Vec::new();
    };
    let mut visits: Vec<Visit> = Vec::new();
    for visit in list.iter().filter_map(visit) {
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
