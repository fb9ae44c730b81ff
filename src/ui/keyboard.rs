//! Keys pressed on the page itself rather than in a field.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Where letters are typed, or choose something already.
const FIELDS: &str = "input:not([type=\"checkbox\"]):not([type=\"radio\"]), textarea, select, \
    [contenteditable], [role=\"menu\"], [role=\"listbox\"]";

/// The key of a shortcut: pressed alone (with or without shift), not while something is typed or an
/// input method composes, and not taken by anything else yet.
pub fn lone_key(event: &KeyboardEvent) -> Option<String> {
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    if modified || event.is_composing() || event.default_prevented() {
        return None;
    }
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let typing = target.is_some_and(|target| matches!(target.closest(FIELDS), Ok(Some(_))));
    (!typing).then(|| event.key())
}
