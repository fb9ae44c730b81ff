//! What one visit leaves for the connection of the next.

use super::locations::{keep_locations, kept_locations};
use super::storage;
use crate::api::Memory;

/// What keys begin with; the rest is the address of a backend.
const PROVIDER: &str = "signed-in-with ";

const ABILITIES: &str = "what-can ";

/// Keeps it in this browser.
pub const MEMORY: Memory = Memory {
    provider: |backend| storage::get(&[PROVIDER, backend].concat()),
    keep_provider: |backend, provider| keep(PROVIDER, backend, provider),
    abilities: |backend| storage::get(&[ABILITIES, backend].concat()),
    keep_abilities: |backend, abilities| keep(ABILITIES, backend, abilities),
    locations: kept_locations,
    keep_locations,
};

fn keep(what: &str, backend: &str, text: Option<&str>) {
    let key = [what, backend].concat();
    match text {
        Some(text) => storage::set(&key, text),
        None => storage::remove(&key),
    }
}
