//! What one visit leaves for the connection of the next.

use super::locations::{keep_locations, kept_locations};
use super::storage;
use crate::api::{Memory, SignIns};

/// What the key begins with; the rest is the address of a backend.
const PROVIDER: &str = "signed-in-with ";

/// What is kept in this browser, for the backend of this name if it has one.
pub fn memory(backend: Option<&str>) -> Memory {
    Memory {
        sign_ins: SignIns {
            provider: |address| storage::get(&[PROVIDER, address].concat()),
            keep_provider: |address, provider| {
                let key = [PROVIDER, address].concat();
                match provider {
                    Some(provider) => storage::set(&key, provider),
                    None => storage::remove(&key),
                }
            },
        },
        registered: kept_locations(backend),
        keep_locations: Box::new(keep_locations(backend)),
    }
}
