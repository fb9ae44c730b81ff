//! One client, two transports.

use std::rc::Rc;

use leptos::prelude::*;
use serde_json::Value;
use web_sys::AbortSignal;

use super::config::Backend;
use super::error::Error;
use super::http::Http;
use super::worker::{Progress, Worker};

/// A request below the catalog's base: `/entities/by-query?limit=20`, with a JSON body if it is
/// a POST.
pub(super) struct Request {
    pub(super) target: String,
    pub(super) body: Option<String>,
}

impl Request {
    pub(super) fn method(&self) -> &'static str {
        if self.body.is_some() { "POST" } else { "GET" }
    }
}

/// What came back, of whatever status.
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
}

impl Reply {
    /// The JSON of a good answer, or the error that the status means.
    pub(super) fn json(self) -> Result<Value, Error> {
        let parsed = serde_json::from_slice::<Value>(&self.body);
        if (200..300).contains(&self.status) {
            return parsed.map_err(|_| Error::Unreadable);
        }
        // Backstage's error body: {error: {name, message}}.
        let message = parsed.ok().and_then(|body| {
            let message = body.pointer("/error/message")?.as_str()?;
            Some(message.to_owned())
        });
        Err(Error::from_status(self.status, message.unwrap_or_default()))
    }
}

enum Transport {
    Http(Http),
    Worker(Worker),
    /// The worker could not even be started.
    Broken(Error),
}

/// A handle to the configured backend, to be copied wherever it is needed.
#[derive(Clone, Copy)]
pub struct Client {
    transport: StoredValue<Rc<Transport>, LocalStorage>,
    embedded: bool,
    progress: RwSignal<Option<Progress>>,
}

impl Client {
    /// Connects to what the configuration names. Must be called under a reactive owner, and lives
    /// as long as that. The embedded catalog reads the locations in `registered` too; `keep` gets
    /// that text whenever it changes, for the next start.
    pub fn connect(backend: &Backend, registered: &str, keep: fn(&str)) -> Self {
        let progress = RwSignal::new(None);
        let transport = match backend {
            Backend::Http(base, auth) => Transport::Http(Http::new(base.clone(), auth.clone())),
            Backend::Embedded(locations) => {
                match Worker::start(locations, registered, keep, progress) {
                    Ok(worker) => Transport::Worker(worker),
                    Err(error) => Transport::Broken(error),
                }
            }
        };
        Self {
            transport: StoredValue::new_local(Rc::new(transport)),
            embedded: matches!(backend, Backend::Embedded(_)),
            progress,
        }
    }

    /// How far the embedded catalog is with reading its files, while it does.
    pub fn progress(self) -> ReadSignal<Option<Progress>> {
        self.progress.read_only()
    }

    /// Whether the catalog runs in this browser, and so can say what it could not read.
    pub fn is_embedded(self) -> bool {
        self.embedded
    }

    pub(super) async fn send(
        self,
        request: Request,
        signal: Option<AbortSignal>,
    ) -> Result<Value, Error> {
        let Some(transport) = self.transport.try_get_value() else {
            return Err(Error::Aborted);
        };
        let reply = match &*transport {
            Transport::Http(http) => http.send(&request, signal.as_ref()).await?,
            Transport::Worker(worker) => worker.send(&request).await?,
            Transport::Broken(error) => return Err(error.clone()),
        };
        reply.json()
    }
}

/// The client of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_client() -> Client {
    expect_context()
}
