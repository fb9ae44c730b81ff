//! What a reader sees whose session has run out in the middle of something.

use leptos::prelude::*;

use crate::api::{Standing, use_client};
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
    Effect::new(move |_| open.set(is_wanted.get()));
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
        let who = name.map(|name| [" as ", &name].concat());
        [
            "You were signed in",
            who.as_deref().unwrap_or_default(),
            ". Sign in again to go on where you were: nothing on the page is lost.",
        ]
        .concat()
    };
    view! {
        <Dialog open=open title="Your session has ended">
            <p>{who}</p>
            <SignInChoices session=session />
            <Button on_press=move |()| open.set(false)>"Not now"</Button>
        </Dialog>
    }
}
