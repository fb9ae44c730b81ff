//! A text that machines read.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::CopyButton;
use crate::language::words::kit as words;

/// Preformatted text with a button to copy it. The keyboard can scroll it.
#[component]
pub fn Code(
    #[prop(into)] text: String,
    /// What it is.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let copy = words::copy(&label);
    let class_name = ["code ", style_sheet!("style/components/code.css")].concat();
    view! {
        <div class=class_name>
            <pre tabindex="0" role="region" aria-label=label><code>{text.clone()}</code></pre>
            <div class="copy"><CopyButton text=text label=copy /></div>
        </div>
    }
}
