//! From the answer of the catalog to what stands on the page.

use leptos::prelude::*;

use crate::api::{Answer, Error};
use crate::ui::ErrorState;

/// Draws whatever state an answer is in: what waits for the first one, what it is, or what failed
/// and what to do. While a newer question is under way the older answer stays.
pub fn draw<T: Clone + Send + Sync + 'static>(
    answer: Answer<T>,
    waiting: impl Fn() -> AnyView + Send + 'static,
    ready: impl Fn(T) -> AnyView + Send + 'static,
) -> impl Fn() -> AnyView + Send + 'static {
    move || match answer.latest().get() {
        None => waiting(),
        Some(Ok(value)) => ready(value),
        Some(Err(error)) => failed(&error, Callback::new(move |()| answer.retry())),
    }
}

/// What failed, what to do about it, and a way to try again.
pub fn failed(error: &Error, on_retry: Callback<()>) -> AnyView {
    view! { <ErrorState title=error.title() message=error.advice() on_retry=on_retry /> }.into_any()
}
