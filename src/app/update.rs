//! A newer build of the portal, which the service worker has got (`src/app/start/offline.js`).

use std::sync::Arc;

use leptos::ev::Custom;
use leptos::prelude::*;
use web_sys::Event;

use crate::language::words::shell as words;
use crate::ui::{Toast, ToastAction, Tone, toast};

/// Says that there is one.
const IS_HERE: &str = "callboard-build";

/// Asks for it: the page is loaded anew.
const TAKE_OVER: &str = "callboard-take-over";

/// Tells the reader, who decides when: nothing that is being done is lost.
pub fn tell_of_updates() {
    let handle = window_event_listener(Custom::<Event>::new(IS_HERE), |_| {
        toast(Toast {
            tone: Tone::Info,
            text: words::update().to_owned(),
            action: Some(ToastAction {
                title: words::update_reload(),
                run: Arc::new(|| {
                    if let Ok(event) = Event::new(TAKE_OVER) {
                        // It answers nothing.
                        let _ = window().dispatch_event(&event);
                    }
                }),
            }),
        });
    });
    on_cleanup(move || handle.remove());
}
