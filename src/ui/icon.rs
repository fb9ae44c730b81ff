//! A picture from the sprite `style/icons.svg`, which the build puts into the page: a browser takes an
//! icon out of another document many times slower.

use leptos::prelude::*;

/// An icon beside a text that says the same, so it is hidden from screen readers.
#[component]
pub fn Icon(
    /// Its name in the sprite.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let href = ["#icon-", &name].concat();
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=href />
        </svg>
    }
}
