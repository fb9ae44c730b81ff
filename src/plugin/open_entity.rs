//! The entity whose page is open, for what stands around the page.

use std::sync::Arc;

use catalog::entity::Entity;
use leptos::prelude::*;

/// Whose page is open, if it is an entity's.
#[derive(Clone, Copy)]
pub struct OpenEntity(RwSignal<Option<Arc<Entity>>>);

impl OpenEntity {
    /// The entity, now and later.
    pub fn entity(self) -> Signal<Option<Arc<Entity>>> {
        self.0.into()
    }

    /// Tells that the calling view is the page of this entity, for as long as it lives.
    pub fn show(self, entity: &Arc<Entity>) {
        let shown = Arc::clone(entity);
        self.0.set(Some(Arc::clone(entity)));
        on_cleanup(move || {
            // The next page may be there already.
            let is_last = |last: &mut Option<Arc<Entity>>| {
                last.as_ref().is_some_and(|last| Arc::ptr_eq(last, &shown))
            };
            self.0.try_maybe_update(|last| {
                let gone = is_last(last);
                if gone {
                    *last = None;
                }
                (gone, ())
            });
        });
    }
}

/// Makes room for the entity whose page is open.
pub fn provide_open_entity() -> OpenEntity {
    let open = OpenEntity(RwSignal::new(None));
    provide_context(open);
    open
}

/// The entity whose page is open in this portal.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_open_entity() -> OpenEntity {
    expect_context()
}
