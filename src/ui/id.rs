//! Ids for elements that name each other (`aria-controls`, `aria-labelledby`).

use std::sync::atomic::{AtomicU32, Ordering};

/// An id no other element has.
pub fn unique(prefix: &str) -> String {
    static LAST: AtomicU32 = AtomicU32::new(0);
    let number = LAST.fetch_add(1, Ordering::Relaxed);
    [prefix, "-", &number.to_string()].concat()
}
