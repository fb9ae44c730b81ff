//! What goes with a registered location, the button that unregisters it, and the way back.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::listing::Listing;
use catalog::permission::Permission;
use catalog::registration::{ORIGIN, RegisteredLocation};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::{Colocated, refused, refused_toast, without_origin};
use super::deed::Deed;
use crate::api::{Client, Error, use_client, use_permission, use_registering};
use crate::route::{Address, Move, Route, use_address};
use crate::ui::{Toast, ToastAction, Tone, toast};

/// Lists what came through a location, and unregisters it. From the page of an entity, which is gone
/// then, it goes on to the list.
#[component]
pub(super) fn UnregisterLocation(
    location: RegisteredLocation,
    open: RwSignal<bool>,
    #[prop(optional, into)] entity: Option<Arc<Entity>>,
) -> impl IntoView {
    let client = use_client();
    let address = use_address();
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Error>);
    let total = RwSignal::new(None::<usize>);
    let may_unregister = use_permission(Permission::LocationDelete);
    let registering = use_registering();
    let target = without_origin(&location.target);
    let origin = location.annotation();
    let unregister = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let (location, entity) = (location.clone(), entity.clone());
        let may_undo = registering.get_untracked() == Some(true);
        spawn_local(async move {
            match client.unregister(&location.id).await {
                Ok(()) => {
                    open.try_set(false);
                    if let Some(entity) = &entity {
                        to_list(address, entity);
                    }
                    toast(unregistered(client, &location, may_undo));
                }
                Err(error) => _ = failure.try_set(Some(error)),
            }
            busy.try_set(false);
        });
    });
    let title = Signal::derive(move || match busy.get() {
        true => "Unregistering…",
        false => "Unregister location",
    });
    let goes = move || match total.get() {
        Some(1) => "1 entity came through it and leaves the catalog:".to_owned(),
        Some(total) => {
            let total = total.to_string();
            [&total, " entities came through it and leave the catalog:"].concat()
        }
        None => "What came through it leaves the catalog:".to_owned(),
    };
    view! {
        <p>"The location"</p>
        <p class="place"><code>{target}</code></p>
        <p>"is unregistered. " {goes}</p>
        <div class="going">
            <Colocated
                annotation=ORIGIN
                value=origin
                on_total=Callback::new(move |count| total.set(Some(count)))
            />
        </div>
        {move || failure.get().map(|error| refused(&error))}
        <Deed may=may_unregister open=open on_press=unregister title=title />
    }
}

/// The list of what is of the kind of an entity that is gone.
pub(super) fn to_list(address: Address, entity: &Entity) {
    let listing = Listing {
        kind: Some(entity.reference().kind.to_lowercase()),
        ..Listing::default()
    };
    address.go(&Route::Catalog(listing), Move::Push);
}

/// That it was done, with the way back for whoever may register.
fn unregistered(client: Client, location: &RegisteredLocation, may_undo: bool) -> Toast {
    let shown = without_origin(&location.target);
    let target = location.target.clone();
    let undo = move || {
        let target = target.clone();
        spawn_local(async move {
            let registered = client.register(&target).await;
            let shown = without_origin(&target);
            toast(match registered {
                Ok(()) if client.is_embedded() => {
                    Toast::of(Tone::Success, ["Registered again: ", &shown].concat())
                }
                Ok(()) => {
                    let words = [
                        "Registered again: ",
                        &shown,
                        ". Its entities are back once the catalog has read it.",
                    ];
                    Toast::of(Tone::Success, words.concat())
                }
                Err(error) => refused_toast(&error),
            });
        });
    };
    Toast {
        tone: Tone::Success,
        text: ["Unregistered ", &shown].concat(),
        action: may_undo.then(|| ToastAction {
            title: "Undo",
            run: Arc::new(undo),
        }),
    }
}
