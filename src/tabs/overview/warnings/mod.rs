//! What is wrong with an entity, and what to do about it. Nothing, usually: then nothing is there.

mod errors;
mod missing;
mod orphan;

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::registration::is_orphan;
use leptos::prelude::*;

use self::errors::{AncestorErrors, OwnErrors};
use self::missing::Missing;
use self::orphan::Orphan;
use super::targets::Targets;

/// That nothing leads to it any more, what failed while it was read, and which of its relations lead
/// nowhere.
#[component]
pub fn Warnings(entity: Arc<Entity>, targets: Targets) -> impl IntoView {
    view! {
        {is_orphan(&entity).then(|| view! { <Orphan entity=entity.clone() /> })}
        <OwnErrors entity=entity.clone() />
        <AncestorErrors entity=entity />
        <Missing targets=targets />
    }
}
