//! What stands where there is nothing to show.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::Icon;

/// Says that there is nothing, why, and what to do.
#[component]
pub fn Empty(
    #[prop(into)] icon: String,
    #[prop(into)] title: String,
    /// True where this is all the page says, so that its title is the page's.
    #[prop(optional)]
    whole_page: bool,
    children: Children,
) -> impl IntoView {
    let heading = if whole_page {
        view! { <h1>{title}</h1> }.into_any()
    } else {
        view! { <h2>{title}</h2> }.into_any()
    };
    let class_name = ["empty ", style_sheet!("style/components/empty.css")].concat();
    view! {
        <div class=class_name>
            <Icon name=icon />
            {heading}
            <div class="empty-body">{children()}</div>
        </div>
    }
}
