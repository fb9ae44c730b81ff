//! What stands on the page before the program has drawn as much (`src/app/start`).

use std::time::Duration;

use leptos::prelude::*;
use web_sys::{Element, Event};

/// Its element, while it stands.
const ID: &str = "prologue";

/// Rows that are drawn in one go behind it.
const SLICE: usize = 7;

/// How many of so many rows are drawn: all of them, but behind a prologue, which shows them already, a few
/// at a time, so that the browser can do in between what a reader wants. Then they take its place.
pub fn in_slices(count: Memo<usize>) -> Memo<usize> {
    let drawn = RwSignal::new(match prologue() {
        Some(_) => SLICE,
        None => usize::MAX,
    });
    Effect::new(move |_| {
        if drawn.get() < count.get() {
            let next = move || {
                drawn.try_update(|drawn| *drawn += SLICE);
            };
            set_timeout(next, Duration::ZERO);
        } else {
            // More of them are nothing that is shown already.
            drawn.update_untracked(|drawn| *drawn = usize::MAX);
            end_prologue();
        }
    });
    Memo::new(move |_| count.get().min(drawn.get()))
}

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
        if let Some((prologue, event)) = prologue().zip(event) {
            // It answers nothing.
            let _ = prologue.dispatch_event(&event);
        }
    });
}

fn prologue() -> Option<Element> {
    document().get_element_by_id(ID)
}
