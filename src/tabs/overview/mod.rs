//! The first tab of every entity: what it is, and what it is connected to. It is made of cards, which
//! come out of the registry as everything does.

mod about;
mod cards;
mod graph;
mod labels;
mod links;
mod people;
mod plugin_card;
mod relations;
mod shared;
mod targets;
mod warnings;

use std::sync::Arc;

use catalog::plugin::{Area, Extension, ExtensionKind};
use leptos::prelude::*;
use stylers_macro::style_sheet;

use self::about::About;
pub use self::cards::cards;
pub use self::plugin_card::PluginCard;
use self::shared::Shared;
use self::warnings::Warnings;
use crate::language::words::overview as words;
use crate::lazy::chunk;
use crate::plugin::{EntityTab, Installed, Mount, use_registry};
use crate::presentation::deferred_silently;
use crate::ui::{Skeleton, of_subject};

/// The overview's registration.
pub fn tab() -> Installed {
    let extension = Extension {
        path: String::new(),
        icon: Some("layout-grid".to_owned()),
        group: Some("overview".to_owned()),
        ..Extension::new("catalog", ExtensionKind::Tab, "overview", words::title())
    };
    let draw = |context: EntityTab| deferred_silently(move || draw(context.clone()));
    Installed {
        is_live: true,
        ..Installed::built_in(extension, draw)
    }
}

chunk! { entity:
    fn draw(context: EntityTab) -> AnyView {
        view! { <Overview context=context /> }.into_any()
    }
}

#[component]
fn Overview(context: EntityTab) -> impl IntoView {
    let class_name = [
        "entity-grid ",
        style_sheet!("style/components/entity_grid.css"),
    ]
    .concat();
    if !context.is_whole {
        return view! {
            <div class=class_name>
                <div class="wide"><Skeleton lines=6 /></div>
                <aside class="side" aria-label=of_subject(words::about())><About entity=context.entity /></aside>
            </div>
        }
        .into_any();
    }
    let latest = context.latest;
    let shared = Shared::provide(latest);
    let warnings = move || {
        let entity = latest.get();
        view! { <Warnings entity=entity neighbours=shared.neighbours() /> }
    };
    let info = context.clone();
    view! {
        {warnings}
        <div class=class_name>
            <div class="wide"><Cards context=context area=Area::Content /></div>
            <aside class="side" aria-label=of_subject(words::about())><Cards context=info area=Area::Info /></aside>
        </div>
    }
    .into_any()
}

/// The cards of one column. Those of plugins come when their manifests have; the others stay.
#[component]
fn Cards(context: EntityTab, area: Area) -> impl IntoView {
    let registry = use_registry();
    let latest = context.latest;
    let cards = Memo::new(move |_| registry.read().cards_of(&latest.read(), area));
    let key = |card: &Installed| {
        let code = match &card.mount {
            Mount::Code(plugin) => Some((plugin.url.clone(), plugin.revision)),
            _ => None,
        };
        (card.extension.id(), code)
    };
    let draw = move |card: Installed| match &card.mount {
        Mount::Code(plugin) => {
            let plugin = Arc::clone(plugin);
            view! { <PluginCard card=card plugin=plugin latest=latest /> }.into_any()
        }
        Mount::BuiltIn(draw) => {
            let (draw, context) = (*draw, context.clone());
            let drawn = move || {
                let entity = latest.get();
                draw(EntityTab {
                    entity,
                    ..context.clone()
                })
            };
            drawn.into_any()
        }
        Mount::Portal => ().into_any(),
    };
    view! { <For each=move || cards.get() key=key children=draw /> }
}
