//! A description in paragraphs.

use leptos::prelude::*;

/// Text as written: blank lines part paragraphs, everything else is text.
#[component]
pub fn Prose(
    /// A description out of an entity.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    text.split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| view! { <p>{paragraph.to_owned()}</p> })
        .collect_view()
}
