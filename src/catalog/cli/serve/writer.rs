//! Requests that have to read files: a thread of its own does them one after the other, and owns
//! the reading. The catalog in force answers meanwhile.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;
use std::thread;

use catalog::rest::{Request, Response};
use catalog::service::{Reply, Service};
use serde_json::Value;
use tokio::sync::{RwLock, mpsc, oneshot};

use super::state::State;
use crate::reader::Reader;
use crate::remote;

/// A request on its way to the thread, and the way back.
type Errand = (Request, oneshot::Sender<Response>);

/// Hands requests to the thread.
#[derive(Clone)]
pub(super) struct Writer(mpsc::UnboundedSender<Errand>);

impl Writer {
    /// Starts the thread, which ends with the last of its clients.
    pub(super) fn start(
        service: Arc<RwLock<Service>>,
        reader: Reader,
        state: State,
    ) -> io::Result<Self> {
        let (sender, mut errands) = mpsc::unbounded_channel::<Errand>();
        let mut desk = Desk {
            service,
            reader,
            state,
        };
        thread::Builder::new().spawn(move || {
            while let Some((request, answer)) = errands.blocking_recv() {
                // A client that went away does not undo what it asked for.
                _ = answer.send(desk.run(&request));
            }
        })?;
        Ok(Self(sender))
    }

    /// The answer to a request; nothing if the thread is no more.
    pub(super) async fn run(&self, request: Request) -> Option<Response> {
        let (sender, answer) = oneshot::channel();
        self.0.send((request, sender)).ok()?;
        answer.await.ok()
    }
}

/// What the thread works with.
struct Desk {
    service: Arc<RwLock<Service>>,
    reader: Reader,
    state: State,
}

impl Desk {
    fn run(&mut self, request: &Request) -> Response {
        let service = self.service.blocking_read();
        let mut work = match service.answer(request) {
            Reply::Now(response) => return response,
            Reply::Later(work) => work,
        };
        let before = service.registered().to_vec();
        drop(service);
        let known = before.iter().map(|known| known.target.as_str());
        let asked = target(request);
        self.reader
            .forget(loopback_origins(known.chain(asked.as_deref())));
        self.reader.feed(work.as_mut());
        let mut service = self.service.blocking_write();
        let response = service.settle(*work);
        let after = service.registered().to_vec();
        drop(service);
        if after != before {
            self.state.keep(&after);
        }
        response
    }
}

/// The URL that a request brings, as a location or as the place an entity is said to be from.
fn target(request: &Request) -> Option<String> {
    let body: Value = serde_json::from_slice(&request.body).ok()?;
    let place = body.get("location").and_then(Value::as_str);
    let place = place.and_then(|place| place.strip_prefix("url:"));
    let target = body.get("target").and_then(Value::as_str);
    target.or(place).map(str::to_owned)
}

/// Origins of this machine that may be read since somebody registered something there.
pub(super) fn loopback_origins<'t>(targets: impl Iterator<Item = &'t str>) -> Vec<String> {
    let loopback = targets.filter(|target| remote::is_loopback(target));
    let origins: BTreeSet<String> = loopback.map(remote::origin).collect();
    origins.into_iter().collect()
}
