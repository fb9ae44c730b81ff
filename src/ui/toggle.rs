//! A button that is on or off.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::Icon;

/// An icon that changes with its state. Its name stays: screen readers tell the state apart.
#[component]
pub fn Toggle(
    /// What is on or off: "Star".
    #[prop(into)]
    label: String,
    #[prop(into)] icon: Signal<String>,
    #[prop(into)] on: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let class_name = ["toggle ", style_sheet!("style/components/toggle.css")].concat();
    view! {
        <button
            type="button"
            class=class_name
            title=label.clone()
            aria-label=label
            aria-pressed=move || on.get().to_string()
            on:click=move |_| on_press.run(())
        >
            {move || view! { <Icon name=icon.get() /> }}
        </button>
    }
}
