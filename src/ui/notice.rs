//! A sentence beside the content, in a tone.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{Icon, Tone};

/// Something to know about what is on the page.
#[component]
pub fn Notice(
    tone: Tone,
    #[prop(optional, into)] title: Option<String>,
    children: Children,
) -> impl IntoView {
    let class_name = ["notice ", style_sheet!("style/components/notice.css")].concat();
    view! {
        <div class=class_name role="status" data-tone=tone.name()>
            <Icon name=tone.icon() />
            <div class="notice-body">{title.map(|title| view! { <strong>{title}</strong> })} {children()}</div>
        </div>
    }
}
