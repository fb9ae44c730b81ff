//! What a reader sees whose session has run out in the middle of something.

use std::time::Duration;

use js_sys::Date;
use leptos::prelude::*;

use crate::api::{Standing, use_client};
use crate::language::words::shell as words;
use crate::presentation::SignInChoices;
use crate::ui::{Button, Dialog};

/// A dialog over the page as it is: what waits for the sign-in goes on after it.
#[component]
pub fn SessionEnded() -> impl IntoView {
    let session = use_client().session();
    let standing = session.standing();
    let open = RwSignal::new(false);
    let is_wanted = Memo::new(move |_| {
        session.is_awaited().get() && matches!(&*standing.read(), Standing::Expired(_))
    });
    let keys = Keys::listen();
    Effect::new(move |_| match is_wanted.get() {
        true => keys.when_calm(move || {
            open.try_set(is_wanted.try_get_untracked() == Some(true));
        }),
        false => open.set(false),
    });
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open && is_wanted.get_untracked() {
            session.decline();
        }
        is_open
    });
    let who = move || {
        let name = match &*standing.read() {
            Standing::Expired(user) => user.name.clone().or_else(|| Some(user.reference.clone())),
            _ => None,
        };
        name.map_or_else(
            || words::session_of_somebody().to_owned(),
            |name| words::session_of(&name),
        )
    };
    view! {
        <Dialog open=open title=words::session_ended()>
            <p>{who}</p>
            <SignInChoices session=session />
            <Button on_press=move |()| open.set(false)>{words::session_not_now()}</Button>
        </Dialog>
    }
}

/// Who types is not interrupted, or a part of the word would go to the dialog; milliseconds without a key.
const CALM: f64 = 1_000.0;

/// When a key was last pressed; milliseconds.
#[derive(Clone, Copy)]
struct Keys(StoredValue<f64>);

impl Keys {
    /// Listens as long as the owner of this moment lives.
    fn listen() -> Self {
        // Somebody may have typed before anybody listened.
        let last = StoredValue::new(Date::now());
        let handle = window_event_listener(leptos::ev::keydown, move |_| {
            last.try_update_value(|last| *last = Date::now());
        });
        on_cleanup(move || handle.remove());
        Self(last)
    }

    /// Calls once nobody types.
    fn when_calm(self, call: impl Fn() + 'static) {
        let Some(last) = self.0.try_get_value() else {
            return;
        };
        let rest = last + CALM - Date::now();
        if rest > 0.0 {
            let again = move || self.when_calm(call);
            set_timeout(again, Duration::from_millis(rest as u64 + 1));
        } else {
            call();
        }
    }
}
