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
use crate::language::words::settings as words;
use crate::language::{HERE, around};
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
            let note = words::plugins_unknown_note(HERE, place.name(), &unknown);
            let (before, behind) = around(&note);
            view! {
                <Notice tone=Tone::Warning title=words::plugins_unknown()>
                    <p>{before} <code>{place.key("extensions")}</code> {behind}</p>
                </Notice>
            }
        })
    };
    view! {
        <p>{words::plugins_lead(place.name())}</p>
        {reading}
        {unknown}
        {cards}
        <Preview />
        <OwnExtensions />
    }
}

fn none() -> AnyView {
    let place = use_config().place;
    let (before, behind) = around(&words::plugins_none_note(HERE, place.name()));
    view! {
        <Empty icon="puzzle" title=words::plugins_none()>
            <p>{before} <code>{place.key("plugins")}</code> {behind}</p>
        </Empty>
    }
    .into_any()
}
