//! Waiting, for a while or for somebody else, until whoever asks leaves.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use futures_channel::oneshot::channel;
use futures_util::future::{Either, select};
use leptos::prelude::set_timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::AbortSignal;

use crate::api::error::Error;

/// Waits for so many milliseconds.
pub(super) async fn sleep(milliseconds: f64) {
    let (wake, woken) = channel();
    let duration = Duration::from_millis(milliseconds.max(0.0).ceil() as u64);
    set_timeout(
        move || {
            // Who waits may have left.
            let _ = wake.send(());
        },
        duration,
    );
    // The timer sends before it is dropped.
    let _ = woken.await;
}

/// What comes of it, unless the signal is aborted before.
pub(super) async fn unless_left<T>(
    signal: Option<&AbortSignal>,
    work: impl Future<Output = T>,
) -> Result<T, Error> {
    let Some(signal) = signal else {
        return Ok(work.await);
    };
    if signal.aborted() {
        return Err(Error::Aborted);
    }
    let (leave, left) = channel();
    let mut leave = Some(leave);
    let _listener = Listener::on(signal, move || {
        if let Some(leave) = leave.take() {
            // Who waits may have been answered.
            let _ = leave.send(());
        }
    });
    match select(pin!(work), left).await {
        Either::Left((came, _)) => Ok(came),
        Either::Right(_) => Err(Error::Aborted),
    }
}

/// Hears that a signal is aborted, as long as it is kept.
struct Listener<'a> {
    signal: &'a AbortSignal,
    heard: Closure<dyn FnMut()>,
}

impl<'a> Listener<'a> {
    fn on(signal: &'a AbortSignal, hear: impl FnMut() + 'static) -> Self {
        let heard = Closure::new(hear);
        // There is an event of this name, and a function to call.
        let _ = signal.add_event_listener_with_callback("abort", heard.as_ref().unchecked_ref());
        Self { signal, heard }
    }
}

impl Drop for Listener<'_> {
    fn drop(&mut self) {
        let heard = self.heard.as_ref().unchecked_ref();
        // Nothing is refused that was added.
        let _ = self
            .signal
            .remove_event_listener_with_callback("abort", heard);
    }
}
