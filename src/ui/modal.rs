//! The browser's own modal dialog: it keeps the focus inside, closes by Escape, and gives the
//! focus back.

use leptos::html::Dialog;
use leptos::prelude::*;
use web_sys::MouseEvent;

/// A `<dialog>` that is open when a signal says so.
#[derive(Clone, Copy)]
pub(super) struct Modal {
    /// To be set on the element, as the handlers below are.
    pub(super) element: NodeRef<Dialog>,
    open: RwSignal<bool>,
}

impl Modal {
    pub(super) fn new(open: RwSignal<bool>) -> Self {
        let element = NodeRef::<Dialog>::new();
        Effect::new(move |_| {
            let Some(dialog) = element.get() else { return };
            if open.get() && !dialog.open() {
                // Refused only for a dialog that is not in the page; then there is nothing to show.
                let _ = dialog.show_modal();
            } else if !open.get() && dialog.open() {
                dialog.close();
            }
        });
        Self { element, open }
    }

    pub(super) fn close(self) {
        self.open.set(false);
    }

    /// The browser tells of it a while after: the dialog may be open again.
    pub(super) fn on_close(self) {
        let dialog = self.element.get_untracked();
        if dialog.is_some_and(|dialog| !dialog.open()) {
            self.close();
        }
    }

    /// A click on the dialog itself, not on what is in it, is one on its backdrop.
    pub(super) fn on_click(self, event: &MouseEvent) {
        let dialog = self.element.get_untracked();
        if dialog.is_some_and(|dialog| event.target().as_ref() == Some(dialog.as_ref())) {
            self.close();
        }
    }
}
