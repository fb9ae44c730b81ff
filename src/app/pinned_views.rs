//! The saved views that the navigation leads to.

use leptos::prelude::*;

use crate::language::words::shell as words;
use crate::route::{Route, use_address};
use crate::session::{SavedView, use_views};
use crate::ui::Icon;

/// Whether the address is that of a pinned view.
pub fn on_pinned_view() -> Memo<bool> {
    let saved = use_views().all();
    let reading = use_address().reading();
    Memo::new(move |_| {
        let saved = saved.read();
        let mut pinned = saved.iter().filter(|view| view.pinned);
        pinned.any(|view| is_shown(view, &reading.read().route))
    })
}

/// A list of links; nothing where nothing is pinned.
#[component]
pub fn PinnedViews() -> impl IntoView {
    let saved = use_views().all();
    move || {
        let saved = saved.read();
        let links: Vec<_> = saved.iter().filter(|view| view.pinned).map(link).collect();
        (!links.is_empty())
            .then(|| view! { <ul class="pinned" aria-label=words::pinned()>{links}</ul> })
    }
}

fn link(view: &SavedView) -> impl IntoView + use<> {
    let reading = use_address().reading();
    let (href, name, view) = (view.href(), view.name.clone(), view.clone());
    let current = Memo::new(move |_| is_shown(&view, &reading.read().route));
    view! {
        <li>
            <a href=href title=name.clone() aria-current=move || current.get().then_some("page")>
                <Icon name="pin" />
                <span>{name.clone()}</span>
            </a>
        </li>
    }
}

fn is_shown(view: &SavedView, route: &Route) -> bool {
    matches!(route, Route::Catalog(listing) if view.shows(listing))
}
