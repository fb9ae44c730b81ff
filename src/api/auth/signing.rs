//! Signing in and out, at the reader's wish or another tab's.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Url;

use super::assets::end_cookies;
use super::calls::Refreshed;
use super::held::Held;
use super::popup;
use super::redirect;
use super::tabs::News;
use super::{Access, Credentials, SignInError, Standing};
use crate::api::config::{Flow, Provider};
use crate::api::error::Error;
use crate::language::words::auth as words;

impl Credentials {
    /// The reader will not sign in now: what waits for it fails.
    pub(super) fn decline(&self) {
        self.release(false);
    }

    /// Signs in with a provider. Has to be called while the browser still knows that the reader wanted
    /// it, because it may open a window. By redirect the page is left.
    pub(super) async fn sign_in(self: &Rc<Self>, provider: &Provider) -> Result<(), SignInError> {
        let access = match provider.flow {
            Flow::Redirect => {
                redirect::leave(&self.calls, provider);
                return Ok(());
            }
            Flow::Popup => self.by_popup(provider).await?,
            Flow::Proxy => match self.calls.refresh(provider).await? {
                Refreshed::Access(access) => access,
                Refreshed::Gone(words) => return Err(SignInError::Refused(words)),
                Refreshed::NoProvider => {
                    self.hold(None, None);
                    self.set(Standing::Anonymous);
                    self.release(true);
                    return Ok(());
                }
            },
        };
        self.accept(access, provider);
        self.tell(&News::In(provider.id.clone()));
        Ok(())
    }

    async fn by_popup(&self, provider: &Provider) -> Result<Access, SignInError> {
        let refused = |words: &str| SignInError::Refused(words.to_owned());
        let own = window().location().origin();
        let own = own.map_err(|_| refused(words::no_origin()))?;
        let backend = Url::new(self.calls.base()).map(|url| url.origin());
        let backend = backend.map_err(|_| refused(words::no_address()))?;
        let url = self
            .calls
            .start(provider, &[("origin", &own), ("flow", "popup")]);
        let answer = popup::ask(&url, &backend).await?;
        Access::of_answer(&provider.id, &answer).ok_or_else(|| refused(words::nobody()))
    }

    /// Ends the session, here and in the other tabs. Where the provider has an end of its own, the
    /// page is left for it.
    pub(super) async fn sign_out(self: &Rc<Self>) -> Result<(), Error> {
        let next = match self.provider() {
            Some(provider) => self.calls.logout(&provider).await?,
            None => None,
        };
        let held = self.held.borrow().clone();
        end_cookies(&self.server, held.as_ref().and_then(Held::token)).await;
        self.forget();
        self.tell(&News::Out);
        if let Some(address) = next {
            // It was looked at before.
            let _ = window().location().assign(&address);
        }
        Ok(())
    }

    fn forget(&self) {
        self.held.replace(None);
        if self.providers().len() > 1 {
            self.provider.replace(None);
        }
        (self.notes.keep_provider)(&self.server.base, None);
        self.signals.reason.try_set(None);
        self.set(Standing::SignedOut);
    }

    fn tell(&self, news: &News) {
        if let Some(tabs) = &*self.tabs.borrow() {
            tabs.tell(news);
        }
    }

    /// Another tab has news.
    pub(super) fn hear(self: &Rc<Self>, news: News) {
        match news {
            News::Out => self.forget(),
            News::In(id) => {
                let known = self.providers().iter().find(|one| one.id == id).cloned();
                let Some(provider) = known else { return };
                self.provider.replace(Some(provider));
                let credentials = Rc::clone(self);
                spawn_local(async move {
                    let _turn = credentials.renewal.lock().await;
                    // What goes wrong shows when this tab is used.
                    let _ = credentials.renew().await;
                });
            }
        }
    }
}
