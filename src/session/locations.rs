//! Locations that were registered with the embedded catalog in this browser.

use super::storage;

const KEY: &str = "registered-locations";

/// What [`keep_locations`] was given the last time.
pub fn kept_locations() -> String {
    storage::get(KEY).unwrap_or_default()
}

/// Keeps the worker's list of registered locations for the next start.
pub fn keep_locations(registered: &str) {
    storage::set(KEY, registered);
}
