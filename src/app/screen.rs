//! Which page is open.

use std::sync::Arc;

use leptos::prelude::*;

use crate::pages::{
    CatalogPage, EntityPage, ExtensionPage, GraphPage, ImportPage, ProblemsPage, SettingsPage,
    UnknownPage,
};
use crate::plugin::{Installed, Mount, Plugin, Registry, use_registry};
use crate::presentation::ReadingProgress;
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
            Self::Entity => view! { <EntityPage /> }.into_any(),
            Self::Graph => view! { <GraphPage /> }.into_any(),
            Self::Problems => view! { <ProblemsPage /> }.into_any(),
            Self::Import => view! { <ImportPage /> }.into_any(),
            Self::Settings(tab) => view! { <SettingsPage tab=tab /> }.into_any(),
            Self::Extension(page, plugin) => {
                view! { <ExtensionPage page=*page plugin=plugin /> }.into_any()
            }
            Self::Awaited => view! { <ReadingProgress /> <Skeleton lines=6 /> }.into_any(),
            Self::Unknown(path) => view! { <UnknownPage path=path /> }.into_any(),
        }
    }
}
