//! The stage of life of an entity: a dot whose colour says how far to trust it, and the word.

use leptos::prelude::*;

use crate::ui::{StatusDot, Tone};

/// A lifecycle. Words beyond Backstage's three are shown in a neutral tone.
#[component]
pub fn Lifecycle(
    /// `production`, `experimental`, `deprecated`, or any other word.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    let tone = move || match value.read().to_ascii_lowercase().as_str() {
        "production" => Tone::Success,
        "experimental" => Tone::Info,
        "deprecated" => Tone::Warning,
        _ => Tone::Neutral,
    };
    view! { <StatusDot tone=Signal::derive(tone) text=value /> }
}
