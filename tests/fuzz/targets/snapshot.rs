//! Bytes as a snapshot: a catalog as it was written down.

use catalog::engine::Catalog;

use super::files;

/// The catalog is read whatever the bytes are, and answers.
pub fn check(data: &[u8]) {
    files::check(&read(data));
}

/// What an array of entities in a JSON file becomes.
fn read(data: &[u8]) -> Catalog {
    files::read("http://host/all.json", data, b"")
}
