//! Whether single keys are shortcuts: who dictates, or whose hands slip, has to be able to do
//! without them (WCAG 2.1.4).

use leptos::prelude::*;

use super::storage;

const KEY: &str = "single-key-shortcuts";
const OFF: &str = "off";

/// The shortcuts of single keys, and how to switch them off.
#[derive(Clone, Copy)]
pub struct Shortcuts(RwSignal<bool>);

impl Shortcuts {
    /// Whether single keys do something.
    pub fn enabled(self) -> Signal<bool> {
        self.0.into()
    }

    /// Switches them on or off, and keeps that.
    pub fn enable(self, enabled: bool) {
        storage::set(KEY, if enabled { "on" } else { OFF });
        self.0.set(enabled);
    }
}

/// Reads the kept choice, and follows what other tabs choose.
pub fn provide_shortcuts() -> Shortcuts {
    let shortcuts = Shortcuts(RwSignal::new(read(KEY)));
    storage::follow(KEY.to_owned(), move |key| shortcuts.0.set(read(key)));
    provide_context(shortcuts);
    shortcuts
}

/// The shortcuts of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides them.
pub fn use_shortcuts() -> Shortcuts {
    expect_context()
}

fn read(key: &str) -> bool {
    storage::get(key).as_deref() != Some(OFF)
}
