//! What one visit leaves for the connection of the next.

use super::locations::{keep_locations, kept_locations};
use super::storage;
use crate::api::Memory;

/// What the key begins with; the rest is the address of a backend.
const PROVIDER: &str = "signed-in-with ";

/// Keeps it in this browser.
pub const MEMORY: Memory = Memory {
    provider: |backend| storage::get(&[PROVIDER, backend].concat()),
    keep_provider: |backend, provider| {
        let key = [PROVIDER, backend].concat();
        match provider {
            Some(provider) => storage::set(&key, provider),
            None => storage::remove(&key),
        }
    },
    locations: kept_locations,
    keep_locations,
};
