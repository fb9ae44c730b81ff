//! Facts: terms and what they are.

use leptos::prelude::*;
use stylers_macro::style_sheet;

/// A list of [`Fact`]s.
#[component]
pub fn Facts(
    /// Terms above what they are, for long terms.
    #[prop(optional)]
    stacked: bool,
    children: Children,
) -> impl IntoView {
    let class_name = ["facts ", style_sheet!("style/components/facts.css")].concat();
    view! { <dl class=class_name data-stacked=stacked.to_string()>{children()}</dl> }
}

/// One term and what it is.
#[component]
pub fn Fact(#[prop(into)] label: String, children: Children) -> impl IntoView {
    view! {
        <div>
            <dt>{label}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
