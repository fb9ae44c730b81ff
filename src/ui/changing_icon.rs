//! An icon that becomes another one.

use leptos::prelude::*;

/// Like `Icon`; it stays in its place when its picture changes.
#[component]
pub fn ChangingIcon(
    /// Its name in the sprite; empty for none.
    #[prop(into)]
    name: Signal<String>,
) -> impl IntoView {
    let href = move || ["#icon-", &name.read()].concat();
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=href />
        </svg>
    }
}
