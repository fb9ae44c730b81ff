//! What the reader does not want, and what plugins keep in this browser.

use leptos::prelude::*;
use serde_json::{Map, Value};

use super::storage;

/// Holds a list of ids.
const UNWANTED: &str = "unwanted-plugins";

/// What the key of a plugin's storage begins with; the rest is its id.
const STORAGE: &str = "plugin-storage ";

/// As many bytes as a plugin may keep.
const QUOTA: usize = 100_000;

/// Plugins that the reader has turned off.
#[derive(Clone, Copy)]
pub struct UnwantedPlugins(RwSignal<Vec<String>>);

impl UnwantedPlugins {
    /// Their ids, now and later.
    pub fn ids(self) -> ReadSignal<Vec<String>> {
        self.0.read_only()
    }

    /// Turns a plugin off or on.
    pub fn set(self, id: &str, is_unwanted: bool) {
        // Another tab may have been at it.
        let mut ids = unwanted();
        ids.retain(|known| known != id);
        if is_unwanted {
            ids.push(id.to_owned());
        }
        storage::set(UNWANTED, &Value::from(ids.clone()).to_string());
        self.0.set(ids);
    }
}

fn unwanted() -> Vec<String> {
    let kept = storage::get(UNWANTED).unwrap_or_default();
    serde_json::from_str(&kept).unwrap_or_default()
}

/// Makes known what the reader has turned off.
pub fn provide_unwanted_plugins() {
    let plugins = UnwantedPlugins(RwSignal::new(unwanted()));
    storage::follow(UNWANTED.to_owned(), move |_| plugins.0.set(unwanted()));
    provide_context(plugins);
}

/// What the reader has turned off.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_unwanted_plugins() -> UnwantedPlugins {
    expect_context()
}

/// What a plugin keeps in this browser: JSON texts under keys of its own.
#[derive(Clone, Debug)]
pub struct PluginStorage {
    key: String,
}

impl PluginStorage {
    /// The storage of a plugin.
    pub fn of(plugin: &str) -> Self {
        Self {
            key: [STORAGE, plugin].concat(),
        }
    }

    /// The text under a key.
    pub fn read(&self, key: &str) -> Option<String> {
        Some(self.all().get(key)?.as_str()?.to_owned())
    }

    /// Keeps a text under a key, or nothing any more. The error is a sentence: the quota is used up,
    /// or the browser keeps nothing.
    pub fn write(&self, key: &str, text: Option<&str>) -> Result<(), String> {
        let mut all = self.all();
        match text {
            Some(text) => _ = all.insert(key.to_owned(), text.into()),
            None => _ = all.remove(key),
        }
        let written = Value::Object(all).to_string();
        if written.len() > QUOTA {
            return Err("a plugin may keep 100,000 bytes in a browser".to_owned());
        }
        if storage::try_set(&self.key, &written) {
            Ok(())
        } else {
            Err("this browser keeps nothing for this site".to_owned())
        }
    }

    fn all(&self) -> Map<String, Value> {
        let kept = storage::get(&self.key).unwrap_or_default();
        serde_json::from_str(&kept).unwrap_or_default()
    }
}
