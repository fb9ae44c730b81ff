//! The buttons below what is going to happen.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::language::words::removal as words;
use crate::ui::{Button, ButtonVariant};

/// Goes through with it, or not. What turns out to be forbidden is no longer offered.
#[component]
pub(super) fn Deed(
    /// Whether the reader may do it.
    may: Signal<bool>,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    on_press: Callback<()>,
    #[prop(into)] title: Signal<&'static str>,
) -> impl IntoView {
    let buttons = NodeRef::<Div>::new();
    Effect::new(move |was_offered: Option<bool>| {
        let is_offered = may.get();
        if was_offered == Some(true) && !is_offered {
            focus_first(buttons);
        }
        is_offered
    });
    let deed = move || {
        may.get().then(|| {
            view! {
                <Button variant=ButtonVariant::Danger icon="trash-2" on_press=on_press>
                    {title}
                </Button>
            }
        })
    };
    view! {
        <div class="buttons" node_ref=buttons>
            <Button on_press=move |()| open.set(false)>{words::cancel()}</Button>
            {deed}
        </div>
    }
}

/// What had the focus is gone.
fn focus_first(buttons: NodeRef<Div>) {
    let buttons = buttons.get_untracked();
    let first = buttons.and_then(|buttons| buttons.query_selector("button").ok().flatten());
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        // Refused only where nothing can have the focus.
        let _ = first.focus();
    }
}
