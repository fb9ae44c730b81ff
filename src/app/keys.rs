//! Keys that do something wherever the reader is.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, KeyboardEvent};

use crate::session::use_shortcuts;
use crate::ui::lone_key;

/// Whether this browser says "command" where others say "control".
pub fn has_command_key() -> bool {
    let platform = window().navigator().platform();
    platform.is_ok_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"))
}

/// Opens the palette by Ctrl K, Cmd K and `/`, and the list of shortcuts by `?`.
pub fn listen(palette: RwSignal<bool>, shortcuts: RwSignal<bool>) {
    let single = use_shortcuts().enabled();
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if is_command_k(&event) {
            // Browsers have a use of their own for it.
            event.prevent_default();
            toggle(palette);
            return;
        }
        if !single.get_untracked() {
            return;
        }
        let opened = match lone_key(&event).as_deref() {
            Some("/") => palette,
            Some("?") => shortcuts,
            _ => return,
        };
        event.prevent_default();
        toggle(opened);
    });
    on_cleanup(move || listener.remove());
}

/// Opens a dialog in place of whatever dialog is open, or closes it.
fn toggle(dialog: RwSignal<bool>) {
    if dialog.get_untracked() {
        dialog.set(false);
        return;
    }
    close_dialogs();
    dialog.set(true);
}

/// Closes whatever dialog is open, at once, so that the focus is back before it moves on.
pub fn close_dialogs() {
    let Ok(open) = document().query_selector_all("dialog[open]") else {
        return;
    };
    for index in 0..open.length() {
        let dialog = open.item(index).and_then(|node| node.dyn_into().ok());
        if let Some(dialog) = dialog as Option<HtmlDialogElement> {
            dialog.close();
        }
    }
}

fn is_command_k(event: &KeyboardEvent) -> bool {
    let command = event.ctrl_key() != event.meta_key();
    let more = event.shift_key() || event.alt_key() || event.is_composing();
    command && !more && event.key().eq_ignore_ascii_case("k")
}
