//! How one backend knows the reader.

use std::sync::Arc;

use leptos::prelude::*;

use super::User;

/// How a backend knows the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has not been asked yet.
    Unknown,
    /// It asks nobody who they are, or nothing is known of whoever it is.
    Anonymous,
    /// As this user.
    SignedIn(Arc<User>),
    /// Not at all: nothing can be asked before the reader signs in.
    SignedOut,
    /// No longer, in the middle of something: requests wait until this user has signed in again.
    Expired(Arc<User>),
}

/// The session with the configured backend, to be copied wherever it is needed.
#[derive(Clone, Copy)]
pub struct Session {
    standing: RwSignal<Standing>,
}

impl Session {
    /// A session of which nothing is known. Lives as long as the current owner.
    pub(in crate::api) fn new() -> Self {
        Self {
            standing: RwSignal::new(Standing::Unknown),
        }
    }

    /// How the backend knows the reader, now and later.
    pub fn standing(self) -> ReadSignal<Standing> {
        self.standing.read_only()
    }

    /// Who is signed in, or was until the session ran out.
    pub fn user(self) -> Signal<Option<Arc<User>>> {
        Signal::derive(move || match &*self.standing.read() {
            Standing::SignedIn(user) | Standing::Expired(user) => Some(Arc::clone(user)),
            Standing::Unknown | Standing::Anonymous | Standing::SignedOut => None,
        })
    }

    pub(in crate::api) fn set(self, standing: Standing) {
        // Whoever left does not need to know.
        if self
            .standing
            .try_get_untracked()
            .is_some_and(|old| old != standing)
        {
            self.standing.try_set(standing);
        }
    }
}
