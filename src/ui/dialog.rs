//! A dialog over the page.

use leptos::prelude::*;
use stylers_macro::style_sheet;
use web_sys::Event;

use super::modal::Modal;
use super::{Button, ButtonVariant, id};
use crate::language::words::kit as words;

/// A modal dialog with a title and a button that closes it.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: String,
    /// As wide as the page, for tables.
    #[prop(optional)]
    wide: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let modal = Modal::new(open);
    let heading = id::unique("dialog");
    let labelled_by = heading.clone();
    let class_name = ["dialog ", style_sheet!("style/components/dialog.css")].concat();
    view! {
        <dialog
            class=class_name
            data-wide=wide.then_some("true")
            aria-labelledby=labelled_by
            node_ref=modal.element
            on:cancel=move |_: Event| modal.close()
            on:close=move |_| modal.on_close()
            on:click=move |event| modal.on_click(&event)
        >
            <div class="dialog-body">
                <div class="head">
                    <h2 id=heading>{title}</h2>
                    <Button
                        variant=ButtonVariant::Ghost
                        icon="x"
                        label=words::close()
                        on_press=move |()| modal.close()
                    />
                </div>
                {move || open.get().then(|| children())}
            </div>
        </dialog>
    }
}
