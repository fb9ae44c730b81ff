//! The embedded catalog in a web worker: reads the files of the catalog, then answers requests.
//!
//! `src/api/worker.rs` is the other side and tells the messages.

use std::cell::RefCell;
use std::collections::VecDeque;

use catalog::engine::Catalog;
use catalog::ingest::Ingestion;
use catalog::rest;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use gloo_net::http::RequestBuilder;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, RequestCache};

/// Files read at a time: what browsers open to one HTTP/1 server.
const AT_A_TIME: usize = 6;

/// A request of the page, waiting or being answered.
struct Question {
    id: f64,
    method: String,
    target: String,
    body: String,
}

enum State {
    /// The files are still being read; these wait.
    Reading(Vec<Question>),
    Ready(Catalog),
}

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State::Reading(Vec::new())) };
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
    let locations = field("locations");
    if Array::is_array(&locations) {
        let locations = Array::from(&locations);
        let locations = locations.iter().filter_map(|url| url.as_string()).collect();
        spawn_local(read(locations));
        return;
    }
    let text = |key: &str| field(key).as_string().unwrap_or_default();
    let question = Question {
        id: field("id").as_f64().unwrap_or_default(),
        method: text("method"),
        target: text("target"),
        body: text("body"),
    };
    STATE.with_borrow_mut(|state| match state {
        State::Reading(waiting) => waiting.push(question),
        State::Ready(catalog) => answer(catalog, &question),
    });
}

/// Reads the whole catalog, then answers what has waited.
async fn read(locations: Vec<String>) {
    let mut ingestion = Ingestion::new(&locations);
    let mut queue = VecDeque::new();
    let mut running = FuturesUnordered::new();
    loop {
        queue.extend(ingestion.wanted());
        while running.len() < AT_A_TIME {
            let Some(url) = queue.pop_front() else { break };
            running.push(fetch(url));
        }
        let Some((url, content)) = running.next().await else {
            break;
        };
        ingestion.supply(&url, content);
    }
    let catalog = ingestion.finish();
    STATE.with_borrow_mut(|state| {
        if let State::Reading(waiting) = state {
            for question in waiting.iter() {
                answer(&catalog, question);
            }
        }
        *state = State::Ready(catalog);
    });
}

/// A file's bytes, or why there are none. The browser's cache is asked whether it is still true:
/// who edits a catalog wants to see the edit.
async fn fetch(url: String) -> (String, Result<Vec<u8>, String>) {
    let request = RequestBuilder::new(&url).cache(RequestCache::NoCache);
    let content = async {
        let response = request
            .send()
            .await
            .map_err(|_| "there is no answer, or it may not be read from here (CORS)".to_owned())?;
        if !response.ok() {
            let status = response.status().to_string();
            let text = response.status_text();
            return Err(["the answer was ", &status, " ", &text]
                .concat()
                .trim()
                .to_owned());
        }
        // A host of single-page apps answers with the page where it has no file.
        let kind = response.headers().get("content-type").unwrap_or_default();
        if kind.starts_with("text/html") {
            return Err("there is a web page in its place, as if it did not exist".to_owned());
        }
        response.binary().await.map_err(|error| error.to_string())
    };
    let content = content.await;
    (url, content)
}

fn answer(catalog: &Catalog, question: &Question) {
    let response = catalog.answer(&rest::Request {
        method: &question.method,
        target: &question.target,
        body: question.body.as_bytes(),
    });
    let body = Uint8Array::from(response.body.as_slice());
    let moved = Array::of1(&body.buffer());
    post(
        &[
            ("id", question.id.into()),
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
