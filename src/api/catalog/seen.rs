//! What a list has shown, for the page that is opened from it.

use std::cell::RefCell;
use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;

use super::Client;

/// Lists of which the entities are remembered.
const LISTS: usize = 4;

thread_local! {
    /// The newest last.
    static SEEN: RefCell<Vec<Vec<Arc<Entity>>>> = const { RefCell::new(Vec::new()) };
}

/// Remembers the entities of a list.
pub(super) fn remember(items: &[Arc<Entity>]) {
    SEEN.with_borrow_mut(|seen| {
        if seen.len() == LISTS {
            seen.remove(0);
        }
        seen.push(items.to_vec());
    });
}

impl Client {
    /// What a list has shown of an entity lately. It is not whole, and may be out of date: for what
    /// stands there until the catalog has answered. The embedded catalog answers at once.
    pub fn seen(self, reference: &EntityRef) -> Option<Arc<Entity>> {
        if self.is_embedded() {
            return None;
        }
        let reference = reference.to_string();
        SEEN.with_borrow(|seen| {
            let mut entities = seen.iter().rev().flatten();
            entities
                .find(|entity| entity.reference().to_string() == reference)
                .cloned()
        })
    }
}
