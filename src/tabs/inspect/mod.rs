//! Everything the catalog knows of an entity, as it knows it.

mod ancestry;
mod colocated;
mod identity;
mod raw;

use std::sync::Arc;

use catalog::plugin::{Extension, ExtensionKind};
use leptos::prelude::*;
use stylers_macro::style_sheet;

use self::ancestry::Ancestry;
use self::colocated::Colocated;
use self::identity::Identity;
use self::raw::{Format, Raw};
use crate::language::Text;
use crate::language::words::inspect as words;
use crate::lazy::chunk;
use crate::plugin::{EntityTab, Installed};
use crate::presentation::deferred_silently;
use crate::route::{Move, Route, TabPath, use_address};
use crate::ui::Segmented;

const OVERVIEW: &str = "overview";

/// What follows the tab's path, and what it is called.
const VIEWS: [(&str, Text); 5] = [
    (OVERVIEW, words::overview),
    ("ancestry", words::ancestry),
    ("colocated", words::colocated),
    ("json", || "JSON"),
    ("yaml", || "YAML"),
];

/// The inspector's registration.
pub fn tab() -> Installed {
    let mut extension = Extension::new("catalog", ExtensionKind::Tab, "inspect", words::title());
    extension.icon = Some("braces".to_owned());
    let draw = |context: EntityTab| deferred_silently(move || draw(context.clone()));
    Installed {
        count: Some(|entity| entity.status().count()),
        ..Installed::built_in(extension, draw)
    }
}

chunk! { entity:
    fn draw(context: EntityTab) -> AnyView {
        view! { <Inspect context=context /> }.into_any()
    }
}

#[component]
fn Inspect(context: EntityTab) -> impl IntoView {
    let EntityTab {
        entity, rest, path, ..
    } = context;
    let address = use_address();
    let reference = entity.reference().clone();
    let view = Memo::new(move |_| {
        let rest = rest.read();
        let known = VIEWS.iter().find(|(name, _)| *name == rest.as_str());
        known.map_or(OVERVIEW, |(name, _)| *name)
    });
    let choose = Callback::new(move |chosen: String| {
        let mut tab = TabPath::of(&path);
        if chosen != OVERVIEW {
            tab.rest = chosen;
        }
        address.go(&Route::Entity(reference.clone(), tab), Move::Replace);
    });
    let options: Vec<(String, String)> = VIEWS
        .into_iter()
        .map(|(value, label)| (value.to_owned(), label().to_owned()))
        .collect();
    let value = Signal::derive(move || view.get().to_owned());
    let shown = move || {
        let entity = Arc::clone(&entity);
        match view.get() {
            "ancestry" => view! { <Ancestry entity=entity /> }.into_any(),
            "colocated" => view! { <Colocated entity=entity /> }.into_any(),
            "json" => view! { <Raw entity=entity format=Format::Json /> }.into_any(),
            "yaml" => view! { <Raw entity=entity format=Format::Yaml /> }.into_any(),
            _ => view! { <Identity entity=entity /> }.into_any(),
        }
    };
    let class_name = ["inspector ", style_sheet!("style/components/inspector.css")].concat();
    view! {
        <div class=class_name>
            <Segmented label=words::view() options=options value=value on_change=choose />
            {shown}
        </div>
    }
}
