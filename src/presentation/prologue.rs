//! What stands on the page before the program has drawn as much (`src/app/start`).

use leptos::prelude::*;
use web_sys::Event;

/// Its element, while it stands.
const ID: &str = "prologue";

/// The program's page is there, if without an answer: it takes the place of one that has none either.
pub fn page_is_here() {
    tell("here");
}

/// What the program draws now takes its place, before the next frame is painted.
pub fn end_prologue() {
    tell("over");
}

fn tell(what: &'static str) {
    request_animation_frame(move || {
        let event = Event::new(what).ok();
        if let Some((prologue, event)) = document().get_element_by_id(ID).zip(event) {
            // It answers nothing.
            let _ = prologue.dispatch_event(&event);
        }
    });
}
