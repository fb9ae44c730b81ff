//! The browser's copy of what is kept, and what is known of the backend's.

use catalog::kept::{Items, merge};
use serde_json::{Value, json};

use super::place::{PLACES, Place, STARS};
use crate::session::storage;

/// What the key begins with under which stands what the backend had when it was last heard of.
const AGREED: &str = "agreed ";

/// What the key begins with under which stands who was signed in; the rest is whose catalog it is.
pub(in crate::session) const READER: &str = "reader ";

/// Where stock front ends of the same origin have the stars of whoever is not signed in: without the
/// user-settings plugin, and with it (`WebStorage`, `UserSettingsStorage.fallback`).
const STOCK_STARS: [&str; 2] = ["/starredEntities/entityRefs", "/entityRefs"];

/// Says that these were taken over.
const TAKEN_OVER: &str = "stock-stars";

/// One thing of one reader.
pub(super) struct Copy {
    key: String,
    items: Items,
}

impl Copy {
    /// Who is not signed in shares it with whoever else is not.
    pub(super) fn of(place: &Place, catalog: &str, reader: Option<&str>) -> Self {
        let key = match reader {
            Some(reader) => [place.name(), " ", catalog, " ", reader].concat(),
            None if place.is_of_catalog => [place.name(), " ", catalog].concat(),
            None => place.name().to_owned(),
        };
        Self {
            key,
            items: place.items,
        }
    }

    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// `null` where nothing is kept.
    pub(super) fn read(&self) -> Value {
        let Some(text) = storage::get(&self.key) else {
            return Value::Null;
        };
        let value = serde_json::from_str(&text).ok();
        // Words stood there as they are.
        settled(value.unwrap_or(Value::String(text)))
    }

    pub(super) fn write(&self, value: &Value) {
        match value {
            Value::Null => storage::remove(&self.key),
            value => storage::set(&self.key, &value.to_string()),
        }
    }

    /// What the backend had when it was last heard of; nothing before it ever was.
    pub(super) fn agreed(&self) -> Option<Value> {
        let text = storage::get(&[AGREED, &self.key].concat())?;
        serde_json::from_str::<Value>(&text).ok().map(settled)
    }

    pub(super) fn agree(&self, value: Option<&Value>) {
        let key = [AGREED, &self.key].concat();
        match value {
            Some(value) => storage::set(&key, &value.to_string()),
            None => storage::remove(&key),
        }
    }

    /// Whether the backend has something else, as far as is known.
    pub(super) fn is_unsent(&self) -> bool {
        self.agreed().unwrap_or_default() != self.read()
    }

    /// The value as it is sent: a list that has become empty is one.
    pub(super) fn outgoing(&self) -> Value {
        match self.read() {
            Value::Null if self.items != Items::None => json!([]),
            value => value,
        }
    }
}

/// An empty list is no list.
pub(super) fn settled(value: Value) -> Value {
    match value {
        Value::Array(items) if items.is_empty() => Value::Null,
        value => value,
    }
}

/// The key of which one is the agreed value.
pub(in crate::session) fn is_agreed(key: &str) -> Option<&str> {
    key.strip_prefix(AGREED)
}

/// Who was signed in to this catalog when it was last asked.
pub(super) fn last_reader(catalog: &str) -> Option<String> {
    storage::get(&[READER, catalog].concat())
}

pub(super) fn keep_reader(catalog: &str, reader: Option<&str>) {
    let key = [READER, catalog].concat();
    match reader {
        Some(reader) => storage::set(&key, reader),
        None => storage::remove(&key),
    }
}

/// Who signs in takes along what was kept before: lists to oneself, and choices where there are none yet.
pub(super) fn adopt(catalog: &str, reader: &str) {
    for place in &PLACES {
        let anonymous = Copy::of(place, catalog, None);
        let own = Copy::of(place, catalog, Some(reader));
        let (found, known) = (anonymous.read(), own.read());
        if found.is_null() {
            continue;
        }
        if place.is_of_catalog {
            own.write(&merge(place.items, None, &found, &known));
            anonymous.write(&Value::Null);
        } else if known.is_null() && own.agreed().is_none() {
            own.write(&found);
        }
    }
}

/// Takes over the stars of a stock front end of the same origin, once.
pub(super) fn take_over_stars(catalog: &str, reader: Option<&str>) {
    if storage::get(TAKEN_OVER).is_some() {
        return;
    }
    storage::set(TAKEN_OVER, "taken over");
    let place = &PLACES[STARS];
    let own = Copy::of(place, catalog, reader);
    for key in STOCK_STARS {
        let text = storage::get(key).unwrap_or_default();
        let found: Value = serde_json::from_str(&text).unwrap_or_default();
        own.write(&merge(place.items, None, &found, &own.read()));
    }
}
