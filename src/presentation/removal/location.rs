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
use crate::language::{HERE, around, words::removal as words};
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
        true => words::unregistering(),
        false => words::unregister_this(),
    });
    let goes = move || match total.get() {
        Some(total) => words::entities_go(total),
        None => words::all_goes().to_owned(),
    };
    // The address may be long: it has a line of its own.
    let (before, behind) = around(&words::location_goes(HERE));
    view! {
        <p>{before.trim().to_owned()}</p>
        <p class="place"><code>{target}</code></p>
        <p>{behind.trim().to_owned()} " " {goes}</p>
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
                    Toast::of(Tone::Success, words::registered_again(&shown))
                }
                Ok(()) => Toast::of(Tone::Success, words::registered_again_later(&shown)),
                Err(error) => refused_toast(&error),
            });
        });
    };
    Toast {
        tone: Tone::Success,
        text: words::unregistered(&shown),
        action: may_undo.then(|| ToastAction {
            title: words::undo(),
            run: Arc::new(undo),
        }),
    }
}
