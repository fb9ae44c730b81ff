//! The exchange with the backend: what it has is merged with the browser's copies, and what it does
//! not have is sent.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

use super::browser::settled;
use super::{Keeper, PLACES, show};
use crate::api::{Client, Error, SettingPlace, SettingsAccess, Standing};
use crate::lazy::{Later, chunk};
use crate::site;
use catalog::kept::merge;

/// How long after the first answer of the catalog: the rows come first.
const REST: Duration = Duration::from_millis(400);

/// How long a page may take to ask its first question.
const PATIENCE: Duration = Duration::from_millis(1500);

/// How long more changes may come before the first is sent.
const PAUSE: Duration = Duration::from_millis(500);

/// The same for what can wait: one request for many pages.
const LONG_PAUSE: Duration = Duration::from_secs(30);

/// How old what is known of the backend may be when the reader comes back, in milliseconds.
const STALE: f64 = 60_000.0;

/// Waits between tries, in seconds; the last for all that follow.
const TRIES: [u64; 5] = [2, 5, 15, 60, 300];

/// When things are exchanged, and with what.
#[derive(Clone, Copy)]
pub(super) struct Exchange {
    client: Client,
    access: RwSignal<Option<SettingsAccess>>,
    /// Grows with every exchange.
    count: RwSignal<u32>,
    state: StoredValue<State, LocalStorage>,
    keeper: StoredValue<Option<Keeper>>,
}

#[derive(Default)]
struct State {
    /// When the next is due, in milliseconds of the clock.
    planned: Option<(f64, TimeoutHandle)>,
    is_busy: bool,
    failures: usize,
    /// When the last good one ended.
    last: f64,
}

impl Exchange {
    pub(super) fn with(client: Client) -> Self {
        Self {
            client,
            access: RwSignal::new(None),
            count: RwSignal::new(0),
            state: StoredValue::new_local(State::default()),
            keeper: StoredValue::new(None),
        }
    }

    pub(super) fn in_backend(self) -> Signal<Option<bool>> {
        Signal::derive(move || {
            self.count.track();
            let access = self.access.get()?;
            Some(access != SettingsAccess::None)
        })
    }

    /// Begins after the first answer of the catalog, whenever somebody signs in, and goes on whenever
    /// the reader or the network comes back.
    pub(super) fn begin(self, keeper: Keeper) {
        if self.client.is_embedded() || site::is_guest() {
            return;
        }
        self.keeper.set_value(Some(keeper));
        let standing = self.client.session().standing();
        let has_answered = self.client.has_answered();
        Effect::new(move |_| {
            standing.track();
            if keeper.reader.read().is_some() && has_answered.get() {
                self.plan(REST);
            }
        });
        // A list of stars without a star, say, asks nothing.
        set_timeout(move || self.client.introduce(), PATIENCE);
        let come_back = move || {
            let is_due = self.state.with_value(|state| {
                state.planned.is_some() || js_sys::Date::now() - state.last > STALE
            });
            if is_due && has_answered.get_untracked() {
                self.plan(Duration::ZERO);
            }
        };
        let listeners = [
            window_event_listener(leptos::ev::visibilitychange, move |_| come_back()),
            window_event_listener(leptos::ev::focus, move |_| come_back()),
            window_event_listener(leptos::ev::online, move |_| come_back()),
        ];
        on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    }

    /// Something was changed here.
    pub(super) fn plan_sending(self, can_wait: bool) {
        self.plan(if can_wait { LONG_PAUSE } else { PAUSE });
    }

    /// The next exchange is not later than after this time.
    fn plan(self, wait: Duration) {
        if self.reader().is_none() {
            return;
        }
        let due = js_sys::Date::now() + wait.as_millis() as f64;
        self.state.try_update_value(|state| {
            if let Some((known, handle)) = &state.planned {
                if *known <= due {
                    return;
                }
                handle.clear();
            }
            let handle = set_timeout_with_handle(move || self.run(), wait);
            // Refused only where there is no window.
            state.planned = handle.ok().map(|handle| (due, handle));
        });
    }

