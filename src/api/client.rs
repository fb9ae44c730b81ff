//! One client, two transports.

use std::rc::Rc;

use catalog::wire::Urgency;
use leptos::prelude::*;
use serde_json::Value;
use web_sys::AbortSignal;

use super::answer::ask_again;
use super::auth::{Memory, Session, keep_cookies};
use super::capabilities::Capabilities;
use super::catalog::Readings;
use super::config::Backend;
use super::error::Error;
use super::http::Http;
use super::network::{Connection, insist};
use super::permissions::Permissions;
use super::request::{Method, Reply, Request};
use super::tokens::Tokens;
use super::worker::{Progress, Worker};

pub(super) enum Transport {
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
    connection: ReadSignal<Connection>,
    urgency: Urgency,
    session: Session,
    permissions: Permissions,
    progress: RwSignal<Option<Progress>>,
    has_answered: RwSignal<bool>,
    pub(super) capabilities: Capabilities,
    /// What was read of a catalog that has no lists of its own.
    pub(super) readings: Readings,
}

impl Client {
    /// Connects to what the configuration names. Must be called under a reactive owner, and lives
    /// as long as that. What earlier visits left is in `memory`. A server is shown `tokens` if there
    /// are any, whatever the configuration says.
    pub fn connect(backend: &Backend, memory: Memory, tokens: Option<Tokens>) -> Self {
        let progress = RwSignal::new(None);
        let Memory {
            notes,
            registered,
            keep_locations,
        } = memory;
        let (session, credentials) = Session::with(backend, tokens, notes);
        let transport = match (backend, credentials) {
            (Backend::Http(server), Some(credentials)) => {
                keep_cookies(server, &credentials);
                Transport::Http(Http::new(server.clone(), credentials))
            }
            (Backend::Http(_), None) => Transport::Broken(Error::Aborted),
            (Backend::Embedded(locations), _) => {
                match Worker::start(locations, &registered, keep_locations, progress) {
                    Ok(worker) => Transport::Worker(worker),
                    Err(error) => Transport::Broken(error),
                }
            }
        };
        let connection = match &transport {
            Transport::Http(http) => http.network().follow(),
            Transport::Worker(_) | Transport::Broken(_) => signal(Connection::Online).0,
        };
        let has_policy = matches!(backend, Backend::Http(server) if server.permissions);
        let transport = Rc::new(transport);
        let ending = StoredValue::new_local(Rc::clone(&transport));
        on_cleanup(move || {
            // Questions that nobody will answer any more would keep the worker for ever.
            if let Some(Transport::Worker(worker)) = ending.try_get_value().as_deref() {
                worker.end();
            }
        });
        Self {
            transport: StoredValue::new_local(transport),
            embedded: matches!(backend, Backend::Embedded(_)),
            connection,
            urgency: Urgency::Seen,
            session,
            permissions: Permissions::of(has_policy, session),
            progress,
            has_answered: RwSignal::new(false),
            capabilities: Capabilities::of(backend, notes),
            readings: Readings::new_local(Vec::new()),
        }
    }

    /// How the backend knows the reader.
    pub fn session(self) -> Session {
        self.session
    }

    /// Whether there is anybody to ask; the embedded catalog always is.
    pub fn connection(self) -> ReadSignal<Connection> {
        self.connection
    }

    /// The same client for questions that can wait until everything seen has been answered.
    pub fn in_background(self) -> Self {
        Self {
            urgency: Urgency::Background,
            ..self
        }
    }

    /// What is asked next is asked at once, even of a backend that is being left alone: a reader wants
    /// it.
    pub fn insist(self) {
        insist();
    }

    /// What is known of what the reader may do.
    pub(super) fn permissions(self) -> Permissions {
        self.permissions
    }

    /// How far the embedded catalog is with reading its files, while it does.
    pub fn progress(self) -> ReadSignal<Option<Progress>> {
        self.progress.read_only()
    }

    /// Whether the first question has been answered, well or not: what is less urgent can begin.
    pub fn has_answered(self) -> ReadSignal<bool> {
        self.has_answered.read_only()
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
        self.reply(request, signal).await?.json()
    }

    /// Sends a request that changes the catalog. Once it is done, everything on screen is asked
    /// again. Leaving the page does not take it back.
    pub(super) async fn change(self, request: Request) -> Result<Reply, Error> {
        let reply = self.reply(request, None).await?;
        if (200..300).contains(&reply.status) {
            self.readings.try_update_value(Vec::clear);
            ask_again();
        }
        Ok(reply)
    }

    pub(super) async fn reply(
        self,
        request: Request,
        signal: Option<AbortSignal>,
    ) -> Result<Reply, Error> {
        let is_of_catalog = request.plugin == "catalog";
        // Rehearsals too, which are questions, are of what was offered.
        let is_offered = is_of_catalog && request.method != Method::Get;
        let reply = match &*self.transport()? {
            Transport::Http(http) => http.send(&request, self.urgency, signal.as_ref()).await,
            Transport::Worker(worker) => worker.send(&request).await,
            Transport::Broken(error) => Err(error.clone()),
        };
        if is_of_catalog && !self.has_answered.try_get_untracked().unwrap_or(true) {
            self.has_answered.try_set(true);
        }
        if is_of_catalog && matches!(&reply, Ok(reply) if (200..300).contains(&reply.status)) {
            self.capabilities.has_answered(&request);
        }
        if is_offered && matches!(&reply, Ok(reply) if reply.status == 403) {
            self.permissions.doubt();
        }
        reply
    }

    /// What carries requests, while the portal lives.
    pub(super) fn transport(self) -> Result<Rc<Transport>, Error> {
        self.transport.try_get_value().ok_or(Error::Aborted)
    }
}

/// The client of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_client() -> Client {
    expect_context()
}
