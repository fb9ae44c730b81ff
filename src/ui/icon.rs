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

/// An icon of the sprite by a name that comes from elsewhere; one for plugins where there is none of
/// that name.
pub fn known_icon(name: &str) -> String {
    let is_known = env!("ICONS").split(' ').any(|known| known == name);
    if is_known { name } else { "puzzle" }.to_owned()
}
