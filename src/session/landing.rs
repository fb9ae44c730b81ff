//! Where a reader begins: what the bare address of the portal opens.

use leptos::prelude::*;

use super::kept::{Keeper, Kept, LANDING};
use super::views::Views;

/// What the name of a saved view begins with.
const VIEW: &str = "view:";

/// The landing page, and how to choose it.
#[derive(Clone, Copy)]
pub struct Landing {
    kept: Kept,
    views: Views,
}

impl Landing {
    /// What was chosen, as [`Landing::choose`] takes it.
    pub fn choice(self) -> Signal<String> {
        Signal::derive(move || {
            self.kept
                .value()
                .read()
                .as_str()
                .unwrap_or_default()
                .to_owned()
        })
    }

    /// Chooses an address of the portal, or a [view](Self::of_view); nothing for the list.
    pub fn choose(self, choice: &str) {
        self.kept.change(|_| match choice {
            "" => serde_json::Value::Null,
            choice => choice.into(),
        });
    }

    /// The choice of a saved view, however it may be changed later.
    pub fn of_view(name: &str) -> String {
        [VIEW, name].concat()
    }

    /// The address in the portal of what was chosen, if it is not the list. A view that is no longer
    /// there is nothing.
    pub fn href(self) -> Option<String> {
        let choice = self.choice().get();
        match choice.strip_prefix(VIEW) {
            Some(name) => {
                let views = self.views.all();
                let views = views.read();
                let view = views.iter().find(|view| view.name == name);
                view.map(super::SavedView::href)
            }
            // Not that of another site.
            None => Some(choice).filter(|path| path.starts_with('/') && !path.starts_with("//")),
        }
    }
}

/// Reads the kept choice.
pub fn provide_landing(keeper: Keeper, views: Views) -> Landing {
    let landing = Landing {
        kept: keeper.kept(LANDING),
        views,
    };
    provide_context(landing);
    landing
}

/// The landing page of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_landing() -> Landing {
    expect_context()
}
