//! Which of several backends the reader works with.

use super::storage;

pub(super) const KEY: &str = "backend";

/// The name of the backend of this browser tab, else of the one that was chosen last in this browser.
pub fn kept_backend() -> Option<String> {
    let of_tab = storage::of_this_tab().and_then(|storage| storage.get_item(KEY).ok().flatten());
    of_tab.or_else(|| storage::get(KEY))
}

/// Keeps the name of a backend for this browser tab alone.
pub fn keep_backend(name: &str) {
    if let Some(storage) = storage::of_this_tab() {
        // Refused when full: then it has to come with every address, as it does.
        let _ = storage.set_item(KEY, name);
    }
}

/// Keeps the name of a backend that was chosen, for the next visit too.
pub fn choose_backend(name: &str) {
    keep_backend(name);
    storage::set(KEY, name);
}
