//! Texts kept in this browser. Where storage is refused (private windows, full disks) the portal
//! works on and forgets. In a page of somebody else's nothing is kept beyond the visit: what is kept
//! there is the page's own.

use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::prelude::*;
use web_sys::Storage;

use crate::site;

thread_local! {
    /// What guests keep.
    static VISIT: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// The text kept under a key.
pub(super) fn get(key: &str) -> Option<String> {
    if site::is_guest() {
        return VISIT.with_borrow(|visit| visit.get(key).cloned());
    }
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text under a key.
pub(super) fn set(key: &str, value: &str) {
    // Refused when full; nothing the reader could do about a preference.
    try_set(key, value);
}

/// Keeps a text under a key, or says that the browser does not.
pub(super) fn try_set(key: &str, value: &str) -> bool {
    if site::is_guest() {
        VISIT.with_borrow_mut(|visit| visit.insert(key.to_owned(), value.to_owned()));
        return true;
    }
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Forgets the text under a key.
pub(super) fn remove(key: &str) {
    if site::is_guest() {
        VISIT.with_borrow_mut(|visit| visit.remove(key));
    } else if let Some(storage) = storage() {
        // Refused only where nothing could be kept.
        let _ = storage.remove_item(key);
    }
}

/// What is kept for this browser tab alone, until it is closed.
pub(super) fn of_this_tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// Calls back with the key of whatever another tab changes, or with nothing if that is everything, for
/// as long as the reactive owner lives.
pub(super) fn follow(changed: impl Fn(Option<&str>) + 'static) {
    if site::is_guest() {
        return;
    }
    let listener = window_event_listener(leptos::ev::storage, move |event| {
        changed(event.key().as_deref());
    });
    on_cleanup(move || listener.remove());
}

/// Every key of this browser, somebody else's too, with how many bytes stand under it.
pub(super) fn sizes() -> Vec<(String, usize)> {
    let Some(storage) = storage().filter(|_| !site::is_guest()) else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or_default();
    let keys = (0..count).filter_map(|place| storage.key(place).ok().flatten());
    keys.map(|key| {
        let size = get(&key).map_or(0, |text| text.len());
        (key, size)
    })
    .collect()
}
