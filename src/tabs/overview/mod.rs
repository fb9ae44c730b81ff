//! The first tab of every entity: what it is, and what it is connected to.

mod about;
mod api_components;
mod graph;
mod labels;
mod links;
mod people;
mod relations;
mod targets;
mod warnings;

use catalog::predicate::Predicate;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use self::about::About;
use self::api_components::ApiComponents;
use self::graph::RelationGraph;
use self::labels::Labels;
use self::links::Links;
use self::people::People;
use self::relations::Relations;
use self::targets::Targets;
use self::warnings::Warnings;
use crate::plugin::{EntityTab, Mount, Tab};

/// The overview's registration.
pub fn tab() -> Tab {
    Tab {
        plugin: "callboard.overview".to_owned(),
        path: String::new(),
        title: "Overview".to_owned(),
        icon: Some("layout-grid".to_owned()),
        when: Predicate::All(Vec::new()),
        mount: Mount::BuiltIn(|context| view! { <Overview context=context /> }.into_any()),
    }
}

#[component]
fn Overview(context: EntityTab) -> impl IntoView {
    let entity = context.entity;
    let targets = Targets::of(&entity);
    let class_name = [
        "entity-grid ",
        style_sheet!("style/components/entity_grid.css"),
    ]
    .concat();
    view! {
        <Warnings entity=entity.clone() targets=targets />
        <div class=class_name>
            <div class="wide">
                <People entity=entity.clone() />
                <RelationGraph entity=entity.clone() />
                <ApiComponents entity=entity.clone() />
                <Relations entity=entity.clone() targets=targets />
            </div>
            <aside class="side" aria-label="About">
                <About entity=entity.clone() />
                <Links entity=entity.clone() />
                <Labels entity=entity />
            </aside>
        </div>
    }
}
