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
        ["Delete ", &entity.title()].concat()
    } else {
        ["Unregister ", &entity.title()].concat()
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
        <Dialog open=open title="Unregister a location">
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
        let sentence = "No location leads to this entity any more, so that it gets no updates. Once it is deleted it stays away; there is no way back from here.";
        return view! {
            <div class=class_name>
                <p>{sentence}</p>
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
        "Deleted, it stays away until something in the catalog is refreshed or the portal is loaded again: nothing is deleted for good in a catalog that is read from files."
    } else {
        "Deleted, it may come back whenever the catalog reads its sources again."
    };
    let alone = |why: &'static str, entity: Arc<Entity>| {
        let origin = entity.annotation(ORIGIN).unwrap_or("an unknown place");
        let origin = without_origin(origin.strip_prefix("url:").unwrap_or(origin));
        view! {
            <p>"This entity came through " <code>{origin}</code> {why}</p>
            <p class="note">{again}</p>
            <DeleteEntity entity=entity open=open />
        }
        .into_any()
    };
    let advanced = |lead: Option<&'static str>, entity: Arc<Entity>| {
        view! {
            <details>
                <summary>"Advanced"</summary>
                <div>
                    {lead.map(|lead| view! { <p>{lead}</p> })}
                    <p class="note">{again}</p>
                    <DeleteEntity entity=entity open=open />
                </div>
            </details>
        }
    };
    match removal {
        Removal::Orphan | Removal::Alone if may.see => alone(
            ", which is not a registered location. So there is nothing to unregister; the entity can only be deleted by itself.",
            entity,
        ),
        Removal::Orphan | Removal::Alone => alone(
            ". You may not see whether that is a registered location, so that the entity can only be deleted by itself.",
            entity,
        ),
        Removal::Bootstrap => view! {
            <p>
                "The configuration of the catalog names this entity, so that it cannot be unregistered here. To be rid of it, take it out of the configuration."
            </p>
            {advanced(None, entity)}
        }
        .into_any(),
        Removal::Location(_) if !may.unregister => alone(
            ", a registered location that you may not unregister. The entity can be deleted by itself.",
            entity,
        ),
        Removal::Location(location) => view! {
            <UnregisterLocation location=location open=open entity=Arc::clone(&entity) />
            {advanced(Some("Deletes this entity alone; its location stays registered."), entity)}
        }
        .into_any(),
    }
}
