//! Everything the catalog knows of an entity, as it knows it.

mod identity;
mod raw;

use std::sync::Arc;

use catalog::predicate::Predicate;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use self::identity::Identity;
use self::raw::{Format, Raw};
use crate::plugin::{EntityTab, Mount, Tab};
use crate::route::{Move, Route, TabPath, use_address};
use crate::ui::Segmented;

const PATH: &str = "inspect";

/// The inspector's registration.
pub fn tab() -> Tab {
    Tab {
        plugin: "callboard.inspect".to_owned(),
        path: PATH.to_owned(),
        title: "Inspect".to_owned(),
        icon: Some("braces".to_owned()),
        when: Predicate::All(Vec::new()),
        mount: Mount::BuiltIn(|context| view! { <Inspect context=context /> }.into_any()),
    }
}

#[component]
fn Inspect(context: EntityTab) -> impl IntoView {
    let EntityTab { entity, rest } = context;
    let address = use_address();
    let reference = entity.reference().clone();
    let view = Memo::new(move |_| match rest.get().as_str() {
        "json" => "json",
        "yaml" => "yaml",
        _ => "overview",
    });
    let choose = Callback::new(move |chosen: String| {
        let mut tab = TabPath::of(PATH);
        if chosen != "overview" {
            tab.rest = chosen;
        }
        address.go(&Route::Entity(reference.clone(), tab), Move::Replace);
    });
    let options = [("overview", "Overview"), ("json", "JSON"), ("yaml", "YAML")];
    let options: Vec<(String, String)> = options
        .into_iter()
        .map(|(value, label)| (value.to_owned(), label.to_owned()))
        .collect();
    let value = Signal::derive(move || view.get().to_owned());
    let shown = move || {
        let entity = Arc::clone(&entity);
        match view.get() {
            "json" => view! { <Raw entity=entity format=Format::Json /> }.into_any(),
            "yaml" => view! { <Raw entity=entity format=Format::Yaml /> }.into_any(),
            _ => view! { <Identity entity=entity /> }.into_any(),
        }
    };
    let class_name = ["inspector ", style_sheet!("style/components/inspector.css")].concat();
    view! {
        <div class=class_name>
            <Segmented label="View" options=options value=value on_change=choose />
            {shown}
        </div>
    }
}
