//! Another token in place of one that was refused, has run out or soon will.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::AbortSignal;

use super::calls::Refreshed;
use super::held::{Held, claims};
use super::{Credentials, Standing};
use crate::api::config::{Auth, Flow, Provider};
use crate::api::error::Error;

impl Credentials {
    /// A newer token than that of this number. What one reader began is not done as another: who
    /// waited for that fails.
    pub(super) async fn newer(
        self: &Rc<Self>,
        number: u32,
        signal: Option<&AbortSignal>,
    ) -> Result<Held, Error> {
        let who = self.reader();
        let held = self.any_newer(number, signal).await?;
        match who.is_none() || who == self.reader() {
            true => Ok(held),
            false => Err(Error::SessionExpired),
        }
    }

    /// Whose session it is, or was.
    fn reader(&self) -> Option<String> {
        match self.signals.standing.try_get_untracked()? {
            Standing::SignedIn(user) | Standing::Expired(user) => Some(user.reference.clone()),
            Standing::Unknown | Standing::Anonymous | Standing::SignedOut => None,
        }
    }

    async fn any_newer(
        self: &Rc<Self>,
        number: u32,
        signal: Option<&AbortSignal>,
    ) -> Result<Held, Error> {
        loop {
            if self.is_signed_in() {
                let _turn = self.renewal.lock().await;
                let known = self.held.borrow().clone();
                if let Some(held) = known.filter(|held| held.number > number) {
                    return Ok(held);
                }
                if let Some(held) = self.renew().await? {
                    return Ok(held);
                }
                // It was refused, or has run out.
                self.held.replace(None);
            }
            self.sign_in_awaited().await?;
            if signal.is_some_and(AbortSignal::aborted) {
                return Err(Error::Aborted);
            }
        }
    }

    /// As far as is known.
    fn is_signed_in(&self) -> bool {
        let standing = self.signals.standing.try_get_untracked();
        !matches!(standing, Some(Standing::SignedOut | Standing::Expired(_)))
    }

    /// While the old token is still good for what comes in the meantime.
    pub(super) fn renew_ahead(self: &Rc<Self>, number: u32) {
        if self.is_ahead.get() || !self.is_signed_in() {
            return;
        }
        self.is_ahead.set(true);
        let credentials = Rc::clone(self);
        spawn_local(async move {
            let _turn = credentials.renewal.lock().await;
            let known = credentials.held.borrow().as_ref().map(|held| held.number);
            if known == Some(number) {
                // What goes wrong is told to whoever finds that the token has run out.
                let _ = credentials.renew().await;
            }
            credentials.is_ahead.set(false);
        });
    }

    /// Fetches a token; nothing if the reader has to sign in for it, which everybody then sees.
    pub(super) async fn renew(self: &Rc<Self>) -> Result<Option<Held>, Error> {
        if let Some(tokens) = &self.tokens {
            let token = tokens.ask(&self.server.base).await?;
            return Ok(Some(self.take_bare(token)));
        }
        match &self.server.auth {
            Auth::None => Ok(Some(self.take_bare(None))),
            Auth::Token(token) => Ok(Some(self.take_bare(Some(token.clone())))),
            Auth::Providers(_) => {
                let Some(provider) = self.provider() else {
                    self.lose(None);
                    return Ok(None);
                };
                match self.refresh(&provider).await? {
                    Refreshed::Access(access) => Ok(Some(self.accept(access, &provider))),
                    Refreshed::NoProvider => Ok(Some(self.take_bare(None))),
                    Refreshed::Gone(words) => {
                        self.lose(Some(words));
                        Ok(None)
                    }
                }
            }
        }
    }

    /// One tab at a time where the provider has a cookie, which changes.
    async fn refresh(&self, provider: &Provider) -> Result<Refreshed, Error> {
        if provider.flow == Flow::Proxy {
            return self.calls.refresh(provider).await;
        }
        let (calls, provider) = (self.calls.clone(), provider.clone());
        let work = async move { calls.refresh(&provider).await };
        let tabs = self.tabs.borrow().clone();
        match tabs {
            Some(tabs) => tabs.alone(work).await.unwrap_or(Err(Error::Aborted)),
            None => work.await,
        }
    }

    /// A token that does not say whose it is, or none.
    fn take_bare(self: &Rc<Self>, token: Option<String>) -> Held {
        if self.signals.standing.try_get_untracked() == Some(Standing::Unknown) {
            self.set(Standing::Anonymous);
            // A service has no user; whoever is one wants to be greeted.
            let is_user = token.as_deref().and_then(claims).is_some_and(|claims| {
                let subject = claims.get("sub").and_then(serde_json::Value::as_str);
                subject.is_some_and(|subject| subject.starts_with("user:"))
            });
            if let Some(token) = token.clone().filter(|_| is_user) {
                self.find_user(token);
            }
        }
        self.hold(token, None)
    }

    fn find_user(self: &Rc<Self>, token: String) {
        let credentials = Rc::clone(self);
        spawn_local(async move {
            // Who cannot be named is nobody in particular.
            if let Ok(Some(user)) = credentials.calls.user(&token).await {
                credentials.set(Standing::SignedIn(Arc::new(user)));
            }
        });
    }
}
