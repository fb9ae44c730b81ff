//! The definition of an API over the page that names it.

use std::sync::Arc;

use catalog::entity_ref::EntityRef;
use leptos::prelude::*;

use super::{Definition, draw};
use crate::api::{ask, use_client};
use crate::language::words::document as words;
use crate::ui::{Dialog, Empty, Skeleton};

/// Open while an API is chosen. Its definition is asked for then: it may be megabytes.
#[component]
pub fn DefinitionDialog(chosen: RwSignal<Option<EntityRef>>) -> impl IntoView {
    move || {
        chosen
            .get()
            .map(|reference| view! { <Chosen reference=reference chosen=chosen /> })
    }
}

#[component]
fn Chosen(reference: EntityRef, chosen: RwSignal<Option<EntityRef>>) -> impl IntoView {
    let open = RwSignal::new(true);
    Effect::new(move |_| {
        if !open.get() {
            chosen.set(None);
        }
    });
    let client = use_client();
    let title = words::title(&reference.name);
    let found = ask(
        move || reference.clone(),
        move |reference, signal| async move {
            let entity = client.entity(&reference, signal).await?;
            Ok(entity.map(Arc::new))
        },
    );
    let raw = RwSignal::new(false);
    let waiting = || view! { <Skeleton lines=6 /> }.into_any();
    view! {
        <Dialog open=open title=title wide=true>
            {draw(
                found,
                waiting,
                move |found| match found {
                    Some(entity) => view! {
                        <Definition entity=entity raw=raw.into() on_raw=move |chosen| raw.set(chosen) />
                    }
                    .into_any(),
                    None => view! {
                        <Empty icon="search" title=words::gone()>{words::gone_note()}</Empty>
                    }
                    .into_any(),
                },
            )}
        </Dialog>
    }
}
