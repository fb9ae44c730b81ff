//! What stands in this browser besides what is kept for a reader wherever they sign in, for the page
//! that shows and clears it.

use catalog::order;
use leptos::prelude::*;

use super::kept::{Keeper, PLACES, READER, is_agreed};
use super::{backend, identity, language, locations, memory, plugins, storage, theme};
use crate::api::Config;
use crate::language::words::session as words;

/// The key of the list as it was left (`src/app/start/picture.js`).
const PICTURE: &str = "picture";

/// What keys begin with of which every catalog, or every reader, has its own.
const PREFIXES: [&str; 5] = [
    plugins::STORAGE,
    identity::KEY,
    READER,
    memory::PROVIDER,
    memory::ABILITIES,
];

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

/// Those that concern this reader in the catalog in force.
pub fn browser_texts(config: &Config, keeper: Keeper) -> Vec<BrowserText> {
    let reader = keeper.reader().get_untracked();
    let catalog = &config.backend.identity();
    let chosen = config.chosen().map(|backend| &*backend.name);
    let fixed = [
        (words::theme(), theme::KEY.to_owned()),
        (words::language(), language::KEY.to_owned()),
        (words::identity(), identity::key(catalog)),
        (words::locations(), locations::key(chosen)),
        (words::picture(), PICTURE.to_owned()),
        (words::backend(), backend::KEY.to_owned()),
        (words::provider(), [memory::PROVIDER, catalog].concat()),
        (words::abilities(), [memory::ABILITIES, catalog].concat()),
        (words::reader(), [READER, catalog].concat()),
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
            let title = words::plugin(plugin);
            texts.push(BrowserText { title, key });
        }
    }
    order::sort_by(&mut texts, |one, other| one.title.cmp(&other.title));
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

/// What there is beside what concerns this reader in the catalog in force.
pub fn others(config: &Config, keeper: Keeper) -> Others {
    let own = browser_texts(config, keeper);
    let mut found = Others {
        keys: Vec::new(),
        bytes: 0,
    };
    for (key, bytes) in storage::sizes() {
        let is_kept = |key: &str| PLACES.iter().any(|place| is_named(key, place.name()));
        let is_ours = is_kept(&key)
            || is_agreed(&key).is_some_and(is_kept)
            || is_named(&key, locations::KEY)
            || PREFIXES.iter().any(|prefix| key.starts_with(prefix));
        let is_own = own.iter().any(|text| text.key == key) || keeper.has(&key);
        if is_ours && !is_own {
            found.keys.push(key);
            found.bytes += bytes;
        }
    }
    found
}

/// Whether a key is a name, or that with whose it is.
fn is_named(key: &str, name: &str) -> bool {
    let rest = key.strip_prefix(name);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
