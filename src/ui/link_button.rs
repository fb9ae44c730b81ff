//! A link that looks like a button, where it stands among buttons.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::Icon;

/// Leads to another page of the portal.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    /// An icon before the text.
    #[prop(into)]
    icon: String,
    /// What it is called when pointed at.
    #[prop(into)]
    title: String,
    children: Children,
) -> impl IntoView {
    let class_name = ["button ", style_sheet!("style/components/button.css")].concat();
    view! {
        <a class=class_name data-variant="default" href=href title=title>
            <Icon name=icon />
            {children()}
        </a>
    }
}
