//! Entities that the reader starred, kept in this browser for each backend.

use catalog::entity_ref::EntityRef;
use leptos::prelude::*;
use serde_json::Value;

use super::storage;

/// What the key begins with; the rest is whose catalog it is.
const KEY: &str = "starred-entities ";

/// The stars, and how to change them.
#[derive(Clone, Copy)]
pub struct Stars {
    starred: RwSignal<Vec<EntityRef>>,
    key: StoredValue<String>,
}

impl Stars {
    /// All of them, the last one last.
    pub fn all(self) -> Signal<Vec<EntityRef>> {
        self.starred.into()
    }

    /// Whether an entity is starred; whoever asks is told of changes.
    pub fn contains(self, reference: &EntityRef) -> bool {
        self.starred.read().contains(reference)
    }

    /// Whether an entity is starred, now and later.
    pub fn has(self, reference: &EntityRef) -> Signal<bool> {
        let reference = reference.clone();
        Signal::derive(move || self.contains(&reference))
    }

    /// The icon that shows whether it is.
    pub fn icon(self, reference: &EntityRef) -> Signal<String> {
        icon(self.has(reference))
    }

    /// Stars an entity, or takes its star.
    pub fn toggle(self, reference: &EntityRef) {
        // Another tab may have been at it.
        let mut starred = read(&self.key.read_value());
        let before = starred.len();
        starred.retain(|known| known != reference);
        if starred.len() == before {
            starred.push(reference.clone());
        }
        let texts: Vec<String> = starred.iter().map(EntityRef::to_string).collect();
        storage::set(
            &self.key.read_value(),
            &serde_json::json!(texts).to_string(),
        );
        self.starred.set(starred);
    }
}

/// The icon that shows whether something is starred.
pub fn icon(starred: Signal<bool>) -> Signal<String> {
    Signal::derive(move || if starred.get() { "star-filled" } else { "star" }.to_owned())
}

/// Reads the stars of a catalog, and follows what other tabs do to them.
pub fn provide_stars(catalog: &str) -> Stars {
    let key = [KEY, catalog].concat();
    let stars = Stars {
        starred: RwSignal::new(read(&key)),
        key: StoredValue::new(key.clone()),
    };
    storage::follow(key, move |key| stars.starred.set(read(key)));
    provide_context(stars);
    stars
}

/// The stars of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides them.
pub fn use_stars() -> Stars {
    expect_context()
}

/// What is no list of references is no star.
fn read(key: &str) -> Vec<EntityRef> {
    let kept = serde_json::from_str(&storage::get(key).unwrap_or_default());
    let Ok(Value::Array(texts)) = kept else {
        return Vec::new();
    };
    let texts = texts.iter().filter_map(Value::as_str);
    texts
        .filter_map(|text| EntityRef::parse(text).ok())
        .collect()
}
