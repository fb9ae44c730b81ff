//! An extension of entity pages as it is drawn, whoever brought it.

use std::sync::Arc;

use catalog::entity::Entity;
use leptos::prelude::*;

use super::registry::{EntityTab, Installed, Mount};
use super::shown::Shown;

/// Draws a tab or a card of an entity.
pub fn draw(
    item: Installed,
    entity: Signal<Arc<Entity>>,
    // Whether the catalog has answered; else the entity is what a list knew of it.
    is_whole: bool,
    rest: Signal<String>,
) -> AnyView {
    let context = move |path: &str, now| EntityTab {
        entity: now,
        latest: entity,
        is_whole,
        path: path.to_owned(),
        rest,
    };
    match &item.mount {
        Mount::BuiltIn(draw) if item.is_live => {
            draw(context(&item.extension.path, entity.get_untracked()))
        }
        Mount::BuiltIn(draw) => {
            let (draw, path) = (*draw, item.extension.path.clone());
            (move || draw(context(&path, entity.get()))).into_any()
        }
        Mount::Code(plugin) => {
            let plugin = Arc::clone(plugin);
            let entity = Signal::derive(move || Some(entity.get()));
            view! { <Shown item=item plugin=plugin entity=entity rest=rest /> }.into_any()
        }
        // Pages are attached to no entity.
        Mount::Portal => ().into_any(),
    }
}
