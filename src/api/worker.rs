//! Requests to the embedded catalog in its web worker.
//!
//! The worker says `{ready}` once it listens. To it go `{locations, registered}` once and then
//! `{id, method, target, body}`; back come `{id, status, body}` with the body as transferred
//! bytes. Requests sent while the catalog is still reading its files wait in the worker, which
//! says now and then how far it is: `{entities, files, knownFiles}`. `{registered}` comes when
//! locations were registered or removed: the text has to be sent along at the next start. A worker
//! that fails says `{stopped}` with the reason.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, MessageEvent};

use super::error::Error;
use super::request::{Reply, Request};
use crate::language::words::answer as words;
use crate::site;

/// How far the worker is with reading the catalog's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Entities found so far.
    pub entities: usize,
    /// Files read so far.
    pub files: usize,
    /// Files known so far, those read included.
    pub known_files: usize,
}

/// The running worker.
pub(super) struct Worker {
    worker: web_sys::Worker,
    pending: Rc<RefCell<Pending>>,
    // Kept alive as long as the worker calls them.
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

#[derive(Default)]
struct Pending {
    last_id: u32,
    waiting: BTreeMap<u32, Function>,
    /// What is to be sent as soon as the worker listens; `None` once it does. A message to a
    /// module worker that does not listen yet is lost.
    held: Option<Vec<Object>>,
    stopped: Option<String>,
}

/// What the worker tells beside answers.
struct News {
    keep: Box<dyn Fn(&str)>,
    progress: RwSignal<Option<Progress>>,
}

impl Worker {
    /// Starts the worker over these absolute URLs of catalog files.
    pub(super) fn start(
        locations: &[String],
        registered: &str,
        keep: impl Fn(&str) + 'static,
        progress: RwSignal<Option<Progress>>,
    ) -> Result<Self, Error> {
        let worker = site::start_worker(&site::catalog_worker()).map_err(stopped)?;
        let locations: Array = locations.iter().map(JsValue::from).collect();
        let pending = Rc::new(RefCell::new(Pending {
            held: Some(vec![object(&[
                ("locations", locations.into()),
                ("registered", registered.into()),
            ])]),
            ..Pending::default()
        }));

        let on_message = Closure::<dyn Fn(MessageEvent)>::new({
            let (pending, worker) = (Rc::clone(&pending), worker.clone());
            let news = News {
                keep: Box::new(keep),
                progress,
            };
            move |event: MessageEvent| receive(&pending, &worker, &news, &event.data())
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));

        let on_error = Closure::<dyn Fn(Event)>::new({
            let pending = Rc::clone(&pending);
            move |event: Event| stop(&pending, error_message(&event))
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));

        Ok(Self {
            worker,
            pending,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Sends a request to the catalog and waits for its answer.
    pub(super) async fn send(&self, request: &Request) -> Result<Reply, Error> {
        let answer = self.post(request)?;
        let answer = JsFuture::from(answer).await.map_err(stopped)?;
        let status = Reflect::get(&answer, &"status".into()).map_err(stopped)?;
        let body = Reflect::get(&answer, &"body".into()).map_err(stopped)?;
        match status.as_f64() {
            Some(status) => Ok(Reply {
                status: status as u16,
                body: Uint8Array::new(&body).to_vec(),
                is_kept: false,
            }),
            None => Err(Error::Engine(self.reason())),
        }
    }

    /// Ends it, with everything it has not answered yet.
    pub(super) fn end(&self) {
        self.worker.terminate();
        stop(&self.pending, String::new());
    }

    fn post(&self, request: &Request) -> Result<Promise, Error> {
        if self.pending.borrow().stopped.is_some() {
            return Err(Error::Engine(self.reason()));
        }
        let mut pending = self.pending.borrow_mut();
        pending.last_id += 1;
        let id = pending.last_id;
        let message = object(&[
            ("id", id.into()),
            ("method", request.method.name().into()),
            ("target", request.target.as_str().into()),
            ("body", request.body.as_deref().unwrap_or_default().into()),
        ]);
        match &mut pending.held {
            Some(held) => held.push(message),
            None => self.worker.post_message(&message).map_err(stopped)?,
        }
        Ok(Promise::new(&mut |resolve, _| {
            pending.waiting.insert(id, resolve);
        }))
    }

    fn reason(&self) -> String {
        self.pending.borrow().stopped.clone().unwrap_or_default()
    }
}

fn receive(pending: &RefCell<Pending>, worker: &web_sys::Worker, news: &News, message: &JsValue) {
    let field = |key: &str| Reflect::get(message, &key.into()).unwrap_or_default();
    if field("ready").is_truthy() {
        for held in pending.borrow_mut().held.take().into_iter().flatten() {
            // Refused only for what cannot be copied: texts and numbers can.
            let _ = worker.post_message(&held);
        }
    } else if let Some(reason) = field("stopped").as_string() {
        stop(pending, reason);
    } else if let Some(registered) = field("registered").as_string() {
        (news.keep)(&registered);
    } else if let Some(entities) = field("entities").as_f64() {
        let count = |key: &str| field(key).as_f64().unwrap_or_default() as usize;
        // Fails only once the portal is gone.
        let _ = news.progress.try_set(Some(Progress {
            entities: entities as usize,
            files: count("files"),
            known_files: count("knownFiles"),
        }));
    } else {
        if news.progress.try_get_untracked().flatten().is_some() {
            let _ = news.progress.try_set(None);
        }
        deliver(
            pending,
            field("id").as_f64().unwrap_or_default() as u32,
            message,
        );
    }
}

fn deliver(pending: &RefCell<Pending>, id: u32, message: &JsValue) {
    let resolve = pending.borrow_mut().waiting.remove(&id);
    if let Some(resolve) = resolve {
        // Settling a promise of our own cannot throw.
        let _ = resolve.call1(&JsValue::NULL, message);
    }
}

/// A worker that threw sends its message; one whose script could not be loaded sends none.
fn error_message(event: &Event) -> String {
    let message = Reflect::get(event, &"message".into()).ok();
    message
        .and_then(|message| message.as_string())
        .unwrap_or_else(|| words::engine_missing(&site::catalog_worker()))
}

/// A worker that threw does not come back: whoever waits is told, and so is who asks later.
fn stop(pending: &RefCell<Pending>, reason: String) {
    let waiting = {
        let mut pending = pending.borrow_mut();
        pending.stopped = Some(reason);
        std::mem::take(&mut pending.waiting)
    };
    for resolve in waiting.into_values() {
        let _ = resolve.call1(&JsValue::NULL, &Object::new());
    }
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // A plain object takes any property.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}

fn stopped(error: JsValue) -> Error {
    let message = error
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()));
    Error::Engine(message.unwrap_or_default())
}
