//! A dot whose colour goes with a word.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::Tone;

/// The word carries the meaning; the colour helps to scan. Without a word it is not seen.
#[component]
pub fn StatusDot(
    #[prop(into)] tone: Signal<Tone>,
    #[prop(into)] text: Signal<String>,
) -> impl IntoView {
    let class_name = [
        "status-dot ",
        style_sheet!("style/components/status_dot.css"),
    ]
    .concat();
    view! { <span class=class_name data-tone=move || tone.get().name()>{text}</span> }
}
