//! A bar of tabs. Tabs have addresses, so they are links.

use leptos::html::Nav;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{Icon, TabGroup};

/// One tab.
#[derive(Clone, Debug, PartialEq)]
pub struct TabLink {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// An icon before the title.
    pub icon: Option<String>,
    /// How many things are in it, where that is worth a word.
    pub count: Option<usize>,
    /// Whether it is open.
    pub current: bool,
}

/// One place of the bar.
#[derive(Clone, Debug, PartialEq)]
pub enum TabPlace {
    /// A tab.
    Tab(TabLink),
    /// Tabs that open under one title.
    Group(String, Option<String>, Vec<TabLink>),
}

/// The bar scrolls where it does not fit, and keeps the open tab in sight.
#[component]
pub fn Tabs(
    /// What the tabs are of.
    #[prop(into)]
    label: String,
    tabs: Signal<Vec<TabPlace>>,
) -> impl IntoView {
    let bar = NodeRef::<Nav>::new();
    Effect::new(move |_| {
        tabs.track();
        let current = bar
            .get()
            .and_then(|bar| bar.query_selector(":scope > [data-current]").ok().flatten());
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
    let places = move || {
        let places = tabs.get().into_iter().map(|place| match place {
            TabPlace::Tab(tab) => tab_link(tab).into_any(),
            TabPlace::Group(title, icon, tabs) => {
                view! { <TabGroup title=title icon=icon tabs=tabs /> }.into_any()
            }
        });
        places.collect_view()
    };
    let class_name = ["tabs ", style_sheet!("style/components/tabs.css")].concat();
    view! { <nav class=class_name aria-label=label node_ref=bar>{places}</nav> }
}

/// A tab, in the bar or in a group.
pub(super) fn tab_link(tab: TabLink) -> impl IntoView {
    let count = tab.count.filter(|count| *count > 0);
    let count = count.map(|count| view! { <span class="count">{count.to_string()}</span> });
    view! {
        <a
            href=tab.href
            aria-current=tab.current.then_some("page")
            data-current=tab.current.then_some("true")
        >
            {tab.icon.map(|name| view! { <Icon name=name /> })} {tab.title} {count}
        </a>
    }
}
