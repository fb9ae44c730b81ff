//! Words for screen readers when something changes without the focus moving.

use leptos::prelude::*;

thread_local! {
    static SPOKEN: RwSignal<String> = RwSignal::new(String::new());
}

/// Says a sentence as soon as the reader pauses.
pub fn announce(sentence: String) {
    SPOKEN.with(|spoken| spoken.set(sentence));
}

/// Where announcements are made; once in the page.
#[component]
pub fn LiveRegion() -> impl IntoView {
    let spoken = SPOKEN.with(|spoken| *spoken);
    view! { <p class="visually-hidden" role="status" aria-live="polite">{spoken}</p> }
}
