//! A titled part of a page.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::id;

/// A section under its own heading.
#[component]
pub fn Card(
    #[prop(into)] title: String,
    /// How many things it lists.
    #[prop(optional, into)]
    count: Option<usize>,
    children: Children,
) -> impl IntoView {
    let heading = id::unique("card");
    let count = count.map(|count| view! { <span class="count">{count.to_string()}</span> });
    let labelled_by = heading.clone();
    let class_name = ["card ", style_sheet!("style/components/card.css")].concat();
    view! {
        <section class=class_name aria-labelledby=labelled_by>
            <h2 id=heading>{title} " " {count}</h2>
            <div class="card-body">{children()}</div>
        </section>
    }
}
