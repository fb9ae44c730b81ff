//! The shell: start, routes, navigation, theme.

mod backends;
mod connection;
mod crash;
mod development;
mod embed;
mod keys;
mod misconfigured;
mod navigation;
mod own_pages;
mod palette;
mod pinned_views;
mod screen;
mod session_ended;
mod shell;
mod shortcuts;
mod source;
mod update;

use std::sync::Arc;
use std::time::Duration;

use catalog::written::Mistake;
use js_sys::Function;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use self::embed::{Embedded, Order, visit};
use self::misconfigured::Misconfigured;
use self::shell::Shell;
use crate::api::{Client, Config, ConfigError, Standing, Tokens, load_own_config};
use crate::language::spoken;
use crate::lazy::{chunk, import_by};
use crate::pages::SignInPage;
use crate::plugin::{
    Arrangement, Departure, Plugins, Records, provide_arrangement, provide_open_entity,
    provide_plugins,
};
use crate::presentation::{deferred_silently, end_prologue};
use crate::route::{Address, Move, Route, SettingsTab, provide_address};
use crate::session::{
    memory, provide_identity, provide_keeper, provide_landing, provide_language, provide_shortcuts,
    provide_stars, provide_tables, provide_theme, provide_unwanted_plugins, provide_views,
    provide_visits, speak_chosen, use_landing,
};
use crate::{site, tabs};

/// How long after the first answer the manifests of plugins are asked for: the rows come first.
const REST: Duration = Duration::from_millis(200);

/// What the portal reads first.
const CONFIG: &str = "/config.json";

/// Starts the portal in the page, in this folder of its origin, with the files of this build in another.
/// WebAssembly cannot import modules, so it brings what can.
pub fn start(importer: Function, folder: &str, files: &str, worker: &str) {
    site::settle(folder, files, worker);
    import_by(importer);
    crash::show_panics();
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    provide_theme();
    provide_language();
    let config = RwSignal::new(None::<Result<(Arrangement, Config), ConfigError>>);
    spawn_local(async move {
        // A language that cannot be had is no reason to wait: then it is English.
        let read = load_own_config(&site::file(CONFIG), speak_chosen()).await;
        config.set(Some(read.and_then(|mut config| {
            backends::settle(&mut config);
            Ok((arranged(&config)?, config))
        })));
    });
    move || match config.get() {
        None => ().into_any(),
        Some(Err(error)) => {
            end_prologue();
            deferred_silently(move || misconfigured(error.clone()))
        }
        Some(Ok((arrangement, config))) => {
            view! { <Portal config=config arrangement=arrangement /> }.into_any()
        }
    }
}

fn arranged(config: &Config) -> Result<Arrangement, ConfigError> {
    Arrangement::of(&config.extensions).map_err(|expected| {
        let key = [&config.place.key("extensions"), ", page:catalog/entity"].concat();
        ConfigError::Invalid(config.place, vec![Mistake { key, expected }])
    })
}

#[component]
fn Portal(config: Config, arrangement: Arrangement) -> impl IntoView {
    let config = Arc::new(config);
    let (client, plugins) = provide_portal(&config, None);
    development::begin(plugins, &config);
    provide_arrangement(arrangement);
    let address = provide_address();
    begin_at_landing(address);
    load_plugins(plugins, client, address);
    let standing = client.session().standing();
    let is_outside = Memo::new(move |_| *standing.read() == Standing::SignedOut);
    move || {
        // Pages ask for their texts once.
        spoken();
        match is_outside.get() {
            true => {
                end_prologue();
                deferred_silently(sign_in_page)
            }
            false => view! { <Shell /> }.into_any(),
        }
    }
}

chunk! { pages:
    fn misconfigured(error: ConfigError) -> AnyView {
        view! { <Misconfigured error=error /> }.into_any()
    }

    fn sign_in_page() -> AnyView {
        view! { <SignInPage /> }.into_any()
    }
}

/// What pages, tabs and cards find by context, but for the address: the catalog, what is kept of it
/// between visits, and the extensions. A server is shown `tokens` if there are any.
fn provide_portal(config: &Arc<Config>, tokens: Option<Tokens>) -> (Client, Plugins) {
    let name = config.chosen().map(|chosen| chosen.name.as_str());
    let client = Client::connect(&config.backend, memory(name), tokens);
    provide_context(client);
    let catalog = config.backend.identity();
    let keeper = provide_keeper(&catalog, client);
    provide_stars(keeper);
    provide_identity(&catalog, client.session().user());
    provide_landing(keeper, provide_views(keeper));
    provide_visits(keeper);
    provide_tables(keeper);
    provide_shortcuts(keeper);
    provide_open_entity();
    provide_unwanted_plugins(keeper);
    Departure::provide();
    Records::provide();
    let built_in = move || {
        let mut built_in = own_pages::own_pages(client.is_embedded());
        built_in.extend(tabs::built_in());
        built_in
    };
    let plugins = provide_plugins(built_in, config);
    provide_context(Arc::clone(config));
    (client, plugins)
}

/// The bare address opens the page that the reader chose for it, before anything is drawn.
fn begin_at_landing(address: Address) {
    let landing = use_landing();
    let go = move || {
        if address.is_bare()
            && let Some(href) = untrack(|| landing.href())
        {
            address.go_to(&href, Move::Replace);
        }
    };
    go();
    Effect::new(move |_| {
        address.reading().track();
        go();
    });
}

/// Manifests are read at once where a page needs them, and elsewhere after the first rows.
fn load_plugins(plugins: Plugins, client: Client, address: Address) {
    let is_urgent = Memo::new(move |_| {
        let reading = address.reading();
        matches!(
            reading.read().route,
            Route::Entity(..) | Route::Settings(SettingsTab::Plugins) | Route::Other(..)
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
