//! Several tabs under one title.

use leptos::html::{Button, Ul};
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::tabs::tab_link;
use super::{Icon, TabLink, id};

/// A button that opens a list of links. The browser opens it above all else, for a bar that scrolls
/// would cut it off, and closes it by Escape and by a press elsewhere.
#[component]
pub fn TabGroup(title: String, icon: Option<String>, tabs: Vec<TabLink>) -> impl IntoView {
    let list_id = id::unique("tab-group");
    let (button, list) = (NodeRef::<Button>::new(), NodeRef::<Ul>::new());
    let is_open = RwSignal::new(false);
    let place = RwSignal::new((0.0, 0.0));
    let current = tabs.iter().any(|tab| tab.current);
    let under_button = move |_| {
        if let Some(button) = button.get_untracked() {
            let button = button.get_bounding_client_rect();
            place.set((button.left(), button.bottom()));
        }
    };
    let follow = move |_| {
        let is_shown = |list: web_sys::HtmlUListElement| list.matches(":popover-open") == Ok(true);
        is_open.set(list.get_untracked().is_some_and(is_shown));
    };
    let pixels = |at: f64| [&(at as i32).to_string(), "px"].concat();
    let items = tabs
        .into_iter()
        .map(|tab| view! { <li>{tab_link(tab)}</li> });
    let items = items.collect_view();
    let class_name = ["tab-group ", style_sheet!("style/components/tab_group.css")].concat();
    view! {
        <div class=class_name data-current=current.then_some("true")>
            <button
                type="button"
                popovertarget=list_id.clone()
                aria-expanded=move || is_open.get().to_string()
                node_ref=button
                on:click=under_button
            >
                {icon.map(|name| view! { <Icon name=name /> })}
                {title.clone()}
                <Icon name="chevron-down" />
            </button>
            <ul
                id=list_id
                popover="auto"
                aria-label=title
                node_ref=list
                style:left=move || pixels(place.get().0)
                style:top=move || pixels(place.get().1)
                on:toggle=follow
            >
                {items}
            </ul>
        </div>
    }
}
