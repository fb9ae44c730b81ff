//! One client, two transports.

use std::rc::Rc;

use catalog::wire::Urgency;
use leptos::prelude::*;
use serde_json::Value;
use web_sys::AbortSignal;

use super::answer::ask_again;
use super::auth::{Memory, Session, keep_cookies};
use super::config::Backend;
use super::error::Error;
use super::http::Http;
use super::network::{Connection, insist};
use super::permissions::Permissions;
use super::tokens::Tokens;
use super::worker::{Progress, Worker};

/// A request below the base of a plugin of the backend, the catalog unless another is named:
/// `/entities/by-query?limit=20`.
pub(super) struct Request {
    pub(super) plugin: &'static str,
    pub(super) method: Method,
    pub(super) target: String,
    /// JSON, of a POST or PUT.
    pub(super) body: Option<String>,
    /// Whether it changes nothing, and can be sent again.
    pub(super) is_read: bool,
}

/// What a request does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
    Put,
    Delete,
}

impl Method {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

impl Request {
    fn new(method: Method, target: String, body: Option<&Value>) -> Self {
        Self {
            plugin: "catalog",
            method,
            target,
            body: body.map(Value::to_string),
            is_read: method == Method::Get,
        }
    }

    pub(super) fn get(target: String) -> Self {
        Self::new(Method::Get, target, None)
    }

    /// A question that does not fit into an address.
    pub(super) fn question(target: &str, body: &Value) -> Self {
        Self {
            is_read: true,
            ..Self::post(target, body)
        }
    }

    pub(super) fn post(target: &str, body: &Value) -> Self {
        Self::new(Method::Post, target.to_owned(), Some(body))
    }

    pub(super) fn delete(target: String) -> Self {
        Self::new(Method::Delete, target, None)
    }

    /// The same of another plugin.
    pub(super) fn of(self, plugin: &'static str) -> Self {
        Self { plugin, ..self }
    }
}

/// What came back, of whatever status.
#[derive(Clone)]
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
        Err(refusal(self.status, parsed.ok()))
    }

    /// That it was done, whatever was said of it, or the error that the status means.
    pub(super) fn done(self) -> Result<(), Error> {
        if (200..300).contains(&self.status) {
            return Ok(());
        }
        let said = serde_json::from_slice::<Value>(&self.body).ok();
        Err(refusal(self.status, said))
    }
}

fn refusal(status: u16, said: Option<Value>) -> Error {
    // Backstage's error body: {error: {name, message}}.
    let message = said.and_then(|body| {
        let message = body.pointer("/error/message")?.as_str()?;
        Some(message.to_owned())
    });
    Error::from_status(status, message.unwrap_or_default())
}

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
}

impl Client {
    /// Connects to what the configuration names. Must be called under a reactive owner, and lives
    /// as long as that. What earlier visits left is in `memory`. A server is shown `tokens` if there
    /// are any, whatever the configuration says.
    pub fn connect(backend: &Backend, memory: Memory, tokens: Option<Tokens>) -> Self {
        let progress = RwSignal::new(None);
        let Memory {
            sign_ins,
            registered,
            keep_locations,
        } = memory;
        let (session, credentials) = Session::with(backend, tokens, sign_ins);
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
