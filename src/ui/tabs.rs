//! A bar of tabs. Tabs have addresses, so they are links.

use leptos::html::Nav;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::Icon;

/// One tab.
#[derive(Clone, Debug, PartialEq)]
pub struct TabLink {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// An icon before the title.
    pub icon: Option<String>,
    /// Whether it is open.
    pub current: bool,
}

/// The bar scrolls where it does not fit, and keeps the open tab in sight.
#[component]
pub fn Tabs(
    /// What the tabs are of.
    #[prop(into)]
    label: String,
    tabs: Signal<Vec<TabLink>>,
) -> impl IntoView {
    let bar = NodeRef::<Nav>::new();
    Effect::new(move |_| {
        tabs.track();
        let current = bar
            .get()
            .and_then(|bar| bar.query_selector("[aria-current]").ok().flatten());
        if let (Some(bar), Some(current)) = (bar.get_untracked(), current) {
            let (bar_box, tab_box) = (
                bar.get_bounding_client_rect(),
                current.get_bounding_client_rect(),
            );
            if tab_box.right() > bar_box.right() || tab_box.left() < bar_box.left() {
                let shift = (tab_box.left() - bar_box.left()) as i32;
                bar.set_scroll_left(bar.scroll_left() + shift);
            }
        }
    });
    let links = move || {
        tabs.get()
            .into_iter()
            .map(|tab| {
                view! {
                    <a href=tab.href aria-current=tab.current.then_some("page")>
                        {tab.icon.map(|name| view! { <Icon name=name /> })} {tab.title}
                    </a>
                }
            })
            .collect_view()
    };
    let class_name = ["tabs ", style_sheet!("style/components/tabs.css")].concat();
    view! { <nav class=class_name aria-label=label node_ref=bar>{links}</nav> }
}
