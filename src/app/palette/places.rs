//! Where the palette can go without asking the catalog: tabs of the open page, and pages.

use catalog::entity::Entity;
use catalog::graph::Question;
use catalog::listing::Listing;
use leptos::prelude::*;

use super::candidate::{Candidate, Sort};
use crate::plugin::Registry;
use crate::presentation::{icon, plural};
use crate::route::{Route, TabPath, use_address};
use crate::session::SavedView;

const KINDS: [&str; 9] = [
    "component",
    "api",
    "system",
    "domain",
    "resource",
    "group",
    "user",
    "location",
    "template",
];

/// The tabs of an entity but for the one that is open.
pub fn tabs(entity: &Entity, registry: &Registry, here: &Route) -> Vec<Candidate> {
    let open = match here {
        Route::Entity(_, tab) => tab.tab.as_str(),
        _ => "",
    };
    let tabs = registry.tabs_of(entity).into_iter();
    tabs.filter(|tab| tab.path != open)
        .map(|tab| {
            let target = Route::Entity(entity.reference().clone(), TabPath::of(&tab.path));
            let icon = tab.icon.as_deref().unwrap_or("puzzle");
            Candidate::fixed(Sort::Tab, target.href(), icon, tab.title)
        })
        .collect()
}

/// The lists of the catalog, and the problems of one that runs in this browser.
pub fn pages(embedded: bool) -> Vec<Candidate> {
    let page = |route: &Route, icon: &str, title: String| {
        Candidate::fixed(Sort::Page, route.href(), icon, title)
    };
    let list = |kind: Option<&str>| {
        Route::Catalog(Listing {
            kind: kind.map(str::to_owned),
            ..Listing::default()
        })
    };
    let mut pages: Vec<Candidate> = KINDS
        .iter()
        .map(|kind| page(&list(Some(kind)), icon(kind), plural(kind)))
        .collect();
    pages.push(page(&list(None), "layout-grid", "Everything".to_owned()));
    let register = "Register existing entities".to_owned();
    pages.push(page(&Route::Import, "file-plus", register));
    pages.push(page(
        &Route::Graph(Question::default()),
        "network",
        "Graph".to_owned(),
    ));
    if embedded {
        pages.push(page(
            &Route::Problems,
            "alert-triangle",
            "Problems".to_owned(),
        ));
    }
    pages
}

/// The lists that the reader gave a name.
pub fn views(saved: &[SavedView]) -> impl Iterator<Item = Candidate> {
    saved.iter().map(|view| Candidate {
        about: "Saved view".to_owned(),
        ..Candidate::fixed(Sort::Page, view.href(), "bookmark", view.name.clone())
    })
}

/// Where the reader is, for now.
pub fn here() -> impl Fn() -> Route + Copy {
    let reading = use_address().reading();
    move || reading.get_untracked().route
}
