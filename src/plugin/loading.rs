//! The registry as it grows: manifests are read when they are needed, and code later still.

use std::sync::Arc;
use std::time::Duration;

use catalog::plugin::settings::Setting;
use futures_util::StreamExt;
use futures_util::stream;
use js_sys::Function;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use super::host;
use super::registry::{Installed, Registry};
use super::source::{Outcome, Source, look_at};
use crate::api::{Config, PluginEntry};
use crate::language::spoken;
use crate::session::use_unwanted_plugins;

/// How many manifests are asked for at once: the page has questions of its own.
const AT_ONCE: usize = 6;

/// How long manifests that came are kept back for others to join them.
const TOGETHER: Duration = Duration::from_millis(30);

/// The registry, now and later.
#[derive(Clone, Copy)]
pub struct Plugins {
    registry: Memo<Arc<Registry>>,
    entries: StoredValue<Vec<PluginEntry>>,
    outcomes: RwSignal<Vec<Option<Outcome>>>,
    development: RwSignal<Option<Outcome>>,
    /// Whether the first look at that one is under way.
    is_awaited: RwSignal<bool>,
    /// Whether the plugin that came with the address is still wanted.
    is_developing: StoredValue<bool>,
    /// Ends the watch over its files.
    watching: StoredValue<Option<Function>, LocalStorage>,
    has_begun: StoredValue<bool>,
}

impl Plugins {
    /// The registry, now and later.
    pub fn registry(self) -> Memo<Arc<Registry>> {
        self.registry
    }

    /// The plugin that came with the address, once its manifest was read.
    pub fn development(self) -> ReadSignal<Option<Outcome>> {
        self.development.read_only()
    }

    /// Whether there is one, or its manifest is being read.
    pub fn is_developing(self) -> bool {
        self.is_awaited.get() || self.development.read().is_some()
    }

    /// Reads the manifests that the operator names, once.
    pub fn load(self) {
        if self.has_begun.get_value() {
            return;
        }
        self.has_begun.set_value(true);
        let entries = self.entries.get_value();
        spawn_local(async move {
            let mut found = vec![None; entries.len()];
            let looks = entries
                .iter()
                .enumerate()
                .map(async |(index, entry)| (index, look_at(entry, Source::Config, 0).await));
            let mut looks = stream::iter(looks).buffer_unordered(AT_ONCE);
            let mut published = js_sys::Date::now();
            while let Some((index, outcome)) = looks.next().await {
                found[index] = Some(outcome);
                let is_time = js_sys::Date::now() - published > TOGETHER.as_millis() as f64;
                if is_time && found.iter().any(Option::is_none) {
                    published = js_sys::Date::now();
                    self.outcomes.try_set(found.clone());
                }
            }
            self.outcomes.try_set(found);
        });
    }

    /// Adds the plugin of this manifest for whoever writes it, and shows it anew whenever it changes.
    pub fn develop(self, manifest: String) {
        self.is_awaited.set(true);
        self.is_developing.set_value(true);
        self.follow(PluginEntry::of(manifest), 0);
    }

    fn follow(self, entry: PluginEntry, revision: u32) {
        spawn_local(async move {
            let outcome = look_at(&entry, Source::Development, revision).await;
            if self.is_developing.try_get_value() != Some(true) {
                return;
            }
            let mut files = vec![entry.manifest.clone()];
            if let Outcome::Good(plugin) = &outcome {
                files.push(plugin.entry.clone());
            }
            self.development.try_set(Some(outcome));
            self.is_awaited.try_set(false);
            let stop = host::watch(&files, move || self.follow(entry, revision + 1)).await;
            self.watching.try_set_value(stop);
            if self.is_developing.try_get_value() != Some(true) {
                self.end_watch();
            }
        });
    }

    fn end_watch(self) {
        if let Some(stop) = self.watching.try_update_value(Option::take).flatten() {
            // It only says that nobody is interested any more.
            let _ = stop.call0(&JsValue::NULL);
        }
    }

    /// Takes the plugin away that came with the address.
    pub fn end_development(self) {
        self.end_watch();
        self.is_developing.set_value(false);
        self.is_awaited.set(false);
        self.development.set(None);
    }
}

/// Makes the registry known to the pages: what is built in at once, the rest when it is loaded. What is
/// built in is asked for in every language anew.
pub fn provide_plugins(
    built_in: impl Fn() -> Vec<Installed> + Send + Sync + 'static,
    config: &Config,
) -> Plugins {
    let outcomes = RwSignal::new(vec![None; config.plugins.len()]);
    let development = RwSignal::new(None::<Outcome>);
    let is_awaited = RwSignal::new(false);
    let settings: Vec<Setting> = config.extensions.clone();
    let unwanted = use_unwanted_plugins();
    let assemble = move |_: Option<&Arc<Registry>>| {
        spoken();
        let built_in = built_in();
        let outcomes = outcomes.read();
        // What is being written stands in for the version that is installed.
        let known = development
            .read()
            .iter()
            .chain(outcomes.iter().flatten())
            .cloned()
            .collect::<Vec<_>>();
        let registry = Registry::assemble(&built_in, &known, &settings, &unwanted.ids().read());
        let is_complete = outcomes.iter().all(Option::is_some) && !is_awaited.get();
        Arc::new(Registry {
            is_complete,
            ..registry
        })
    };
    let plugins = Plugins {
        // Whoever reads it compares what they took from it.
        registry: Memo::new_with_compare(assemble, |_, _| true),
        entries: StoredValue::new(config.plugins.clone()),
        outcomes,
        development,
        is_awaited,
        is_developing: StoredValue::new(false),
        watching: StoredValue::new_local(None),
        has_begun: StoredValue::new(config.plugins.is_empty()),
    };
    provide_context(plugins);
    plugins
}

/// The plugins of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides them.
pub fn use_plugins() -> Plugins {
    expect_context()
}

/// The registry of this portal, now and later.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_registry() -> Memo<Arc<Registry>> {
    use_plugins().registry
}
