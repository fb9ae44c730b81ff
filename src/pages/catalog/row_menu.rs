//! What can be done with a row.

use catalog::entity::Entity;
use leptos::prelude::*;

use super::peek::use_peek;
use crate::presentation::safe_url;
use crate::route::Route;
use crate::ui::{Icon, Menu, MenuItem, copy};

/// Where the source is seen and edited (well-known annotations).
const SOURCES: [(&str, &str, &str); 2] = [
    ("backstage.io/view-url", "View source", "code"),
    ("backstage.io/edit-url", "Edit source", "file-code"),
];

/// A menu for one entity. A list has many, so that there is only a button until it is pressed.
#[component]
pub fn RowMenu<'a>(entity: &'a Entity) -> impl IntoView + use<> {
    let peek = use_peek();
    let reference = entity.reference().clone();
    let sources = SOURCES.map(|(annotation, ..)| {
        let url = entity.annotation(annotation).and_then(safe_url);
        url.map(str::to_owned)
    });
    let items = Signal::derive(move || {
        let mut items = Vec::new();
        for ((_, title, icon), url) in SOURCES.into_iter().zip(&sources) {
            if let Some(url) = url.clone() {
                // Refused only by a browser that blocks windows, which says so itself.
                let open = move || {
                    _ = window().open_with_url_and_target_and_features(&url, "_blank", "noopener")
                };
                items.push(item(title, icon, open));
            }
        }
        let (peeked, href) = (reference.clone(), Route::entity(&reference).href());
        let text = reference.to_string();
        items.push(item("Peek", "eye", move || peek.show(Some(peeked.clone()))));
        items.push(item("Copy reference", "copy", move || copy(text.clone())));
        items.push(item("Copy link", "link", move || {
            let origin = window().location().origin().unwrap_or_default();
            copy(origin + &href);
        }));
        items
    });
    let label = ["Actions for ", &entity.title()].concat();
    let is_asked = RwSignal::new(false);
    move || {
        let (label, icon) = (label.clone(), "more-horizontal".to_owned());
        if is_asked.get() {
            return view! { <Menu label=label icon=Signal::stored(icon) items=items opened=true /> }
                .into_any();
        }
        view! {
            <button
                type="button"
                class="menu-button"
                aria-haspopup="menu"
                aria-expanded="false"
                aria-label=label
                on:click=move |_| is_asked.set(true)
            >
                <Icon name=icon />
            </button>
        }
        .into_any()
    }
}

fn item(title: &str, icon: &'static str, run: impl Fn() + Send + Sync + 'static) -> MenuItem {
    MenuItem {
        title: title.to_owned(),
        icon,
        on_select: Callback::new(move |()| run()),
        checked: None,
    }
}
