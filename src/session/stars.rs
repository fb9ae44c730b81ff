//! Entities that the reader starred.

use catalog::entity_ref::EntityRef;
use leptos::prelude::*;
use serde_json::Value;

use super::kept::{Keeper, Kept, STARS};

/// The stars, and how to change them.
#[derive(Clone, Copy)]
pub struct Stars {
    starred: Memo<Vec<EntityRef>>,
    kept: Kept,
}

impl Stars {
    /// All of them, the last one last.
    pub fn all(self) -> Signal<Vec<EntityRef>> {
        self.starred.into()
    }

    /// Those of this moment; whoever asks is told when others come from elsewhere, but not of those
    /// that are given and taken here.
    pub fn of_now(self) -> Vec<EntityRef> {
        self.kept.arrivals().track();
        self.starred.get_untracked()
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
        self.kept.change(|kept| {
            let mut starred = read(kept);
            let before = starred.len();
            starred.retain(|known| known != reference);
            if starred.len() == before {
                starred.push(reference.clone());
            }
            starred.iter().map(EntityRef::to_string).collect()
        });
    }
}

/// The icon that shows whether something is starred.
pub fn icon(starred: Signal<bool>) -> Signal<String> {
    Signal::derive(move || if starred.get() { "star-filled" } else { "star" }.to_owned())
}

/// Reads the stars.
pub fn provide_stars(keeper: Keeper) -> Stars {
    let kept = keeper.kept(STARS);
    let stars = Stars {
        starred: Memo::new(move |_| read(&kept.value().read())),
        kept,
    };
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
fn read(kept: &Value) -> Vec<EntityRef> {
    let texts = kept.as_array().into_iter().flatten();
    texts
        .filter_map(|text| EntityRef::parse(text.as_str()?).ok())
        .collect()
}
