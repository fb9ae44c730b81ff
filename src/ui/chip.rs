//! A short word in a frame: a tag, a count, a state.

use leptos::prelude::*;
use stylers_macro::style_sheet;

/// A chip; a link if it leads somewhere.
#[component]
pub fn Chip(
    #[prop(into)] text: String,
    /// Where it leads, within the portal.
    #[prop(optional, into)]
    href: Option<String>,
) -> impl IntoView {
    let class_name = style_sheet!("style/components/chip.css");
    match href {
        Some(href) => view! { class = class_name, <a class="chip" href=href>{text}</a> }.into_any(),
        None => view! { class = class_name, <span class="chip">{text}</span> }.into_any(),
    }
}
