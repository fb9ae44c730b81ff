//! Taking entities and locations out of the catalog: what goes with them is said first.

mod deed;
mod entity;
mod location;

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::permission::Permission;
use catalog::registration::{ORIGIN, RegisteredLocation, Removal, is_orphan};
use leptos::prelude::*;
use stylers_macro::style_sheet;

use self::entity::DeleteEntity;
use self::location::UnregisterLocation;
use super::{draw, without_origin};
use crate::api::{ask, use_client, use_decision};
use crate::language::{HERE, around, words::removal as words};
use crate::ui::{Dialog, Skeleton};

/// How an entity leaves the catalog, in the way that is right for it: alone, or with the location it
/// came through.
#[component]
pub fn RemovalDialog(
    /// Which entity.
    entity: Arc<Entity>,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let title = if is_orphan(&entity) {
        words::delete(&entity.title())
    } else {
        words::unregister(&entity.title())
    };
    view! {
        <Dialog open=open title=title>
            <Asked entity=Arc::clone(&entity) open=open />
        </Dialog>
    }
}

/// Takes a registered location out of the catalog.
#[component]
pub fn UnregisterDialog(
    /// Which location, while the dialog is open.
    location: RwSignal<Option<RegisteredLocation>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if location.read().is_some() {
            open.set(true);
        }
    });
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open {
            location.set(None);
        }
        is_open
    });
    view! {
        <Dialog open=open title=words::unregister_location()>
            {move || {
                location.get().map(|location| view! { <UnregisterLocation location=location open=open /> })
            }}
        </Dialog>
    }
}

/// Which locations are registered is asked when the dialog opens.
#[component]
fn Asked(entity: Arc<Entity>, open: RwSignal<bool>) -> impl IntoView {
    let class_name = ["removal ", style_sheet!("style/components/removal.css")].concat();
    if is_orphan(&entity) {
        return view! {
            <div class=class_name>
                <p>{words::orphan()}</p>
                <DeleteEntity entity=entity open=open />
            </div>
        }
        .into_any();
    }
    let client = use_client();
    let locations = ask(|| (), move |(), signal| client.locations(signal));
    let may_see = use_decision(Permission::LocationRead);
    let may_unregister = use_decision(Permission::LocationDelete);
    let are_decided = Memo::new(move |_| may_see.get().is_some() && may_unregister.get().is_some());
    let waiting = || view! { <Skeleton lines=4 /> }.into_any();
    let drawn = draw(locations, waiting, move |locations| {
        let removal = Removal::of(&entity, &locations);
        // What is refused later says so where it stands: it is not drawn anew.
        let may = Locations {
            see: may_see.get_untracked() == Some(true),
            unregister: may_unregister.get_untracked() == Some(true),
        };
        way_out(removal, may, Arc::clone(&entity), open)
    });
    let shown = move || match are_decided.get() {
        true => drawn(),
        false => waiting(),
    };
    view! { <div class=class_name>{shown}</div> }.into_any()
}

/// What the reader may do with registered locations.
#[derive(Clone, Copy)]
struct Locations {
    see: bool,
    unregister: bool,
}

fn way_out(removal: Removal, may: Locations, entity: Arc<Entity>, open: RwSignal<bool>) -> AnyView {
    let client = use_client();
    let again = if client.is_embedded() {
        words::again_embedded()
    } else {
        words::again()
    };
    let alone = |sentence: &str, entity: Arc<Entity>| {
        let (before, behind) = around(sentence);
        let origin = entity.annotation(ORIGIN).unwrap_or(words::unknown_origin());
        let origin = without_origin(origin.strip_prefix("url:").unwrap_or(origin));
        view! {
            <p>{before} <code>{origin}</code> {behind}</p>
            <p class="note">{again}</p>
            <DeleteEntity entity=entity open=open />
        }
        .into_any()
    };
    let advanced = |lead: Option<&'static str>, entity: Arc<Entity>| {
        view! {
            <details>
                <summary>{words::advanced()}</summary>
                <div>
                    {lead.map(|lead| view! { <p>{lead}</p> })}
                    <p class="note">{again}</p>
                    <DeleteEntity entity=entity open=open />
                </div>
            </details>
        }
    };
    match removal {
        Removal::Orphan | Removal::Alone if may.see => alone(&words::alone(HERE), entity),
        Removal::Orphan | Removal::Alone => alone(&words::alone_unseen(HERE), entity),
        Removal::Bootstrap => view! {
            <p>{words::bootstrap()}</p>
            {advanced(None, entity)}
        }
        .into_any(),
        Removal::Location(_) if !may.unregister => alone(&words::alone_forbidden(HERE), entity),
        Removal::Location(location) => view! {
            <UnregisterLocation location=location open=open entity=Arc::clone(&entity) />
            {advanced(Some(words::entity_alone()), entity)}
        }
        .into_any(),
    }
}
