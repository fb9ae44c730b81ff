//! A dot whose colour goes with a word.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::Tone;

/// The word carries the meaning; the colour helps to scan.
#[component]
pub fn StatusDot(tone: Tone, #[prop(into)] text: String) -> impl IntoView {
    let class_name = [
        "status-dot ",
        style_sheet!("style/components/status_dot.css"),
    ]
    .concat();
    view! { <span class=class_name data-tone=tone.name()>{text}</span> }
}
