//! What the reader does not want, and what plugins keep in this browser.

use leptos::prelude::*;
use serde_json::{Map, Value};

use super::kept::{Keeper, Kept, UNWANTED};
use super::storage;

/// What the key of a plugin's storage begins with; the rest is its id.
pub(super) const STORAGE: &str = "plugin-storage ";

/// As many bytes as a plugin may keep.
const QUOTA: usize = 100_000;

/// Plugins that the reader has turned off.
#[derive(Clone, Copy)]
pub struct UnwantedPlugins {
    ids: Memo<Vec<String>>,
    kept: Kept,
}

impl UnwantedPlugins {
    /// Their ids, now and later.
    pub fn ids(self) -> Signal<Vec<String>> {
        self.ids.into()
    }

    /// Turns a plugin off or on.
    pub fn set(self, id: &str, is_unwanted: bool) {
        self.kept.change(|kept| {
            let mut ids = ids(kept);
            ids.retain(|known| known != id);
            if is_unwanted {
                ids.push(id.to_owned());
            }
            ids.into()
        });
    }
}

fn ids(kept: &Value) -> Vec<String> {
    let ids = kept.as_array().into_iter().flatten();
    ids.filter_map(|id| id.as_str().map(str::to_owned))
        .collect()
}

/// Makes known what the reader has turned off.
pub fn provide_unwanted_plugins(keeper: Keeper) {
    let kept = keeper.kept(UNWANTED);
    provide_context(UnwantedPlugins {
        ids: Memo::new(move |_| ids(&kept.value().read())),
        kept,
    });
}

/// What the reader has turned off.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_unwanted_plugins() -> UnwantedPlugins {
    expect_context()
}

/// The plugin whose storage for this reader is under a key.
pub(super) fn whose_storage<'a>(
    key: &'a str,
    catalog: &str,
    reader: Option<&str>,
) -> Option<&'a str> {
    let rest = key.strip_prefix(STORAGE)?;
    let plugin = match reader {
        Some(reader) => rest.strip_suffix(&[" ", catalog, " ", reader].concat())?,
        None => rest,
    };
    (!plugin.contains(' ')).then_some(plugin)
}

/// What a plugin keeps in this browser: JSON texts under keys of its own.
#[derive(Clone)]
pub struct PluginStorage {
    /// That of whoever is not signed in.
    key: String,
    keeper: Option<Keeper>,
}

impl PluginStorage {
    /// The storage of a plugin, for whoever reads.
    pub fn of(plugin: &str) -> Self {
        Self {
            key: [STORAGE, plugin].concat(),
            keeper: use_context(),
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
        if storage::try_set(&self.key(), &written) {
            Ok(())
        } else {
            Err("this browser keeps nothing for this site".to_owned())
        }
    }

    /// Of this reader. Who signs in takes along what was kept before.
    fn key(&self) -> String {
        let Some(suffix) = self.keeper.and_then(Keeper::suffix) else {
            return self.key.clone();
        };
        let own = [&self.key, suffix.as_str()].concat();
        if storage::get(&own).is_none()
            && let Some(found) = storage::get(&self.key)
            && storage::try_set(&own, &found)
        {
            storage::remove(&self.key);
        }
        own
    }

    fn all(&self) -> Map<String, Value> {
        let kept = storage::get(&self.key()).unwrap_or_default();
        serde_json::from_str(&kept).unwrap_or_default()
    }
}
