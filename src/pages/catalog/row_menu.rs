//! What can be done with a row.

use std::sync::Arc;

use catalog::entity::Entity;
use leptos::prelude::*;

use super::cells::Shown;
use super::peek::{Peek, use_peek};
use crate::language::words::list as words;
use crate::lazy::chunk;
use crate::presentation::{deferred_silently, safe_url};
use crate::route::Route;
use crate::ui::{Icon, Menu, MenuItem, copy, unique_id};

/// An annotation with an address, what to call going there, and an icon.
type Source = (&'static str, fn() -> &'static str, &'static str);

/// Where the source is seen and edited (well-known annotations).
const SOURCES: [Source; 2] = [
    ("backstage.io/view-url", words::view_source, "code"),
    ("backstage.io/edit-url", words::edit_source, "file-code"),
];

/// A menu for one row. A list has many, so that there is only a button until it is pressed, and again
/// when the row shows another entity.
#[component]
pub fn RowMenu(
    shown: Shown,
    /// The id of the element with the row's name.
    named_by: String,
) -> impl IntoView {
    let peek = use_peek();
    let asked = RwSignal::new(None::<Arc<Entity>>);
    let id = unique_id("actions");
    let names = [&id, " ", &named_by].concat();
    move || {
        // Once the row shows another entity, it was not asked for this one.
        if asked
            .get()
            .is_some_and(|asked| shown.get().as_ref() != Some(&asked))
        {
            asked.update_untracked(|asked| *asked = None);
        }
        if let Some(entity) = asked.get_untracked() {
            return deferred_silently(move || menu(Arc::clone(&entity), peek));
        }
        view! {
            <button
                type="button"
                class="menu-button"
                id=id.clone()
                aria-haspopup="menu"
                aria-expanded="false"
                aria-label=words::actions_for()
                aria-labelledby=names.clone()
                on:click=move |_| asked.set(shown.get_untracked())
            >
                <Icon name="more-horizontal" />
            </button>
        }
        .into_any()
    }
}

chunk! { list:
    fn menu(entity: Arc<Entity>, peek: Peek) -> AnyView {
        let label = words::actions_of(&entity.title());
        let icon = Signal::stored("more-horizontal".to_owned());
        let items = Signal::derive(move || items(&entity, peek));
        view! { <Menu label=label icon=icon items=items opened=true /> }.into_any()
    }
}

fn items(entity: &Entity, peek: Peek) -> Vec<MenuItem> {
    let mut items = Vec::new();
    for (annotation, title, icon) in SOURCES {
        if let Some(url) = entity.annotation(annotation).and_then(safe_url) {
            let url = url.to_owned();
            // Refused only by a browser that blocks windows, which says so itself.
            let open = move || {
                _ = window().open_with_url_and_target_and_features(&url, "_blank", "noopener")
            };
            items.push(item(title(), icon, open));
        }
    }
    let reference = entity.reference().clone();
    let (text, href) = (reference.to_string(), Route::entity(&reference).href());
    let show = move || peek.show(Some(reference.clone()));
    items.push(item(words::peek(), "eye", show));
    items.push(item(words::copy_reference(), "copy", move || {
        copy(text.clone())
    }));
    items.push(item(words::copy_link(), "link", move || {
        let origin = window().location().origin().unwrap_or_default();
        copy(origin + &href);
    }));
    items
}

fn item(title: &str, icon: &'static str, run: impl Fn() + Send + Sync + 'static) -> MenuItem {
    MenuItem {
        title: title.to_owned(),
        icon,
        on_select: Callback::new(move |()| run()),
        checked: None,
    }
}
