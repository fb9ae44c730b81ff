//! Something that is on or off, and takes force at once.

use leptos::prelude::*;
use stylers_macro::style_sheet;

/// A switch with its name beside it.
#[component]
pub fn Switch(
    /// What is on or off.
    #[prop(into)]
    label: String,
    #[prop(into)] on: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    let class_name = ["switch ", style_sheet!("style/components/switch.css")].concat();
    view! {
        <label class=class_name>
            <input
                type="checkbox"
                role="switch"
                prop:checked=on
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            {label}
        </label>
    }
}
