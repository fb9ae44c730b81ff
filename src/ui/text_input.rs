//! A line of a form.

use leptos::html::Input;
use leptos::prelude::*;
use stylers_macro::style_sheet;

/// A named line to fill in. It has the focus once it is there, with its text selected.
#[component]
pub fn TextInput(
    /// Its name, above it.
    #[prop(into)]
    label: String,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    Effect::new(move |_| {
        let Some(field) = field.get() else { return };
        // The dialog it may be in opens within this frame.
        request_animation_frame(move || {
            // Refused only where nothing can have the focus.
            let _ = field.focus();
            field.select();
        });
    });
    let class_name = [
        "text-input ",
        style_sheet!("style/components/text_input.css"),
    ]
    .concat();
    view! {
        <label class=class_name>
            <span>{label}</span>
            <input
                type="text"
                autocomplete="off"
                node_ref=field
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        </label>
    }
}
