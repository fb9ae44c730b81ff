//! A short word in a frame: a tag, a count, a state.

use leptos::prelude::*;
use stylers_macro::style_sheet;

/// A chip; a link if it leads somewhere. Without a text it is not seen.
#[component]
pub fn Chip(
    #[prop(into)] text: Signal<String>,
    /// Where it leads, within the portal.
    #[prop(optional, into)]
    href: Option<Signal<String>>,
) -> impl IntoView {
    let class_name = ["chip ", style_sheet!("style/components/chip.css")].concat();
    match href {
        Some(href) => view! { <a class=class_name href=href>{text}</a> }.into_any(),
        None => view! { <span class=class_name>{text}</span> }.into_any(),
    }
}
