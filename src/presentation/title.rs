//! The title of the document, for browser tabs, history and screen readers.

use leptos::prelude::*;

use crate::api::use_config;

/// Keeps the document's title at "{what} · {portal}" while the view that calls lives.
pub fn set_title(what: impl Fn() -> String + 'static) {
    let portal = use_config().title.clone();
    Effect::new(move |_| {
        let what = what();
        let title = if what.is_empty() {
            portal.clone()
        } else {
            [&what, " · ", &portal].concat()
        };
        document().set_title(&title);
    });
}
