//! What requests to a server carry, and how that is had.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use async_lock::Mutex;
use futures_channel::oneshot::{Sender, channel};
use leptos::prelude::*;
use web_sys::AbortSignal;

use super::calls::Calls;
use super::held::Held;
use super::redirect;
use super::tabs::Tabs;
use super::{Access, Notes, Standing};
use crate::api::answer::ask_again;
use crate::api::config::{Auth, Flow, Provider, Server};
use crate::api::error::Error;
use crate::api::tokens::Tokens;
use crate::site;

/// The token of a server's reader, renewed before it runs out.
pub(in crate::api) struct Credentials {
    pub(super) server: Server,
    pub(super) calls: Calls,
    /// Asked in place of what the server's `auth` says.
    pub(super) tokens: Option<Tokens>,
    pub(super) notes: Notes,
    pub(super) signals: Signals,
    pub(super) held: RefCell<Option<Held>>,
    last_number: Cell<u32>,
    /// With whom the reader is signed in, or may be.
    pub(super) provider: RefCell<Option<Provider>>,
    /// Locked while a token is fetched: requests that come meanwhile wait for it.
    pub(super) renewal: Mutex<()>,
    pub(super) is_ahead: Cell<bool>,
    waiting: RefCell<Vec<Sender<bool>>>,
    pub(super) tabs: RefCell<Option<Rc<Tabs>>>,
}

/// What the rest of the portal sees of it.
#[derive(Clone, Copy)]
pub(super) struct Signals {
    pub(super) standing: RwSignal<Standing>,
    /// Why nobody is signed in, where the backend said so.
    pub(super) reason: RwSignal<Option<String>>,
    /// Whether a request waits for the reader to sign in again.
    pub(super) is_awaited: RwSignal<bool>,
}

impl Credentials {
    pub(super) fn new(
        server: &Server,
        tokens: Option<Tokens>,
        notes: Notes,
        signals: Signals,
    ) -> Rc<Self> {
        let credentials = Rc::new(Self {
            calls: Calls::to(server),
            server: server.clone(),
            tokens,
            notes,
            signals,
            held: RefCell::new(None),
            last_number: Cell::new(0),
            provider: RefCell::new(None),
            renewal: Mutex::new(()),
            is_ahead: Cell::new(false),
            waiting: RefCell::default(),
            tabs: RefCell::new(None),
        });
        if credentials.has_readers() {
            credentials.begin();
        }
        credentials
    }

    /// Whether readers sign in one by one, here.
    pub(super) fn has_readers(&self) -> bool {
        self.tokens.is_none() && matches!(self.server.auth, Auth::Providers(_))
    }

    pub(super) fn providers(&self) -> &[Provider] {
        match &self.server.auth {
            Auth::Providers(providers) => providers,
            Auth::None | Auth::Token(_) => &[],
        }
    }

    /// With whom the reader is signed in.
    pub(super) fn provider(&self) -> Option<Provider> {
        self.provider.borrow().clone()
    }

    /// Finds out with whom the reader may be signed in already.
    fn begin(self: &Rc<Self>) {
        let returned = if site::is_guest() {
            None
        } else {
            redirect::returned()
        };
        let (came_with, words) = returned.map_or((None, None), |(id, words)| (Some(id), words));
        let known = came_with.or_else(|| (self.notes.provider)(&self.server.base));
        let providers = self.providers();
        let known = providers.iter().find(|one| Some(&one.id) == known.as_ref());
        let only = Some(providers).filter(|all| all.len() == 1);
        let provider = known.or(only.and_then(<[Provider]>::first)).cloned();
        if provider.is_none() || words.is_some() {
            self.signals.reason.set(words);
            self.signals.standing.set(Standing::SignedOut);
        }
        self.provider.replace(provider);
        let weak = Rc::downgrade(self);
        let tabs = Tabs::of(&self.server.base, move |news| {
            if let Some(credentials) = weak.upgrade() {
                credentials.hear(news);
            }
        });
        self.tabs.replace(Some(Rc::new(tabs)));
    }

