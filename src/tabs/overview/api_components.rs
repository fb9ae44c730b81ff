//! Who provides an API, and who consumes it.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use leptos::prelude::*;

use crate::presentation::{PartList, use_listed};

/// Two cards on the overview of an API; nothing for other kinds.
#[component]
pub fn ApiComponents(entity: Arc<Entity>) -> impl IntoView {
    if !entity.reference().kind.eq_ignore_ascii_case("api") {
        return ().into_any();
    }
    let mut references: Vec<EntityRef> = entity.related("apiProvidedBy").collect();
    let providing = references.len();
    references.extend(entity.related("apiConsumedBy"));
    let total = references.len();
    let listed = use_listed(references);
    view! {
        {listed.failure()}
        <PartList
            title="Providing components"
            listed=listed.clone()
            places=0..providing
            empty="No component provides this API."
        />
        <PartList
            title="Consuming components"
            listed=listed
            places=providing..total
            empty="No component consumes this API."
        />
    }
    .into_any()
}
