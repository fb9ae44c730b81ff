//! The APIs of a component: what it provides and what it consumes, with their definitions at hand.

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::predicate::{Matcher, Predicate};
use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::plugin::{EntityTab, Mount, Tab};
use crate::presentation::{DefinitionDialog, RelationTable};

/// The tab's registration.
pub fn tab() -> Tab {
    Tab {
        plugin: "callboard.apis".to_owned(),
        path: "apis".to_owned(),
        title: "APIs".to_owned(),
        icon: Some("plug".to_owned()),
        group: Some("development".to_owned()),
        count: Some(count),
        when: Predicate::Fields(vec![(
            "kind".to_owned(),
            Matcher::Equals("component".into()),
        )]),
        is_early: false,
        mount: Mount::BuiltIn(|context| view! { <Apis context=context /> }.into_any()),
    }
}

fn count(entity: &Entity) -> usize {
    entity.related("providesApi").count() + entity.related("consumesApi").count()
}

#[component]
fn Apis(context: EntityTab) -> impl IntoView {
    let entity = context.entity;
    let chosen = RwSignal::new(None::<EntityRef>);
    let show = Callback::new(move |reference| chosen.set(Some(reference)));
    let class_name = ["stack ", style_sheet!("style/components/stack.css")].concat();
    view! {
        <div class=class_name>
            <RelationTable
                title="Provided APIs"
                kind="api"
                targets=entity.related("providesApi").collect()
                empty="This component provides no APIs."
                on_definition=show
            />
            <RelationTable
                title="Consumed APIs"
                kind="api"
                targets=entity.related("consumesApi").collect()
                empty="This component consumes no APIs."
                on_definition=show
            />
        </div>
        <DefinitionDialog chosen=chosen />
    }
}
