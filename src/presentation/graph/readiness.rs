//! What is done for a picture of very much once it has come to rest.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::canvas::Canvas;
use super::view::View;

/// How long a picture has to stay where it is.
const RESTING: Duration = Duration::from_millis(200);

/// Whether the picture is a layer of its own, which moves without being painted again. It is none while
/// it grows, since that would blur it. Boxes in sight are completed, too.
pub fn ready(view: View, canvas: Canvas) -> RwSignal<bool> {
    let is_ready = RwSignal::new(false);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let rest = move || {
        if let Some(sight) = view.readable() {
            canvas.complete(sight);
        }
        is_ready.try_set(true);
    };
    Effect::new(move |last: Option<Option<i32>>| {
        stop();
        let scale = view.place.get().scale;
        let is_there = !canvas.is_drawing.get() && canvas.is_dense();
        if is_ready.get_untracked() && (!is_there || last.flatten() != Some(scale)) {
            is_ready.set(false);
        }
        // Without a timer the picture only moves less smoothly.
        let wait = is_there.then(|| set_timeout_with_handle(rest, RESTING).ok());
        timer.set_value(wait.flatten());
        Some(scale)
    });
    on_cleanup(stop);
    is_ready
}