    /// Whether there is another token when one has run out.
    pub(in crate::api) fn can_be_renewed(&self, held: &Held) -> bool {
        // Where there was no provider there may be one now: a gateway may have answered in its place.
        let is_hopeless = held.token.is_some() && held.is_new() && held.is_second;
        (self.tokens.is_some() || self.has_readers()) && !is_hopeless
    }

    /// A token was taken: when it is refused one day, that is for its age.
    pub(in crate::api) fn proves(&self, held: &Held) {
        if let Some(kept) = self.held.borrow_mut().as_mut()
            && kept.number == held.number
        {
            kept.is_second = false;
        }
    }

    /// What a request is to carry now. May wait for the reader to sign in.
    pub(in crate::api) async fn held(
        self: &Rc<Self>,
        signal: Option<&AbortSignal>,
    ) -> Result<Held, Error> {
        let current = self.held.borrow().clone();
        match current {
            Some(held) if !held.has_run_out() => {
                if held.is_running_out() {
                    self.renew_ahead(held.number);
                }
                Ok(held)
            }
            old => self.newer(old.map_or(0, |old| old.number), signal).await,
        }
    }

    /// What a request is to carry whose token was refused.
    pub(in crate::api) async fn after(
        self: &Rc<Self>,
        refused: &Held,
        signal: Option<&AbortSignal>,
    ) -> Result<Held, Error> {
        let mut held = self.newer(refused.number, signal).await?;
        held.is_second = true;
        if let Some(kept) = self.held.borrow_mut().as_mut() {
            kept.is_second = true;
        }
        Ok(held)
    }

    pub(super) fn hold(&self, token: Option<String>, seconds: Option<f64>) -> Held {
        let number = self.last_number.get() + 1;
        self.last_number.set(number);
        let held = Held::new(token, number, seconds);
        self.held.replace(Some(held.clone()));
        held
    }

    /// The reader is signed in.
    pub(super) fn accept(self: &Rc<Self>, access: Access, provider: &Provider) -> Held {
        let held = self.hold(Some(access.token), access.seconds);
        // Who is always let in by the only way there is has nothing to remember.
        if self.providers().len() > 1 || provider.flow != Flow::Proxy {
            (self.notes.keep_provider)(&self.server.base, Some(&provider.id));
        }
        self.provider.replace(Some(provider.clone()));
        self.signals.reason.try_set(None);
        let before = self.signals.standing.try_get_untracked();
        match access.user {
            Some(user) => {
                let is_other = match before {
                    Some(Standing::SignedIn(old) | Standing::Expired(old)) => {
                        old.reference != user.reference
                    }
                    _ => false,
                };
                self.set(Standing::SignedIn(Arc::new(user)));
                if is_other {
                    // They may see other things.
                    ask_again();
                }
            }
            None => self.set(Standing::Anonymous),
        }
        self.release(true);
        held
    }

    /// The reader is not signed in, or no longer.
    pub(super) fn lose(&self, words: Option<String>) {
        let words = words.filter(|words| !words.is_empty());
        let standing = self.signals.standing.try_get_untracked();
        match standing {
            Some(Standing::SignedIn(user) | Standing::Expired(user)) => {
                self.set(Standing::Expired(user));
            }
            _ => {
                self.signals.reason.try_set(words);
                self.set(Standing::SignedOut);
            }
        }
    }

    pub(super) fn set(&self, standing: Standing) {
        let signal = self.signals.standing;
        // Whoever left does not need to know.
        if signal
            .try_get_untracked()
            .is_some_and(|old| old != standing)
        {
            signal.try_set(standing);
        }
    }

    /// Waits until the reader has signed in, or says that they will not now.
    pub(super) async fn sign_in_awaited(&self) -> Result<(), Error> {
        if site::is_guest() {
            // Nobody asks readers of somebody else's page to sign in.
            return Err(Error::SessionExpired);
        }
        let (sender, signed_in) = channel();
        self.waiting.borrow_mut().push(sender);
        self.signals.is_awaited.try_set(true);
        match signed_in.await {
            Ok(true) => Ok(()),
            _ => Err(Error::SessionExpired),
        }
    }

    pub(super) fn release(&self, signed_in: bool) {
        for waiting in self.waiting.take() {
            // Who has left in the meantime does not miss it.
            let _ = waiting.send(signed_in);
        }
        self.signals.is_awaited.try_set(false);
    }
}
