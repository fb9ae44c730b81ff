//! The shell: start, routes, navigation, theme.

mod crash;
mod keys;
mod misconfigured;
mod palette;
mod pinned_views;
mod shell;
mod shortcuts;

use std::sync::Arc;

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::misconfigured::Misconfigured;
use self::shell::Shell;
use crate::api::{Client, Config, ConfigError, load_config};
use crate::plugin::{
    Arrangement, Registry, provide_arrangement, provide_open_entity, provide_registry,
};
use crate::route::provide_address;
use crate::session::{
    keep_locations, kept_locations, provide_identity, provide_shortcuts, provide_stars,
    provide_tables, provide_theme, provide_views, provide_visits,
};
use crate::tabs;

/// Starts the portal in the page.
pub fn start() {
    crash::show_panics();
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    provide_theme();
    provide_tables();
    let config = RwSignal::new(None::<Result<(Arrangement, Config), ConfigError>>);
    spawn_local(async move {
        let read = load_config().await;
        config.set(Some(
            read.and_then(|config| Ok((arranged(&config)?, config))),
        ));
    });
    move || match config.get() {
        None => ().into_any(),
        Some(Err(error)) => view! { <Misconfigured error=error /> }.into_any(),
        Some(Ok((arrangement, config))) => {
            view! { <Portal config=config arrangement=arrangement /> }.into_any()
        }
    }
}

fn arranged(config: &Config) -> Result<Arrangement, ConfigError> {
    let written = config.tabs.as_ref();
    let read = written.map_or(Ok(Arrangement::default()), Arrangement::parse);
    read.map_err(|expected| ConfigError::Invalid(vec![("tabs".to_owned(), expected)]))
}

#[component]
fn Portal(config: Config, arrangement: Arrangement) -> impl IntoView {
    let registered = kept_locations();
    provide_context(Client::connect(
        &config.backend,
        &registered,
        keep_locations,
    ));
    provide_stars(&config.backend.identity());
    provide_identity(&config.backend.identity());
    provide_views(&config.backend.identity());
    provide_visits(&config.backend.identity());
    provide_shortcuts();
    provide_open_entity();
    provide_context(Arc::new(config));
    provide_registry(registry());
    provide_arrangement(arrangement);
    provide_address();
    view! { <Shell /> }
}

fn registry() -> Registry {
    let mut registry = Registry::default();
    for tab in tabs::builtin() {
        if let Err(conflict) = registry.add(tab) {
            leptos::logging::error!("{conflict}");
        }
    }
    registry
}
