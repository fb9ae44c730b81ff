//! Lists of the catalog that the reader gave a name.

use catalog::listing::Listing;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::kept::{Keeper, Kept, VIEWS};
use crate::route::{Route, listing};

/// A list with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// What the reader calls it. No two views share a name.
    pub name: String,
    /// The query of its address, without a place in the list.
    pub query: String,
    /// Whether the navigation leads to it.
    pub pinned: bool,
}

impl SavedView {
    /// A name for a list.
    pub fn new(name: &str, shown: &Listing, pinned: bool) -> Self {
        Self {
            name: name.trim().to_owned(),
            query: listing::write(&shown.from_start())
                .trim_start_matches('?')
                .to_owned(),
            pinned,
        }
    }

    /// The list it is a name for.
    pub fn listing(&self) -> Listing {
        listing::read(&self.query).0.from_start()
    }

    /// Whether that is the list, wherever in it.
    pub fn shows(&self, listing: &Listing) -> bool {
        self.href() == Route::Catalog(listing.from_start()).href()
    }

    /// Its address within the portal.
    pub fn href(&self) -> String {
        Route::Catalog(self.listing()).href()
    }
}

/// The saved views, and how to change them.
#[derive(Clone, Copy)]
pub struct Views {
    saved: Memo<Vec<SavedView>>,
    kept: Kept,
}

impl Views {
    /// All of them, in the reader's order.
    pub fn all(self) -> Signal<Vec<SavedView>> {
        self.saved.into()
    }

    /// The one of this name, as it is now.
    pub fn named(self, name: &str) -> Option<SavedView> {
        let saved = self.saved.read_untracked();
        saved.iter().find(|view| view.name == name).cloned()
    }

    /// Adds a view at the end, or replaces the one of its name where that is.
    pub fn save(self, view: SavedView) {
        self.change(|saved| match place(saved, &view.name) {
            Some(place) => saved[place] = view,
            None => saved.push(view),
        });
    }

    /// Gives a view another name; false if that is empty or another view's.
    pub fn rename(self, name: &str, new: &str) -> bool {
        let new = new.trim();
        if new.is_empty() || self.named(new).is_some() {
            return new == name;
        }
        self.change(|saved| {
            if let Some(place) = place(saved, name) {
                saved[place].name = new.to_owned();
            }
        });
        true
    }

    /// Pins a view to the navigation, or takes it from there.
    pub fn pin(self, name: &str, pinned: bool) {
        self.change(|saved| {
            if let Some(place) = place(saved, name) {
                saved[place].pinned = pinned;
            }
        });
    }

    /// Moves a view before the one above it, or after the one below it.
    pub fn shift(self, name: &str, up: bool) {
        self.change(|saved| {
            let from = place(saved, name);
            let to = from.and_then(|from| {
                if up {
                    from.checked_sub(1)
                } else {
                    Some(from + 1)
                }
            });
            if let (Some(from), Some(to)) = (from, to.filter(|to| *to < saved.len())) {
                saved.swap(from, to);
            }
        });
    }

    /// Forgets a view. Says where it was, so that it can be put back.
    pub fn remove(self, name: &str) -> Option<(usize, SavedView)> {
        let mut removed = None;
        self.change(|saved| {
            removed = place(saved, name).map(|place| (place, saved.remove(place)));
        });
        removed
    }

    /// Puts a view back to where it was.
    pub fn put_back(self, at: usize, view: SavedView) {
        self.change(|saved| {
            if place(saved, &view.name).is_none() {
                saved.insert(at.min(saved.len()), view);
            }
        });
    }

    fn change(self, change: impl FnOnce(&mut Vec<SavedView>)) {
        self.kept.change(|kept| {
            let mut saved = read(kept);
            change(&mut saved);
            let written = saved
                .iter()
                .map(|view| json!({"name": view.name, "query": view.query, "pinned": view.pinned}));
            written.collect()
        });
    }
}

fn place(saved: &[SavedView], name: &str) -> Option<usize> {
    saved.iter().position(|view| view.name == name)
}

/// Reads the views.
pub fn provide_views(keeper: Keeper) -> Views {
    let kept = keeper.kept(VIEWS);
    let views = Views {
        saved: Memo::new(move |_| read(&kept.value().read())),
        kept,
    };
    provide_context(views);
    views
}

/// The saved views of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides them.
pub fn use_views() -> Views {
    expect_context()
}

/// What has no name, or one that came before, is no view.
fn read(kept: &Value) -> Vec<SavedView> {
    let mut saved = Vec::new();
    for value in kept.as_array().into_iter().flatten() {
        let text = |key: &str| value.get(key).and_then(Value::as_str);
        let name = text("name").unwrap_or_default().trim();
        if name.is_empty() || place(&saved, name).is_some() {
            continue;
        }
        saved.push(SavedView {
            name: name.to_owned(),
            query: text("query").unwrap_or_default().to_owned(),
            pinned: value.get("pinned") == Some(&Value::Bool(true)),
        });
    }
    saved
}
