//! What several cards of one overview need, worked out once.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::neighbours::Neighbours;
use leptos::prelude::*;

use super::people::Company;

/// Worked out when the first card wants it, and again when the entity changes.
#[derive(Clone, Copy)]
pub struct Shared {
    neighbours: Memo<Arc<Vec<Neighbours>>>,
    company: Memo<Company>,
}

impl Shared {
    /// Of an entity, for the cards of the calling view.
    pub fn provide(latest: Signal<Arc<Entity>>) -> Self {
        let shared = Self::of(latest);
        provide_context(shared);
        shared
    }

    /// That of the overview; a card that an operator put elsewhere has its own.
    pub fn by_context(latest: Signal<Arc<Entity>>) -> Self {
        // One of an overview that was left may still be known here.
        let is_alive = |shared: &Self| shared.neighbours.try_get_untracked().is_some();
        let shared = use_context::<Self>().filter(is_alive);
        shared.unwrap_or_else(|| Self::of(latest))
    }

    fn of(latest: Signal<Arc<Entity>>) -> Self {
        // The entity is another one whenever these are worked out: there is nothing to compare.
        Self {
            neighbours: Memo::new_with_compare(
                move |_| Arc::new(Neighbours::of(&latest.read())),
                |_, _| true,
            ),
            company: Memo::new_with_compare(move |_| Company::of(&latest.get()), |_, _| true),
        }
    }

    /// All that its relations lead to. Whoever asks follows the entity itself.
    pub fn neighbours(self) -> Arc<Vec<Neighbours>> {
        self.neighbours.get_untracked()
    }

    /// The groups of a group or a user. Whoever asks follows the entity itself.
    pub fn company(self) -> Company {
        self.company.get_untracked()
    }
}
