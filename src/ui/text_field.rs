//! A line to type in.

use leptos::html::Input;
use leptos::prelude::*;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::InputEvent;

use super::{Button, ButtonVariant, Icon};
use crate::language::words::kit as words;

/// A search field: named, with an icon, and with a button to clear it.
#[component]
pub fn TextField(
    /// Its name, also shown while it is empty.
    #[prop(into)]
    label: String,
    #[prop(into)] icon: String,
    #[prop(into)] value: Signal<String>,
    /// Called with the whole text whenever it changes, but not while an input method composes.
    #[prop(into)]
    on_input: Callback<String>,
    /// For those who move the focus here.
    #[prop(optional, into)]
    id: Option<String>,
    /// Whether the reader is in it from the beginning.
    #[prop(optional)]
    has_focus: bool,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    if has_focus {
        Effect::new(move |_| {
            if let Some(field) = field.get() {
                // Refused only where nothing can have the focus.
                let _ = field.focus();
            }
        });
    }
    let typed = move |event: web_sys::Event| {
        let composing = event
            .dyn_ref::<InputEvent>()
            .is_some_and(InputEvent::is_composing);
        if !composing {
            on_input.run(event_target_value(&event));
        }
    };
    let clear = move |()| {
        on_input.run(String::new());
        if let Some(field) = field.get_untracked() {
            // Refused only where nothing can have the focus.
            let _ = field.focus();
        }
    };
    let class_name = [
        "text-field ",
        style_sheet!("style/components/text_field.css"),
    ]
    .concat();
    view! {
        <div class=class_name>
            <Icon name=icon />
            <input
                type="search"
                id=id
                autocomplete="off"
                spellcheck="false"
                aria-label=label.clone()
                placeholder=label
                node_ref=field
                prop:value=value
                on:input=typed
                on:compositionend=move |event| on_input.run(event_target_value(&event))
            />
            {move || {
                (!value.read().is_empty())
                    .then(|| {
                        view! {
                            <Button variant=ButtonVariant::Ghost icon="x" label=words::clear_text() on_press=clear />
                        }
                    })
            }}
        </div>
    }
}