    /// Whose things can be exchanged now: those of who is signed in as somebody.
    fn reader(self) -> Option<String> {
        let keeper = self.keeper.try_get_value().flatten()?;
        if self.access.try_get_untracked()? == Some(SettingsAccess::None) {
            return None;
        }
        let standing = self.client.session().standing();
        let is_in = standing.try_with_untracked(|standing| {
            matches!(standing, Standing::SignedIn(user) if Some(&user.reference) == keeper.reader.get_untracked().as_ref())
        });
        keeper
            .reader
            .get_untracked()
            .filter(|_| is_in == Some(true))
    }

    fn run(self) {
        let reader = self.reader();
        let begins = self.state.try_update_value(|state| {
            state.planned = None;
            let begins = reader.is_some() && !state.is_busy;
            state.is_busy |= begins;
            begins
        });
        let Some((reader, keeper)) = reader.zip(self.keeper.get_value()) else {
            return;
        };
        if begins != Some(true) {
            // One after another, or a value might overtake a later one.
            self.plan(PAUSE);
            return;
        }
        spawn_local(async move {
            let outcome = match exchanging(self, keeper, reader).await {
                Ok(exchange) => exchange.await,
                Err(unloaded) => Err(unloaded.into()),
            };
            let failures = self.state.try_update_value(|state| {
                state.is_busy = false;
                match outcome {
                    Ok(()) => {
                        state.failures = 0;
                        state.last = js_sys::Date::now();
                    }
                    Err(_) => state.failures += 1,
                }
                state.failures
            });
            self.count.try_update(|count| *count += 1);
            if let Some(failures @ 1..) = failures {
                let wait = TRIES[failures.min(TRIES.len()) - 1];
                self.plan(Duration::from_secs(wait));
            }
        });
    }

    async fn exchange(self, keeper: Keeper, reader: &str) -> Result<(), Error> {
        let places: Vec<SettingPlace> = PLACES.iter().map(|place| place.remote).collect();
        let access = self.access.try_get_untracked().flatten();
        let (access, theirs) = self.client.settings(&places, access).await?;
        self.access.try_set(Some(access));
        if !self.is_for(reader) {
            return Ok(());
        }
        let mut is_other = false;
        for (place, theirs) in theirs.into_iter().enumerate() {
            is_other |= take(keeper, reader, place, theirs);
        }
        if is_other {
            keeper.arrivals.try_update(|count| *count += 1);
        }
        if access == SettingsAccess::None {
            return Ok(());
        }
        let mut outcome = Ok(());
        for (place, kept) in PLACES.iter().enumerate() {
            let copy = keeper.copy(place, Some(reader));
            if !copy.is_unsent() {
                continue;
            }
            // Somebody else may have signed in meanwhile.
            if !self.is_for(reader) {
                return Ok(());
            }
            let value = copy.outgoing();
            match self.client.keep_setting(kept.remote, &value).await {
                Ok(()) => copy.agree(Some(&value)),
                // What one of them has against it does not stand in the way of the others.
                Err(error) => outcome = Err(error),
            }
        }
        outcome
    }

    fn is_for(self, reader: &str) -> bool {
        self.reader().as_deref() == Some(reader)
    }
}

// It happens after the first rows.
chunk! { list:
    fn exchanging(exchange: Exchange, keeper: Keeper, reader: String) -> Later<Result<(), Error>> {
        Box::pin(async move { exchange.exchange(keeper, &reader).await })
    }
}

/// Merges what the backend has into the browser's copy. What it does not have at all it never had, or
/// has lost: nobody takes a value away otherwise than by an empty one. True if that made a difference.
fn take(keeper: Keeper, reader: &str, place: usize, theirs: Option<Value>) -> bool {
    let copy = keeper.copy(place, Some(reader));
    let Some(theirs) = theirs.map(settled) else {
        copy.agree(None);
        return false;
    };
    let ours = copy.read();
    let merged = settled(merge(
        PLACES[place].items,
        copy.agreed().as_ref(),
        &ours,
        &theirs,
    ));
    copy.agree(Some(&theirs));
    let is_other = merged != ours;
    if is_other {
        copy.write(&merged);
        show(keeper.values[place], merged);
    }
    is_other
}
