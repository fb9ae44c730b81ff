//! Where the palette can go without asking the catalog: tabs of the open page, and pages.

use catalog::entity::Entity;
use catalog::listing::Listing;
use leptos::prelude::*;

use super::candidate::{Candidate, Sort};
use crate::language::{Text, words};
use crate::plugin::Registry;
use crate::presentation::{icon, plural};
use crate::route::{Route, SettingsTab, TabPath, use_address};
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

const SETTINGS: [(SettingsTab, &str, Text); 4] = [
    (SettingsTab::Plugins, "puzzle", words::settings::plugins),
    (SettingsTab::General, "settings", words::settings::title),
    (SettingsTab::Providers, "shield", words::settings::providers),
    (SettingsTab::Storage, "database", words::settings::storage),
];

/// The tabs of an entity but for the one that is open.
pub fn tabs(entity: &Entity, registry: &Registry, here: &Route) -> Vec<Candidate> {
    let open = match here {
        Route::Entity(_, tab) => tab.tab.as_str(),
        _ => "",
    };
    let tabs = registry.tabs_of(entity).into_iter();
    tabs.filter(|tab| tab.extension.path != open)
        .map(|tab| {
            let target =
                Route::Entity(entity.reference().clone(), TabPath::of(&tab.extension.path));
            let icon = tab.extension.icon.as_deref().unwrap_or("puzzle");
            Candidate::fixed(Sort::Tab, target.href(), icon, tab.extension.title)
        })
        .collect()
}

/// The lists of the catalog, and all pages; the one that registers locations for whoever may.
pub fn pages(registry: &Registry, may_register: bool) -> Vec<Candidate> {
    let page = |route: &Route, icon: &str, title: String| {
        Candidate::fixed(Sort::Page, route.href(), icon, title)
    };
    let list = |kind: Option<&str>| {
        Route::Catalog(Listing {
            kind: kind.map(str::to_owned),
            ..Listing::default()
        })
    };
    let lists = KINDS
        .iter()
        .map(|kind| page(&list(Some(kind)), icon(kind), plural(kind)));
    let everything = page(
        &list(None),
        "layout-grid",
        words::list::everything().to_owned(),
    );
    let others = registry.pages().filter_map(|found| {
        let extension = &found.extension;
        let icon = extension.icon.as_deref().unwrap_or("puzzle");
        // Its lists stand for the catalog, and nothing but the navigation hides its problems.
        let is_offered = match extension.path.as_str() {
            "catalog" => false,
            "problems" => extension.nav,
            "catalog-import" => may_register,
            _ => true,
        };
        let route = Route::read(&["/", &extension.path].concat(), "").route;
        is_offered.then(|| page(&route, icon, extension.title.clone()))
    });
    let settings = SETTINGS
        .iter()
        .map(|(tab, icon, title)| page(&Route::Settings(*tab), icon, title().to_owned()));
    lists
        .chain([everything])
        .chain(others)
        .chain(settings)
        .collect()
}

/// The lists that the reader gave a name.
pub fn views(saved: &[SavedView]) -> impl Iterator<Item = Candidate> {
    saved.iter().map(|view| Candidate {
        about: words::palette::saved_view().to_owned(),
        ..Candidate::fixed(Sort::Page, view.href(), "bookmark", view.name.clone())
    })
}

/// Where the reader is, for now.
pub fn here() -> impl Fn() -> Route + Copy {
    let reading = use_address().reading();
    move || reading.get_untracked().route
}
