//! The end of a session, at the reader's wish, or the change to another.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::refused_toast;
use crate::api::{Provider, Session, User};
use crate::ui::{Toast, Tone, toast};

/// Who can sign out. A guest who is always let in, by the only way there is, would only be let in
/// again.
pub fn can_sign_out(session: Session) -> Signal<Option<Arc<User>>> {
    let user = session.user();
    Signal::derive(move || {
        let user = user.get()?;
        let is_only_guest = user.is_guest() && session.providers().len() < 2;
        (user.provider.is_some() && !is_only_guest).then_some(user)
    })
}

/// Signs out, in all tabs, or says why not.
pub fn sign_out(session: Session) {
    spawn_local(async move {
        if let Err(error) = session.sign_out().await {
            toast(refused_toast(&error));
        }
    });
}

/// Signs in with another provider than the one so far, or says why not.
pub fn sign_in(session: Session, provider: Provider) {
    spawn_local(async move {
        if let Err(error) = session.sign_in(provider).await {
            toast(Toast::of(Tone::Danger, error.sentence()));
        }
    });
}
