//! What stands where the catalog would not do something.

use leptos::prelude::*;

use crate::api::Error;
use crate::language::words::access as words;
use crate::ui::{Notice, Toast, Tone};

/// Why it was not done, and what the reader can do.
pub fn refused(error: &Error) -> AnyView {
    let (title, advice) = told(error);
    view! { <Notice tone=Tone::Danger title=title><p>{advice}</p></Notice> }.into_any()
}

/// The same for what was done in passing.
pub fn refused_toast(error: &Error) -> Toast {
    let (title, advice) = told(error);
    Toast::of(Tone::Danger, [title, ". ", &advice].concat())
}

fn told(error: &Error) -> (&'static str, String) {
    match error {
        Error::Forbidden => (words::forbidden(), words::forbidden_advice().to_owned()),
        Error::NotFound => (words::gone(), words::gone_advice().to_owned()),
        Error::Unexpected(409, message) => (words::has_it(), message.clone()),
        Error::Invalid(message) => (words::refused(), message.clone()),
        Error::Slow => (words::slow(), words::slow_advice().to_owned()),
        other => (other.title(), other.advice()),
    }
}
