//! What one visit leaves for the connection of the next.

use super::locations::{keep_locations, kept_locations};
use super::storage;
use crate::api::{Memory, Notes};

/// What keys begin with; the rest is the address of a backend.
pub(super) const PROVIDER: &str = "signed-in-with ";

pub(super) const ABILITIES: &str = "what-can ";

/// What is kept in this browser, for the backend of this name if it has one.
pub fn memory(backend: Option<&str>) -> Memory {
    Memory {
        notes: Notes {
            provider: |address| storage::get(&[PROVIDER, address].concat()),
            keep_provider: |address, provider| keep(PROVIDER, address, provider),
            abilities: |address| storage::get(&[ABILITIES, address].concat()),
            keep_abilities: |address, abilities| keep(ABILITIES, address, abilities),
        },
        registered: kept_locations(backend),
        keep_locations: Box::new(keep_locations(backend)),
    }
}

fn keep(what: &str, address: &str, text: Option<&str>) {
    let key = [what, address].concat();
    match text {
        Some(text) => storage::set(&key, text),
        None => storage::remove(&key),
    }
}
