//! A dialog over the page.

use leptos::html::Dialog as DialogElement;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::{Button, ButtonVariant, id};

/// The browser's own modal dialog: it keeps the focus inside, closes by Escape, and gives the
/// focus back.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: String,
    /// As wide as the page, for tables.
    #[prop(optional)]
    wide: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<DialogElement>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            // Refused only for a dialog that is not in the page; then there is nothing to show.
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    // A click on the dialog itself, not on what is in it, is one on its backdrop.
    let on_backdrop = move |event: web_sys::MouseEvent| {
        let on_dialog = dialog
            .get_untracked()
            .is_some_and(|dialog| event.target().as_ref() == Some(dialog.as_ref()));
        if on_dialog {
            open.set(false);
        }
    };
    let heading = id::unique("dialog");
    let labelled_by = heading.clone();
    let class_name = ["dialog ", style_sheet!("style/components/dialog.css")].concat();
    view! {
        <dialog
            class=class_name
            data-wide=wide.then_some("true")
            aria-labelledby=labelled_by
            node_ref=dialog
            on:close=move |_| open.set(false)
            on:click=on_backdrop
        >
            <div class="dialog-body">
                <div class="head">
                    <h2 id=heading>{title}</h2>
                    <Button
                        variant=ButtonVariant::Ghost
                        icon="x"
                        label="Close"
                        on_press=move |()| open.set(false)
                    />
                </div>
                {move || open.get().then(|| children())}
            </div>
        </dialog>
    }
}
