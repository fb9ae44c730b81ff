//! How one backend knows the reader, and what the reader can do about it.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::credentials::{Credentials, Signals};
use super::{SignInError, SignIns, User};
use crate::api::config::{Backend, Provider};
use crate::api::error::Error;
use crate::api::tokens::Tokens;

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
    signals: Signals,
    /// Nothing where the catalog is embedded.
    credentials: StoredValue<Option<Rc<Credentials>>, LocalStorage>,
}

impl Session {
    /// A session with a backend. Lives as long as the current owner.
    pub(in crate::api) fn with(
        backend: &Backend,
        tokens: Option<Tokens>,
        sign_ins: SignIns,
    ) -> (Self, Option<Rc<Credentials>>) {
        let signals = Signals {
            standing: RwSignal::new(Standing::Unknown),
            reason: RwSignal::new(None),
            is_awaited: RwSignal::new(false),
        };
        let credentials = match backend {
            Backend::Http(server) => Some(Credentials::new(server, tokens, sign_ins, signals)),
            Backend::Embedded(_) => {
                signals.standing.set(Standing::Anonymous);
                None
            }
        };
        let session = Self {
            signals,
            credentials: StoredValue::new_local(credentials.clone()),
        };
        (session, credentials)
    }

    /// How the backend knows the reader, now and later.
    pub fn standing(self) -> ReadSignal<Standing> {
        self.signals.standing.read_only()
    }

    /// Who is signed in, or was until the session ran out.
    pub fn user(self) -> Signal<Option<Arc<User>>> {
        let standing = self.signals.standing;
        Signal::derive(move || match &*standing.read() {
            Standing::SignedIn(user) | Standing::Expired(user) => Some(Arc::clone(user)),
            Standing::Unknown | Standing::Anonymous | Standing::SignedOut => None,
        })
    }

    /// Why the reader is not signed in, in the backend's words, where it said so.
    pub fn reason(self) -> ReadSignal<Option<String>> {
        self.signals.reason.read_only()
    }

    /// Whether something waits for the reader to sign in again.
    pub fn is_awaited(self) -> ReadSignal<bool> {
        self.signals.is_awaited.read_only()
    }

    /// With whom one can sign in.
    pub fn providers(self) -> Vec<Provider> {
        let of = |credentials: &Rc<Credentials>| credentials.providers().to_vec();
        self.credentials().as_ref().map(of).unwrap_or_default()
    }

    /// With whom the reader is signed in, or was.
    pub fn provider(self) -> Option<Provider> {
        self.credentials()?.provider()
    }

    /// Signs in with a provider. Has to be called at a click or a key, because it may open a window.
    /// By redirect the page is left.
    pub async fn sign_in(self, provider: Provider) -> Result<(), SignInError> {
        match self.credentials() {
            Some(credentials) => credentials.sign_in(&provider).await,
            None => Ok(()),
        }
    }

    /// The reader will not sign in now: whatever waits for it fails.
    pub fn decline(self) {
        if let Some(credentials) = self.credentials() {
            credentials.decline();
        }
    }

    /// Ends the session, in all tabs of this browser. Fails if the backend cannot be told: it would
    /// let the reader in again.
    pub async fn sign_out(self) -> Result<(), Error> {
        match self.credentials() {
            Some(credentials) => credentials.sign_out().await,
            None => Ok(()),
        }
    }

    fn credentials(self) -> Option<Rc<Credentials>> {
        self.credentials.try_get_value().flatten()
    }
}
