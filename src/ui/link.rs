//! A link.

use leptos::prelude::*;

use super::Icon;
use crate::language::words::kit as words;

/// A link within the portal, or to elsewhere: then it says so and opens a new tab.
#[component]
pub fn Link(
    /// Where it leads. The caller vouches for its scheme.
    #[prop(into)]
    href: String,
    /// Leads out of the portal.
    #[prop(optional)]
    external: bool,
    /// An icon before the text.
    #[prop(optional, into)]
    icon: Option<String>,
    children: Children,
) -> impl IntoView {
    let icon = icon.map(|name| view! { <Icon name=name /> });
    if external {
        view! {
            <a class="link" href=href target="_blank" rel="noopener noreferrer">
                {icon} <span>{children()}</span> <Icon name="external-link" />
                <span class="visually-hidden">" " {words::opens_new_tab()}</span>
            </a>
        }
        .into_any()
    } else {
        view! { <a class="link" href=href>{icon} {children()}</a> }.into_any()
    }
}
