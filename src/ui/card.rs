//! A titled part of a page.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{id, of_subject};

/// A section under its own heading.
#[component]
pub fn Card(
    #[prop(into)] title: String,
    /// How many things it lists, once that is known.
    #[prop(optional, into)]
    count: Signal<Option<usize>>,
    children: Children,
) -> impl IntoView {
    let heading = id::unique("card");
    let named = of_subject(&title);
    // Whoever sees the title sees where it is.
    let (label, labelled_by) = match named == title {
        true => (None, Some(heading.clone())),
        false => (Some(named), None),
    };
    let count = move || {
        let count = count.get()?.to_string();
        Some(view! { <span class="count">{count}</span> })
    };
    let class_name = ["card ", style_sheet!("style/components/card.css")].concat();
    view! {
        <section class=class_name aria-label=label aria-labelledby=labelled_by>
            <h2 id=heading>{title} " " {count}</h2>
            <div class="card-body">{children()}</div>
        </section>
    }
}
