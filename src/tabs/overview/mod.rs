//! The first tab of every entity: what it is, and what it is connected to.

mod about;
mod graph;
mod labels;
mod links;
mod people;
mod relations;
mod targets;
mod warnings;

use std::sync::Arc;

use catalog::neighbours::Neighbours;
use catalog::predicate::Predicate;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use self::about::About;
use self::graph::RelationGraph;
use self::labels::Labels;
use self::links::Links;
use self::people::People;
use self::relations::Relations;
use self::targets::Targets;
use self::warnings::Warnings;
use crate::plugin::{EntityTab, Mount, Tab};
use crate::ui::Skeleton;

/// The overview's registration.
pub fn tab() -> Tab {
    Tab {
        plugin: "callboard.overview".to_owned(),
        path: String::new(),
        title: "Overview".to_owned(),
        icon: Some("layout-grid".to_owned()),
        group: Some("overview".to_owned()),
        count: None,
        when: Predicate::All(Vec::new()),
        is_early: true,
        mount: Mount::BuiltIn(|context| view! { <Overview context=context /> }.into_any()),
    }
}

#[component]
fn Overview(context: EntityTab) -> impl IntoView {
    let entity = context.entity;
    let class_name = [
        "entity-grid ",
        style_sheet!("style/components/entity_grid.css"),
    ]
    .concat();
    if !context.is_whole {
        return view! {
            <div class=class_name>
                <div class="wide"><Skeleton lines=6 /></div>
                <aside class="side" aria-label="About"><About entity=entity /></aside>
            </div>
        }
        .into_any();
    }
    // Read once: there may be thousands.
    let neighbours = Arc::new(Neighbours::of(&entity));
    view! {
        <Warnings entity=entity.clone() neighbours=neighbours.clone() />
        <div class=class_name>
            <div class="wide">
                <People entity=entity.clone() />
                <Targets entity=entity.clone() />
                <RelationGraph entity=entity.clone() neighbours=neighbours.clone() />
                <Relations entity=entity.clone() neighbours=neighbours />
            </div>
            <aside class="side" aria-label="About">
                <About entity=entity.clone() />
                <Links entity=entity.clone() />
                <Labels entity=entity />
            </aside>
        </div>
    }
    .into_any()
}
