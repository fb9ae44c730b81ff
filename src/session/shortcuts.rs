//! Whether single keys are shortcuts: who dictates, or whose hands slip, has to be able to do
//! without them (WCAG 2.1.4).

use leptos::prelude::*;

use super::kept::{Keeper, Kept, SHORTCUTS};

const OFF: &str = "off";

/// The shortcuts of single keys, and how to switch them off.
#[derive(Clone, Copy)]
pub struct Shortcuts(Kept);

impl Shortcuts {
    /// Whether single keys do something.
    pub fn enabled(self) -> Signal<bool> {
        Signal::derive(move || *self.0.value().read() != OFF)
    }

    /// Switches them on or off, and keeps that.
    pub fn enable(self, enabled: bool) {
        self.0.change(|_| if enabled { "on" } else { OFF }.into());
    }
}

/// Reads the kept choice.
pub fn provide_shortcuts(keeper: Keeper) -> Shortcuts {
    let shortcuts = Shortcuts(keeper.kept(SHORTCUTS));
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
