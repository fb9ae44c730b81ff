//! Texts kept in this browser. Where storage is refused (private windows, full disks) the portal
//! works on and forgets.

use web_sys::Storage;

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// The text kept under a key.
pub(super) fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text under a key.
pub(super) fn set(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // Refused when full; nothing the reader could do about a preference.
        let _ = storage.set_item(key, value);
    }
}
