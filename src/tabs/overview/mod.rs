//! The first tab of every entity: what it is, and what it is connected to.

mod about;
mod api_components;
mod labels;
mod links;
mod problems;
mod relations;

use catalog::predicate::Predicate;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use self::about::About;
use self::api_components::ApiComponents;
use self::labels::Labels;
use self::links::Links;
use self::problems::Problems;
use self::relations::Relations;
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
    let class_name = [
        "entity-grid ",
        style_sheet!("style/components/entity_grid.css"),
    ]
    .concat();
    view! {
        <Problems entity=entity.clone() />
        <div class=class_name>
            <div class="wide">
                <ApiComponents entity=entity.clone() />
                <Relations entity=entity.clone() />
            </div>
            <aside class="side" aria-label="About">
                <About entity=entity.clone() />
                <Links entity=entity.clone() />
                <Labels entity=entity />
            </aside>
        </div>
    }
}
