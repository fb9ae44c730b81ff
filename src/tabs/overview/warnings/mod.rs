//! What is wrong with an entity, and what to do about it. Nothing, usually: then nothing is there.

mod errors;
mod missing;
mod orphan;
mod own_problems;

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::neighbours::Neighbours;
use catalog::registration::is_orphan;
use leptos::prelude::*;

use self::errors::{AncestorErrors, OwnErrors};
use self::missing::Missing;
use self::orphan::Orphan;
use self::own_problems::OwnProblems;

/// That nothing leads to it any more, what failed while it was read, and which of its relations lead
/// nowhere.
#[component]
pub fn Warnings(entity: Arc<Entity>, neighbours: Arc<Vec<Neighbours>>) -> impl IntoView {
    let own = OwnProblems::of(&entity);
    view! {
        {is_orphan(&entity).then(|| view! { <Orphan entity=entity.clone() /> })}
        <OwnErrors entity=entity.clone() own=own />
        <AncestorErrors entity=entity />
        <Missing neighbours=neighbours own=own />
    }
}
