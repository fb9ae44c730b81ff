//! Words for screen readers when something changes without the focus moving.

use leptos::prelude::*;

thread_local! {
    // Owned by nobody, so that it outlives whichever view speaks first.
    static SPOKEN: ArcRwSignal<String> = ArcRwSignal::new(String::new());
}

/// Says a sentence as soon as the reader pauses.
pub fn announce(mut sentence: String) {
    SPOKEN.with(|spoken| {
        // Only a text that changes is read out: said again, it has to differ, if inaudibly.
        if *spoken.read_untracked() == sentence {
            sentence.push('\u{a0}');
        }
        spoken.set(sentence);
    });
}

/// Where announcements are made; once in the page.
#[component]
pub fn LiveRegion() -> impl IntoView {
    let spoken = SPOKEN.with(Clone::clone);
    view! { <p class="visually-hidden" role="status" aria-live="polite">{move || spoken.get()}</p> }
}
