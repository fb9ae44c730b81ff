//! The button that deletes one entity.

use std::sync::Arc;

use catalog::entity::Entity;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::refused;
use super::location::to_list;
use crate::api::{Error, use_client};
use crate::route::use_address;
use crate::ui::{Button, ButtonVariant, Toast, Tone, toast};

/// Deletes an entity, says so, and goes to the list.
#[component]
pub(super) fn DeleteEntity(entity: Arc<Entity>, open: RwSignal<bool>) -> impl IntoView {
    let client = use_client();
    let address = use_address();
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Error>);
    let delete = move |()| {
        let entity = Arc::clone(&entity);
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let uid = entity.text(&["metadata", "uid"]).unwrap_or_default();
            match client.delete_entity(uid).await {
                Ok(()) => {
                    open.try_set(false);
                    to_list(address, &entity);
                    let said = ["Deleted ", &entity.title()].concat();
                    toast(Toast::of(Tone::Success, said));
                }
                Err(error) => _ = failure.try_set(Some(error)),
            }
            busy.try_set(false);
        });
    };
    view! {
        {move || failure.get().map(|error| refused(&error))}
        <div class="buttons">
            <Button on_press=move |()| open.set(false)>"Cancel"</Button>
            <Button variant=ButtonVariant::Danger icon="trash-2" on_press=delete>
                {move || if busy.get() { "Deleting…" } else { "Delete entity" }}
            </Button>
        </div>
    }
}
