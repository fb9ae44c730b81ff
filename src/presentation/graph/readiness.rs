//! When a picture is made a layer of its own, which moves without being painted again.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::canvas::Canvas;
use super::view::View;

/// How long a picture has to keep its size: a layer that grows is blurred.
const SETTLED: Duration = Duration::from_millis(200);

/// Whether a picture of very much is about to be moved: all of it is there, and as large as it stays.
pub fn ready(view: View, canvas: Canvas) -> RwSignal<bool> {
    let is_ready = RwSignal::new(false);
    let scale = Memo::new(move |_| view.place.read().scale);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        stop();
        is_ready.set(false);
        scale.track();
        let is_there = !canvas.is_drawing.get() && canvas.is_dense();
        let settled = move || _ = is_ready.try_set(true);
        // Without a timer the picture only moves less smoothly.
        timer.set_value(
            is_there
                .then(|| set_timeout_with_handle(settled, SETTLED).ok())
                .flatten(),
        );
    });
    on_cleanup(stop);
    is_ready
}
