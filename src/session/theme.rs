//! Light, dark, or as the system has it.

use leptos::prelude::*;

use super::storage;

/// The key of the stock front end, so that the choice survives a change of front ends.
pub(super) const KEY: &str = "theme";

/// What the reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the system has it.
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl ThemeChoice {
    /// The word it is stored and offered under.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice of that name; anything unknown is the system's.
    pub fn named(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}

/// The theme in force, and how to change it.
#[derive(Clone, Copy)]
pub struct Theme(RwSignal<ThemeChoice>);

impl Theme {
    /// What the reader chose.
    pub fn choice(self) -> Signal<ThemeChoice> {
        self.0.into()
    }

    /// Takes what is kept into force.
    pub fn reread(self) {
        self.0.set(read());
    }

    /// Takes a choice into force and keeps it.
    pub fn choose(self, choice: ThemeChoice) {
        storage::set(KEY, choice.name());
        self.0.set(choice);
    }
}

fn read() -> ThemeChoice {
    ThemeChoice::named(storage::get(KEY).as_deref().unwrap_or_default())
}

/// Reads the kept choice and puts `data-theme` on the document whenever it changes.
pub fn provide_theme() -> Theme {
    let theme = Theme(RwSignal::new(read()));
    storage::follow(move |key| {
        if key.is_none_or(|key| key == KEY) {
            theme.reread();
        }
    });
    Effect::new(move |_| {
        let Some(root) = document().document_element() else {
            return;
        };
        // Setting an attribute of a fixed, valid name cannot fail.
        let _ = match theme.0.get() {
            ThemeChoice::System => root.remove_attribute("data-theme"),
            choice => root.set_attribute("data-theme", choice.name()),
        };
    });
    provide_context(theme);
    theme
}

/// The theme of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_theme() -> Theme {
    expect_context()
}
