//! Which page is open.

use std::sync::Arc;

use leptos::prelude::*;

use crate::lazy::chunk;
use crate::pages::{
    CatalogPage, EntityPage, ExtensionPage, GraphPage, ImportPage, ProblemsPage, SettingsPage,
    UnknownPage,
};
use crate::plugin::{Installed, Mount, Plugin, Registry, use_registry};
use crate::presentation::{ReadingProgress, deferred};
use crate::route::{Route, SettingsTab, use_address};
use crate::ui::Skeleton;

/// Two places of one page are the same screen.
#[derive(Clone, PartialEq)]
pub enum Screen {
    /// The list.
    Catalog,
    /// An entity's page.
    Entity,
    /// What is connected to what.
    Graph,
    /// What could not be read.
    Problems,
    /// Where locations are registered.
    Import,
    /// What the reader can set.
    Settings(SettingsTab),
    /// A page of a plugin.
    Extension(Box<Installed>, Arc<Plugin>),
    /// Perhaps a page of a plugin: its manifest has not come yet.
    Awaited,
    /// Nothing lives at this path.
    Unknown(String),
}

impl Screen {
    /// That of the address, now and later.
    pub fn current() -> Memo<Self> {
        let reading = use_address().reading();
        let registry = use_registry();
        Memo::new(move |_| Self::of(&reading.read().route, &registry.read()))
    }

    fn of(route: &Route, registry: &Registry) -> Self {
        let own = |path: &str, screen: Self| {
            match registry.page_at(path).map(|page| (page, &page.mount)) {
                Some((_, Mount::Portal)) => screen,
                // A plugin stands in for a page that is off.
                Some((page, Mount::Code(plugin))) => Self::of_plugin(page, plugin),
                _ => Self::Unknown(["/", path].concat()),
            }
        };
        match route {
            Route::Catalog(_) => own("catalog", Self::Catalog),
            Route::Entity(..) => Self::Entity,
            Route::Graph(_) => own("catalog-graph", Self::Graph),
            Route::Problems => own("problems", Self::Problems),
            Route::Import => own("catalog-import", Self::Import),
            Route::Settings(tab) => Self::Settings(*tab),
            Route::Other(path, _) => {
                let page = registry.page_at(&path.to_lowercase());
                match page.map(|page| (page, &page.mount)) {
                    Some((page, Mount::Code(plugin))) => Self::of_plugin(page, plugin),
                    _ if !registry.is_complete => Self::Awaited,
                    _ => Self::Unknown(route.href()),
                }
            }
        }
    }

    fn of_plugin(page: &Installed, plugin: &Arc<Plugin>) -> Self {
        Self::Extension(Box::new(page.clone()), Arc::clone(plugin))
    }

    /// What it shows.
    pub fn draw(self) -> AnyView {
        match self {
            Self::Catalog => view! { <CatalogPage /> }.into_any(),
            Self::Entity => deferred(entity_page, awaited),
            Self::Graph => deferred(graph_page, awaited),
            Self::Problems => deferred(problems_page, awaited),
            Self::Import => deferred(import_page, awaited),
            Self::Settings(tab) => deferred(move || settings_page(tab), awaited),
            Self::Extension(page, plugin) => deferred(
                move || extension_page(page.clone(), Arc::clone(&plugin)),
                awaited,
            ),
            Self::Awaited => awaited(),
            Self::Unknown(path) => deferred(move || unknown_page(path.clone()), awaited),
        }
    }
}

fn awaited() -> AnyView {
    view! { <ReadingProgress /> <Skeleton lines=6 /> }.into_any()
}

chunk! { entity:
    fn entity_page() -> AnyView {
        view! { <EntityPage /> }.into_any()
    }
}

chunk! { pages:
    fn graph_page() -> AnyView {
        view! { <GraphPage /> }.into_any()
    }

    fn problems_page() -> AnyView {
        view! { <ProblemsPage /> }.into_any()
    }

    fn import_page() -> AnyView {
        view! { <ImportPage /> }.into_any()
    }

    fn settings_page(tab: SettingsTab) -> AnyView {
        view! { <SettingsPage tab=tab /> }.into_any()
    }

    fn extension_page(page: Box<Installed>, plugin: Arc<Plugin>) -> AnyView {
        view! { <ExtensionPage page=*page plugin=plugin /> }.into_any()
    }

    fn unknown_page(path: String) -> AnyView {
        view! { <UnknownPage path=path /> }.into_any()
    }
}
