//! A titled part of a page.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::id;

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
    let count = move || {
        let count = count.get()?.to_string();
        Some(view! { <span class="count">{count}</span> })
    };
    let labelled_by = heading.clone();
    let class_name = ["card ", style_sheet!("style/components/card.css")].concat();
    view! {
        <section class=class_name aria-labelledby=labelled_by>
            <h2 id=heading>{title} " " {count}</h2>
            <div class="card-body">{children()}</div>
        </section>
    }
}
