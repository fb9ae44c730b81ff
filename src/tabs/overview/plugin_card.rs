//! A card of a plugin: its title is the portal's, what is under it is the plugin's.

use std::sync::Arc;

use catalog::entity::Entity;
use leptos::html::Div;
use leptos::prelude::*;

use crate::plugin::{Installed, Plugin, Shown};
use crate::ui::{Card, Skeleton, use_near};

/// The code is loaded when the card is about to come into sight.
#[component]
pub fn PluginCard(
    card: Installed,
    plugin: Arc<Plugin>,
    latest: Signal<Arc<Entity>>,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let is_near = use_near(place);
    let entity = Signal::derive(move || Some(latest.get()));
    let rest = Signal::stored(String::new());
    let title = card.extension.title.clone();
    let shown = move || {
        if is_near.get() {
            let (card, plugin) = (card.clone(), Arc::clone(&plugin));
            view! { <Shown item=card plugin=plugin entity=entity rest=rest lines=3 /> }.into_any()
        } else {
            view! { <Skeleton lines=3 /> }.into_any()
        }
    };
    view! { <Card title=title><div node_ref=place>{shown}</div></Card> }
}
