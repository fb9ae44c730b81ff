//! A line of a form.

use leptos::html::Input;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{Icon, id};

/// A named line to fill in.
#[component]
pub fn TextInput(
    /// Its name, above it.
    #[prop(into)]
    label: String,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    /// What is wrong with what was filled in, said below it.
    #[prop(optional, into)]
    mistakes: Signal<Vec<String>>,
    /// What to fill in, said below it as long as nothing is wrong.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether it has the focus once it is there, with its text selected.
    #[prop(default = true)]
    takes_focus: bool,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    Effect::new(move |_| {
        let Some(field) = field.get().filter(|_| takes_focus) else {
            return;
        };
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
    let below = id::unique("below");
    let described_by = below.clone();
    let hint = StoredValue::new(hint);
    let said = move || {
        let mistakes = mistakes.read();
        if mistakes.is_empty() {
            return hint
                .get_value()
                .map(|hint| view! { <span class="hint">{hint}</span> }.into_any());
        }
        let mistakes = mistakes.iter().cloned().map(|mistake| {
            view! { <span class="mistake"><Icon name="alert-circle" /> <span>{mistake}</span></span> }
        });
        Some(mistakes.collect_view().into_any())
    };
    view! {
        <div class=class_name>
            <label>
                <span>{label}</span>
                <input
                    type="text"
                    autocomplete="off"
                    aria-describedby=described_by
                    aria-invalid=move || (!mistakes.read().is_empty()).then_some("true")
                    node_ref=field
                    prop:value=value
                    on:input=move |event| on_input.run(event_target_value(&event))
                />
            </label>
            <span class="below" id=below>{said}</span>
        </div>
    }
}
