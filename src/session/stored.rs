//! What stands in this browser besides what is kept for a reader wherever they sign in, for the page
//! that shows and clears it.

use leptos::prelude::*;

use super::kept::{Keeper, PLACES, is_agreed};
use super::{identity, locations, plugins, storage, theme};

/// A text of this browser's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowserText {
    /// What readers call it.
    pub title: String,
    key: String,
}

impl BrowserText {
    /// The text.
    pub fn read(&self) -> Option<String> {
        storage::get(&self.key)
    }

    /// Puts a text in its place, or forgets it.
    pub fn write(&self, text: Option<&str>) {
        match text {
            Some(text) => storage::set(&self.key, text),
            None => storage::remove(&self.key),
        }
    }
}

/// Those that concern this reader in this catalog.
pub fn browser_texts(catalog: &str, keeper: Keeper) -> Vec<BrowserText> {
    let reader = keeper.reader().get_untracked();
    let fixed = [
        ("Theme", theme::KEY.to_owned()),
        ("Who you said you are", identity::key(catalog)),
        ("Registered locations", locations::KEY.to_owned()),
    ];
    let mut texts: Vec<BrowserText> = fixed
        .into_iter()
        .map(|(title, key)| BrowserText {
            title: title.to_owned(),
            key,
        })
        .filter(|text| text.read().is_some_and(|text| text != "[]"))
        .collect();
    for (key, _) in storage::sizes() {
        if let Some(plugin) = plugins::whose_storage(&key, catalog, reader.as_deref()) {
            let title = ["What the plugin ", plugin, " keeps"].concat();
            texts.push(BrowserText { title, key });
        }
    }
    texts.sort_by(|one, other| one.title.cmp(&other.title));
    texts
}

/// What is kept for other readers, and of other catalogs: what it is is nobody else's business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Others {
    keys: Vec<String>,
    /// How many bytes it takes.
    pub bytes: usize,
}

impl Others {
    /// How many things it is.
    pub fn count(&self) -> usize {
        self.keys.len()
    }

    /// Forgets it.
    pub fn clear(&self) {
        self.keys.iter().for_each(|key| storage::remove(key));
    }
}

/// What there is beside what concerns this reader in this catalog.
pub fn others(catalog: &str, keeper: Keeper) -> Others {
    let own = browser_texts(catalog, keeper);
    let mut found = Others {
        keys: Vec::new(),
        bytes: 0,
    };
    for (key, bytes) in storage::sizes() {
        let is_kept = |key: &str| {
            PLACES.iter().any(|place| {
                let rest = key.strip_prefix(place.name());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
        };
        let is_ours = is_kept(&key)
            || is_agreed(&key).is_some_and(is_kept)
            || [plugins::STORAGE, identity::KEY]
                .iter()
                .any(|prefix| key.starts_with(prefix));
        let is_own = own.iter().any(|text| text.key == key) || keeper.has(&key);
        if is_ours && !is_own {
            found.keys.push(key);
            found.bytes += bytes;
        }
    }
    found
}
