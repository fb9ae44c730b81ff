//! Locations that were registered with the embedded catalog in this browser. Guests in a page of
//! somebody else's register none: several catalogs may be there, and nothing would tell them apart.
//! In a portal with several backends each has its own.

use super::storage;
use crate::site;

pub(super) const KEY: &str = "registered-locations";

/// What [`keep_locations`] was given the last time, for the backend of this name if there are several.
pub fn kept_locations(backend: Option<&str>) -> String {
    if site::is_guest() {
        return String::new();
    }
    storage::get(&key(backend)).unwrap_or_default()
}

/// What keeps the worker's list of registered locations for the next start.
pub fn keep_locations(backend: Option<&str>) -> impl Fn(&str) + use<> {
    let key = key(backend);
    move |registered| {
        if !site::is_guest() {
            storage::set(&key, registered);
        }
    }
}

/// The key of what is registered with the backend of this name, if there are several.
pub(super) fn key(backend: Option<&str>) -> String {
    match backend {
        Some(name) => [KEY, " ", name].concat(),
        None => KEY.to_owned(),
    }
}
