//! The embedded catalog in a web worker: reads the files of the catalog, then answers requests.
//!
//! `src/api/worker.rs` is the other side and tells the messages.

mod desk;
mod reader;
mod rehearsal;

use std::cell::RefCell;

use catalog::ingest::Progress;
use catalog::rest::Request;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use desk::{Desk, Question};

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        post(&[("stopped", panic.to_string().into())], &Array::new());
    }));
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        receive(&event.data());
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker listens as long as it lives.
    on_message.forget();
    post(&[("ready", true.into())], &Array::new());
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn receive(message: &JsValue) {
    let field = |key: &str| Reflect::get(message, &key.into()).unwrap_or_default();
    let text = |key: &str| field(key).as_string().unwrap_or_default();
    let locations = field("locations");
    if Array::is_array(&locations) {
        let locations = Array::from(&locations);
        let locations = locations.iter().filter_map(|url| url.as_string()).collect();
        desk::open(locations, &text("registered"));
        return;
    }
    let body = text("body");
    desk::ask(Question {
        id: field("id").as_f64().unwrap_or_default(),
        request: Request {
            method: text("method"),
            target: text("target"),
            content_type: (!body.is_empty()).then(|| "application/json".to_owned()),
            body: body.into_bytes(),
        },
    });
}

/// Says how far the reading is.
fn post_progress(progress: Progress) {
    post(
        &[
            ("entities", progress.entities.into()),
            ("files", progress.files.into()),
            ("knownFiles", progress.known_files.into()),
        ],
        &Array::new(),
    );
}

/// Says which locations have to be kept for the next start.
fn post_registered(registered: String) {
    post(&[("registered", registered.into())], &Array::new());
}

/// Sends an answer. Its bytes are moved, not copied.
fn post_answer(id: f64, response: &catalog::rest::Response) {
    let body = Uint8Array::from(response.body.as_slice());
    let moved = Array::of1(&body.buffer());
    post(
        &[
            ("id", id.into()),
            ("status", response.status.into()),
            ("body", body.into()),
        ],
        &moved,
    );
}

fn post(entries: &[(&str, JsValue)], moved: &Array) {
    let message = Object::new();
    for (key, value) in entries {
        // A plain object takes any property.
        let _ = Reflect::set(&message, &(*key).into(), value);
    }
    // Refused only for what cannot be copied: these can.
    let _ = scope().post_message_with_transfer(&message, moved);
}
