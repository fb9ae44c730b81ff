//! Which plugins there are, and how far an operator trusts them.

use catalog::plugin::settings::{self, Setting};
use catalog::plugin::{ENDPOINT, ORIGIN, Reach, is_endpoint, is_integrity, is_origin};
use catalog::written::{Mistake, Reader};
use serde_json::{Map, Value};

use super::resolve;
use crate::language::words::config as words;

/// A plugin that is to be installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PluginEntry {
    /// Where its manifest is; absolute.
    pub manifest: String,
    /// The hash that the manifest has to have, if it may not change.
    pub integrity: Option<String>,
    /// Whether it runs in a frame whatever it says itself.
    pub framed: bool,
    /// The most it may ask for, whatever it says itself.
    pub grant: Grant,
}

impl PluginEntry {
    /// The plugin of a manifest, trusted as far as it says.
    pub fn of(manifest: String) -> Self {
        Self {
            manifest,
            integrity: None,
            framed: false,
            grant: Grant::default(),
        }
    }
}

/// What is granted; where there is nothing, whatever is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grant {
    endpoints: Option<Vec<String>>,
    origins: Option<Vec<String>>,
}

impl Grant {
    /// What a plugin may ask for that wants so much.
    pub fn narrow(&self, wanted: &Reach) -> Reach {
        wanted.within(&Reach {
            endpoints: self.endpoints.as_ref().unwrap_or(&wanted.endpoints).clone(),
            origins: self.origins.as_ref().unwrap_or(&wanted.origins).clone(),
        })
    }
}

/// Whose plugins may come along with an address, as `?plugin=URL`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Development {
    /// Nobody's.
    #[default]
    Off,
    /// Those that the reader's own machine serves.
    Loopback,
    /// Those of these origins.
    Origins(Vec<String>),
}

impl Development {
    /// Whether a manifest of this origin may come along.
    pub fn allows(&self, origin: &str) -> bool {
        match self {
            Self::Off => false,
            Self::Loopback => {
                let host = origin.split_once("://").map_or(origin, |(_, host)| host);
                let name = host.rsplit_once(':').map_or(host, |(name, port)| {
                    if port.contains(']') { host } else { name }
                });
                matches!(name, "localhost" | "127.0.0.1" | "[::1]")
            }
            Self::Origins(origins) => origins.iter().any(|allowed| allowed == origin),
        }
    }
}

const KEYS: [&str; 5] = ["manifest", "integrity", "isolation", "endpoints", "origins"];

const ENTRY: &str = "{\"manifest\": URL, \"integrity\": \"sha384-...\", \"isolation\": \"frame\", \"endpoints\": [...], \"origins\": [...]}";

/// The list under `plugins`.
pub(super) fn entries(reader: &mut Reader<'_>, base: &str) -> Vec<PluginEntry> {
    let values = match reader.object.get("plugins") {
        None => return Vec::new(),
        Some(Value::Array(values)) => values,
        Some(_) => {
            reader.mistake("plugins", words::plugins());
            return Vec::new();
        }
    };
    let mut entries = Vec::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        let key = ["plugins.", &index.to_string()].concat();
        let mut short = Map::new();
        short.insert("manifest".to_owned(), value.clone());
        let object = match value {
            Value::String(_) => &short,
            Value::Object(object) => object,
            _ => {
                reader.mistake(&key, words::plugin(ENTRY));
                continue;
            }
        };
        let mut mistakes = Vec::new();
        let prefix = [&reader.name_of(&key), "."].concat();
        entries.extend(entry(&mut Reader::new(object, prefix, &mut mistakes), base));
        mistakes
            .into_iter()
            .for_each(|mistake| reader.take(mistake));
    }
    entries
}

fn entry(reader: &mut Reader<'_>, base: &str) -> Option<PluginEntry> {
    reader.refuse_unknown(&KEYS);
    let written = reader.needed("manifest");
    let manifest = resolve(&written, base).filter(|url| url.starts_with("http"));
    if manifest.is_none() {
        reader.mistake("manifest", words::manifest());
    }
    let integrity = reader.text("integrity").map(str::to_owned);
    if integrity.as_deref().is_some_and(|hash| !is_integrity(hash)) {
        reader.mistake("integrity", words::integrity());
    }
    let framed = reader.object.get("isolation").is_some_and(|isolation| {
        if isolation != "frame" {
            reader.mistake("isolation", words::isolation());
        }
        true
    });
    let given = |key: &str| reader.object.contains_key(key);
    let (has_endpoints, has_origins) = (given("endpoints"), given("origins"));
    let endpoints = reader.texts("endpoints", is_endpoint, ENDPOINT);
    let origins = reader.texts("origins", is_origin, ORIGIN);
    Some(PluginEntry {
        manifest: manifest?,
        integrity,
        framed,
        grant: Grant {
            endpoints: has_endpoints.then_some(endpoints),
            origins: has_origins.then_some(origins),
        },
    })
}

/// The list under `extensions`.
pub(super) fn extensions(reader: &mut Reader<'_>) -> Vec<Setting> {
    let Some(value) = reader.object.get("extensions") else {
        return Vec::new();
    };
    settings::parse(value).unwrap_or_else(|mistakes| {
        for Mistake { key, expected } in mistakes {
            let dot = if key.is_empty() { "" } else { "." };
            reader.mistake(&["extensions", dot, &key].concat(), expected);
        }
        Vec::new()
    })
}

/// What stands under `developmentPlugins`.
pub(super) fn development(reader: &mut Reader<'_>) -> Development {
    match reader.object.get("developmentPlugins") {
        None | Some(Value::Bool(false)) => Development::Off,
        Some(Value::Bool(true)) => Development::Loopback,
        Some(Value::Array(_)) => {
            Development::Origins(reader.texts("developmentPlugins", is_origin, ORIGIN))
        }
        Some(_) => {
            reader.mistake("developmentPlugins", words::development());
            Development::Off
        }
    }
}
