//! What stands on the page before the program has drawn as much (`src/app/start`).

use leptos::prelude::*;
use web_sys::Event;

/// Its element, while it stands.
const ID: &str = "prologue";

/// What the program draws now takes its place, before the next frame is painted.
pub fn end_prologue() {
    request_animation_frame(|| {
        let over = Event::new("over").ok();
        if let Some((prologue, over)) = document().get_element_by_id(ID).zip(over) {
            // It answers nothing.
            let _ = prologue.dispatch_event(&over);
        }
    });
}
