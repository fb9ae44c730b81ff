//! The button that deletes one entity.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::permission::Permission;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::refused;
use super::deed::Deed;
use super::location::to_list;
use crate::api::{Error, use_client, use_permission};
use crate::language::words::removal as words;
use crate::route::use_address;
use crate::ui::{Toast, Tone, toast};

/// Deletes an entity, says so, and goes to the list.
#[component]
pub(super) fn DeleteEntity(entity: Arc<Entity>, open: RwSignal<bool>) -> impl IntoView {
    let client = use_client();
    let address = use_address();
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Error>);
    let may_delete = use_permission(Permission::EntityDelete(entity.reference().clone()));
    let delete = Callback::new(move |()| {
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
                    let said = words::deleted(&entity.title());
                    toast(Toast::of(Tone::Success, said));
                }
                Err(error) => _ = failure.try_set(Some(error)),
            }
            busy.try_set(false);
        });
    });
    let title = Signal::derive(move || match busy.get() {
        true => words::deleting(),
        false => words::delete_entity(),
    });
    view! {
        {move || failure.get().map(|error| refused(&error))}
        <Deed may=may_delete open=open on_press=delete title=title />
    }
}
