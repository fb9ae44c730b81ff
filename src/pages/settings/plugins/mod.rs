//! Which plugins there are, what each may do, and what became of it.

mod extension_table;
mod own;
mod permissions;
mod plugin_card;
mod preview;

use std::sync::Arc;

use leptos::prelude::*;

use self::own::OwnExtensions;
use self::plugin_card::{BrokenCard, InstalledCard};
use self::preview::Preview;
use crate::api::use_config;
use crate::plugin::{Outcome, use_registry};
use crate::presentation::ReadingProgress;
use crate::ui::{Empty, Notice, Tone};

/// A card for every plugin, a way to look at one before it is installed, and what the portal has of
/// its own.
#[component]
pub fn PluginList() -> impl IntoView {
    let registry = use_registry();
    let place = use_config().place;
    let outcomes = Memo::new(move |_| registry.read().outcomes.clone());
    let cards = move || {
        let outcomes = outcomes.get();
        if outcomes.is_empty() && registry.read().is_complete {
            return none();
        }
        let cards = outcomes.into_iter().map(|outcome| match outcome {
            Outcome::Good(plugin) => {
                view! { <InstalledCard plugin=Arc::clone(&plugin) /> }.into_any()
            }
            Outcome::Bad {
                url,
                source,
                reasons,
            } => view! { <BrokenCard url=url source=source reasons=reasons /> }.into_any(),
        });
        cards.collect_view().into_any()
    };
    let reading = move || (!registry.read().is_complete).then(|| view! { <ReadingProgress /> });
    let unknown = move || {
        let unknown = registry.read().unknown.join(", ");
        (!unknown.is_empty() && registry.read().is_complete).then(|| {
            view! {
                <Notice tone=Tone::Warning title="Settings of extensions that are not there">
                    <p><code>{place.key("extensions")}</code> " in " {place.name()} " names " {unknown} "."</p>
                </Notice>
            }
        })
    };
    view! {
        <p>
            "What extends this portal, and what each may do. Plugins are installed in "
            {place.name()} "; here you can turn them off for yourself."
        </p>
        {reading}
        {unknown}
        {cards}
        <Preview />
        <OwnExtensions />
    }
}

fn none() -> AnyView {
    let place = use_config().place;
    view! {
        <Empty icon="puzzle" title="No plugins">
            <p>
                "This portal has only what it brings itself. A plugin is one line under "
                <code>{place.key("plugins")}</code> " in " {place.name()}
                ": the address of its plugin.json."
            </p>
        </Empty>
    }
    .into_any()
}
