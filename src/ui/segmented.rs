//! A choice of one among a few, all in sight.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{Icon, id};

/// Radio buttons in a row.
#[component]
pub fn Segmented(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// Values and what they are called.
    options: Vec<(String, String)>,
    /// Icons in place of the words, which stay as names.
    #[prop(optional)]
    icons: &'static [&'static str],
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let group = id::unique("segmented");
    let choices = options
        .into_iter()
        .enumerate()
        .map(|(place, (option, title))| {
            let checked = {
                let option = option.clone();
                move || *value.read() == option
            };
            let icon = icons.get(place).map(|name| view! { <Icon name=*name /> });
            let (tip, class) = match &icon {
                Some(_) => (Some(title.clone()), Some("visually-hidden")),
                None => (None, None),
            };
            view! {
                <label title=tip>
                    <input
                        type="radio"
                        name=group.clone()
                        value=option.clone()
                        prop:checked=checked
                        on:change=move |_| on_change.run(option.clone())
                    />
                    <span>{icon} <span class=class>{title}</span></span>
                </label>
            }
        })
        .collect_view();
    let class_name = ["segmented ", style_sheet!("style/components/segmented.css")].concat();
    view! {
        <fieldset class=class_name>
            <legend class="visually-hidden">{label}</legend>
            {choices}
        </fieldset>
    }
}
