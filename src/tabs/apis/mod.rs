//! The APIs of a component: what it provides and what it consumes, with their definitions at hand.

use std::sync::Arc;

use catalog::entity_ref::EntityRef;
use catalog::predicate::{Matcher, Predicate};
use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::api::{ask, use_client};
use crate::plugin::{EntityTab, Mount, Tab};
use crate::presentation::{Definition, PartList, draw, use_listed};
use crate::ui::{Dialog, Empty, Skeleton};

/// The tab's registration.
pub fn tab() -> Tab {
    Tab {
        plugin: "callboard.apis".to_owned(),
        path: "apis".to_owned(),
        title: "APIs".to_owned(),
        icon: Some("plug".to_owned()),
        when: Predicate::Fields(vec![(
            "kind".to_owned(),
            Matcher::Equals("component".into()),
        )]),
        mount: Mount::BuiltIn(|context| view! { <Apis context=context /> }.into_any()),
    }
}

#[component]
fn Apis(context: EntityTab) -> impl IntoView {
    let entity = context.entity;
    let mut references: Vec<EntityRef> = entity.related("providesApi").collect();
    let provided = references.len();
    references.extend(entity.related("consumesApi"));
    let total = references.len();
    let listed = use_listed(references);
    let chosen = RwSignal::new(None::<EntityRef>);
    let show = Callback::new(move |reference| chosen.set(Some(reference)));
    let class_name = ["stack ", style_sheet!("style/components/stack.css")].concat();
    view! {
        <div class=class_name>
            {listed.failure()}
            <PartList
                title="Provided APIs"
                listed=listed.clone()
                places=0..provided
                empty="This component provides no APIs."
                on_definition=show
            />
            <PartList
                title="Consumed APIs"
                listed=listed
                places=provided..total
                empty="This component consumes no APIs."
                on_definition=show
            />
        </div>
        {move || chosen.get().map(|reference| view! { <OfApi reference=reference chosen=chosen /> })}
    }
}

/// The definition of one API over the page. The table's rows do not have it: it may be megabytes.
#[component]
fn OfApi(reference: EntityRef, chosen: RwSignal<Option<EntityRef>>) -> impl IntoView {
    let open = RwSignal::new(true);
    Effect::new(move |_| {
        if !open.get() {
            chosen.set(None);
        }
    });
    let client = use_client();
    let title = [&reference.name, ": definition"].concat();
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
                        <Empty icon="search" title="Entity not found">"It is not in the catalog any more."</Empty>
                    }
                    .into_any(),
                },
            )}
        </Dialog>
    }
}
