//! What is kept for a reader from visit to visit: in this browser, and for whoever signs in as
//! somebody in the backend too, if that keeps settings of its users.
//!
//! The browser's copy is what is shown, at once and without a network. What the backend has is merged
//! into it, and changes are sent when that can be done (`exchange`). Every reader of a browser has
//! copies of their own; who is not signed in, or is the guest that everybody is, has those without a
//! name.

mod browser;
mod exchange;
mod place;

use leptos::prelude::*;
use serde_json::Value;

use self::browser::Copy as BrowserCopy;
pub(super) use self::browser::{READER, is_agreed};
use self::exchange::Exchange;
pub use self::place::{LANDING, PLACES, SHORTCUTS, STARS, TABLE, UNWANTED, VIEWS, VISITS};
use crate::api::{Client, Standing};
use crate::site;

type Values = [RwSignal<Value>; PLACES.len()];

/// Keeps everything.
#[derive(Clone, Copy)]
pub struct Keeper {
    catalog: StoredValue<String>,
    /// The full reference of who is signed in as somebody.
    reader: RwSignal<Option<String>>,
    values: Values,
    /// Grows when something comes from elsewhere, or somebody else reads.
    arrivals: RwSignal<u32>,
    exchange: Exchange,
}

/// One thing that is kept.
#[derive(Clone, Copy)]
pub struct Kept {
    keeper: Keeper,
    place: usize,
    value: RwSignal<Value>,
}

impl Kept {
    /// What is kept, now and later; `null` for nothing.
    pub fn value(self) -> ReadSignal<Value> {
        self.value.read_only()
    }

    /// Changes whenever something comes from elsewhere, or somebody else reads.
    pub(super) fn arrivals(self) -> ReadSignal<u32> {
        self.keeper.arrivals.read_only()
    }

    /// Changes it for the reader of now.
    pub fn change(self, change: impl FnOnce(&Value) -> Value) {
        let copy = self.copy();
        // Another tab may have been at it.
        let value = browser::settled(change(&copy.read()));
        copy.write(&value);
        show(self.value, value);
        self.keeper
            .exchange
            .plan_sending(PLACES[self.place].can_wait);
    }

    /// Forgets it, and what a reader would begin with if there were nothing.
    pub fn clear(self) {
        if !PLACES[self.place].is_of_catalog {
            self.keeper.copy(self.place, None).write(&Value::Null);
        }
        self.change(|_| Value::Null);
    }

    /// What readers call it.
    pub fn title(self) -> &'static str {
        place::title(self.place)
    }

    /// How many items are in it, in words; nothing for choices.
    pub fn counted(self, count: usize) -> Option<String> {
        place::counted(self.place, count)
    }

    /// Whether the backend has something else, as far as is known.
    pub fn is_unsent(self) -> bool {
        self.copy().is_unsent()
    }

    fn copy(self) -> BrowserCopy {
        self.keeper
            .copy(self.place, self.keeper.reader.get_untracked().as_deref())
    }
}

impl Keeper {
    /// One of the things.
    pub fn kept(self, place: usize) -> Kept {
        Kept {
            keeper: self,
            place,
            value: self.values[place],
        }
    }

    /// All of them.
    pub fn all(self) -> impl Iterator<Item = Kept> {
        (0..PLACES.len()).map(move |place| self.kept(place))
    }

    /// The full reference of the reader for whom things are kept; nothing for who is not signed in as
    /// somebody.
    pub fn reader(self) -> ReadSignal<Option<String>> {
        self.reader.read_only()
    }

    /// Whether the backend keeps things too; nothing while that is not known. It changes with every
    /// exchange too.
    pub fn in_backend(self) -> Signal<Option<bool>> {
        self.exchange.in_backend()
    }

    /// What is added to keys of this reader; nothing for who is not signed in as somebody.
    pub(super) fn suffix(self) -> Option<String> {
        let reader = self.reader.get_untracked()?;
        Some([" ", &*self.catalog.read_value(), " ", &reader].concat())
    }

    /// Whether something of this reader is under a key.
    pub(super) fn has(self, key: &str) -> bool {
        let key = is_agreed(key).unwrap_or(key);
        let reader = self.reader.get_untracked();
        (0..PLACES.len()).any(|place| self.copy(place, reader.as_deref()).key() == key)
    }

    fn copy(self, place: usize, reader: Option<&str>) -> BrowserCopy {
        BrowserCopy::of(&PLACES[place], &self.catalog.read_value(), reader)
    }

    /// Shows the copies of the reader of now, those that are kept under a key or all.
    fn read(self, key: Option<&str>) {
        let reader = self.reader.get_untracked();
        for (place, value) in self.values.iter().enumerate() {
            let copy = self.copy(place, reader.as_deref());
            if key.is_none_or(|key| key == copy.key()) {
                show(*value, copy.read());
            }
        }
    }

    /// Somebody else reads.
    fn switch(self, reader: Option<String>) {
        let catalog = self.catalog.get_value();
        browser::keep_reader(&catalog, reader.as_deref());
        if let Some(reader) = &reader {
            browser::adopt(&catalog, reader);
        }
        self.reader.set(reader);
        self.read(None);
        self.arrivals.update(|count| *count += 1);
    }
}

fn show(signal: RwSignal<Value>, value: Value) {
    if signal.try_with_untracked(|known| *known != value) == Some(true) {
        signal.set(value);
    }
}

/// Reads what is kept of a catalog, follows what other tabs do to it and who reads, and exchanges it
/// with the backend.
pub fn provide_keeper(catalog: &str, client: Client) -> Keeper {
    // Until the backend says who it is, it is whoever it was.
    let reader = browser::last_reader(catalog);
    if !client.is_embedded() && !site::is_guest() {
        browser::take_over_stars(catalog, reader.as_deref());
    }
    let values = std::array::from_fn(|place| {
        RwSignal::new(BrowserCopy::of(&PLACES[place], catalog, reader.as_deref()).read())
    });
    let keeper = Keeper {
        catalog: StoredValue::new(catalog.to_owned()),
        reader: RwSignal::new(reader),
        values,
        arrivals: RwSignal::new(0),
        exchange: Exchange::with(client),
    };
    let standing = client.session().standing();
    Effect::new(move |_| {
        let reader = match &*standing.read() {
            Standing::Unknown => return,
            Standing::SignedIn(user) | Standing::Expired(user) => {
                (!user.is_guest()).then(|| user.reference.clone())
            }
            Standing::Anonymous | Standing::SignedOut => None,
        };
        if reader != keeper.reader.get_untracked() {
            keeper.switch(reader);
        }
    });
    super::storage::follow(move |key| keeper.read(key));
    keeper.exchange.begin(keeper);
    provide_context(keeper);
    keeper
}

/// What keeps things in this portal.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_keeper() -> Keeper {
    expect_context()
}
