//! An entity on the page, as it changes.

use std::sync::Arc;

use catalog::entity::Entity;
use leptos::prelude::*;

use crate::api::Error;

/// One entity as it changes; whatever else is found is for the view that comes next.
pub fn follow(
    latest: Memo<Option<Result<Option<Arc<Entity>>, Error>>>,
    first: Arc<Entity>,
) -> Signal<Arc<Entity>> {
    let entity = Memo::new(move |last: Option<&Arc<Entity>>| {
        let last = last.unwrap_or(&first);
        match &*latest.read() {
            Some(Ok(Some(entity))) if entity.reference() == last.reference() => Arc::clone(entity),
            _ => Arc::clone(last),
        }
    });
    entity.into()
}
