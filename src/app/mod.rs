//! The shell: start, routes, navigation, theme.

mod crash;
mod development;
mod keys;
mod misconfigured;
mod navigation;
mod own_pages;
mod palette;
mod pinned_views;
mod screen;
mod shell;
mod shortcuts;
mod source;

use std::sync::Arc;
use std::time::Duration;

use catalog::written::Mistake;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::misconfigured::Misconfigured;
use self::shell::Shell;
use crate::api::{Client, Config, ConfigError, load_config};
use crate::plugin::{
    Arrangement, Departure, Plugins, Records, provide_arrangement, provide_open_entity,
    provide_plugins,
};
use crate::route::{Address, Route, provide_address};
use crate::session::{
    keep_locations, kept_locations, provide_identity, provide_shortcuts, provide_stars,
    provide_tables, provide_theme, provide_unwanted_plugins, provide_views, provide_visits,
};
use crate::tabs;

/// How long after the first answer the manifests of plugins are asked for: the rows come first.
const REST: Duration = Duration::from_millis(200);

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
    Arrangement::of(&config.extensions).map_err(|expected| {
        let key = "extensions, page:catalog/entity".to_owned();
        ConfigError::Invalid(vec![Mistake { key, expected }])
    })
}

#[component]
fn Portal(config: Config, arrangement: Arrangement) -> impl IntoView {
    let registered = kept_locations();
    let client = Client::connect(&config.backend, &registered, keep_locations);
    provide_context(client);
    provide_stars(&config.backend.identity());
    provide_identity(&config.backend.identity());
    provide_views(&config.backend.identity());
    provide_visits(&config.backend.identity());
    provide_shortcuts();
    provide_open_entity();
    provide_unwanted_plugins();
    Departure::provide();
    Records::provide();
    let mut built_in = own_pages::own_pages(client.is_embedded());
    built_in.extend(tabs::built_in());
    let plugins = provide_plugins(built_in, &config);
    development::begin(plugins, &config);
    provide_context(Arc::new(config));
    provide_arrangement(arrangement);
    load_plugins(plugins, client, provide_address());
    view! { <Shell /> }
}

/// Manifests are read at once where a page needs them, and elsewhere after the first rows.
fn load_plugins(plugins: Plugins, client: Client, address: Address) {
    let is_urgent = Memo::new(move |_| {
        let reading = address.reading();
        matches!(
            reading.read().route,
            Route::Entity(..) | Route::Plugins | Route::Other(..)
        )
    });
    Effect::new(move |_| {
        if is_urgent.get() {
            plugins.load();
        } else if client.has_answered().get() {
            set_timeout(move || plugins.load(), REST);
        }
    });
}
