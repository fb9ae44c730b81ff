//! A box to tick.

use leptos::prelude::*;
use stylers_macro::style_sheet;

/// A box with its sentence, which can be pressed too.
#[component]
pub fn Checkbox(
    /// What a tick means.
    #[prop(into)]
    label: String,
    #[prop(into)] on: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    let class_name = ["checkbox ", style_sheet!("style/components/checkbox.css")].concat();
    view! {
        <label class=class_name>
            <input
                type="checkbox"
                prop:checked=on
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}
