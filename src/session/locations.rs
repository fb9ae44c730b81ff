//! Locations that were registered with the embedded catalog in this browser. Guests in a page of
//! somebody else's register none: several catalogs may be there, and nothing would tell them apart.

use super::storage;
use crate::site;

pub(super) const KEY: &str = "registered-locations";

/// What [`keep_locations`] was given the last time.
pub fn kept_locations() -> String {
    if site::is_guest() {
        return String::new();
    }
    storage::get(KEY).unwrap_or_default()
}

/// Keeps the worker's list of registered locations for the next start.
pub fn keep_locations(registered: &str) {
    if !site::is_guest() {
        storage::set(KEY, registered);
    }
}
