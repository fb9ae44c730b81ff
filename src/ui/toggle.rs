//! A button that is on or off.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{ChangingIcon, id};

/// An icon that changes with its state. Its name stays: screen readers tell the state apart.
#[component]
pub fn Toggle(
    /// What is on or off: "Star".
    #[prop(into)]
    label: String,
    /// The id of an element whose text says of what: with "Web" it is "Star Web".
    #[prop(optional, into)]
    named_by: Option<String>,
    #[prop(into)] icon: Signal<String>,
    #[prop(into)] on: Signal<bool>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let id = named_by.is_some().then(|| id::unique("toggle"));
    let names = named_by
        .zip(id.clone())
        .map(|(other, own)| [&own, " ", &other].concat());
    let class_name = ["toggle ", style_sheet!("style/components/toggle.css")].concat();
    view! {
        <button
            type="button"
            class=class_name
            id=id
            title=label.clone()
            aria-label=label
            aria-labelledby=names
            aria-pressed=move || on.get().to_string()
            on:click=move |_| on_press.run(())
        >
            <ChangingIcon name=icon />
        </button>
    }
}
