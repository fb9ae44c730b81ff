//! What stands where the catalog would not do something.

use leptos::prelude::*;

use crate::api::Error;
use crate::ui::{Notice, Toast, Tone};

/// Why it was not done, and what the reader can do.
pub fn refused(error: &Error) -> AnyView {
    let (title, advice) = words(error);
    view! { <Notice tone=Tone::Danger title=title><p>{advice}</p></Notice> }.into_any()
}

/// The same for what was done in passing.
pub fn refused_toast(error: &Error) -> Toast {
    let (title, advice) = words(error);
    Toast::of(Tone::Danger, [title, ". ", &advice].concat())
}

fn words(error: &Error) -> (&'static str, String) {
    match error {
        Error::Forbidden => (
            "You may not do this",
            "The catalog forbids it: it is read-only, or the permission is not yours. Ask whoever runs it.".to_owned(),
        ),
        Error::NotFound => (
            "It is no longer there",
            "Somebody else may have been quicker. Reload the page to see how things are.".to_owned(),
        ),
        Error::Unexpected(409, message) => ("The catalog has it already", message.clone()),
        Error::Invalid(message) => ("The catalog refused", message.clone()),
        Error::Slow => (
            "The catalog takes too long to answer",
            "It may have been done all the same. Reload the page to see how things are.".to_owned(),
        ),
        other => (other.title(), other.advice()),
    }
}
