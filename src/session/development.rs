//! The plugin that is being written: it came with an address, and stays while this browser tab does.

use super::storage;

const KEY: &str = "developed-plugin";

/// The address of its manifest.
pub fn kept_developed_plugin() -> Option<String> {
    storage::of_this_tab()?.get_item(KEY).ok().flatten()
}

/// Keeps the address of its manifest.
pub fn keep_developed_plugin(manifest: &str) {
    if let Some(storage) = storage::of_this_tab() {
        // Refused when full: then it has to come with every address.
        let _ = storage.set_item(KEY, manifest);
    }
}

/// Forgets it.
pub fn forget_developed_plugin() {
    if let Some(storage) = storage::of_this_tab() {
        // Refused only where nothing could be kept.
        let _ = storage.remove_item(KEY);
    }
}
