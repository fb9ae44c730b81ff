//! The wire: how a backend is asked over a network that fails.
//!
//! Of all questions to a backend at most six are on their way, those that somebody looks at first
//! ([`queue`]); the same question is on its way once ([`sharing`]); what can be asked again is, and a
//! backend that is down is left alone and watched until it is back ([`lines`], by the rules of
//! [`catalog::wire`]). What comes back is revalidated by the browser's own cache: wherever Backstage
//! sends an `ETag`, asking again costs a 304.

mod begun;
mod connection;
mod fetch;
mod lines;
mod queue;
mod sharing;
mod wait;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use catalog::wire::{PATIENCE, Trouble, Urgency};
use futures_util::future::select;
use gloo_net::http::Method;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::AbortSignal;

pub use self::connection::Connection;
use self::connection::{has_network, is_hidden, is_near};
pub use self::fetch::{Unread, read_file};
use self::lines::{Lines, Turn, Watch};
pub(super) use self::lines::{insist, insisted};
use self::queue::{Place, Queue};
use self::sharing::Sharing;
use self::wait::{sleep, unless_left};
use super::answer::recover;
use super::error::Error;
use super::request::Reply;

/// How often a line is looked at that is watched, at most, in milliseconds.
const LOOK: f64 = 1_000.0;

/// A request as it goes over the wire.
pub(super) struct Outgoing {
    /// The plugin of the backend that is asked, or another name for a line of its own.
    pub(super) plugin: &'static str,
    pub(super) method: Method,
    pub(super) url: String,
    pub(super) headers: Vec<(&'static str, String)>,
    /// JSON.
    pub(super) body: Option<String>,
    /// Whether it can be sent twice without doing anything twice. Its answer is JSON.
    pub(super) is_read: bool,
    /// Whether cookies of the server go along and may be set.
    pub(super) with_cookies: bool,
    pub(super) urgency: Urgency,
}

impl Outgoing {
    /// Reads a URL of the auth backend.
    pub(super) fn get(url: String) -> Self {
        Self {
            plugin: "auth",
            method: Method::GET,
            url,
            headers: Vec::new(),
            body: None,
            is_read: true,
            with_cookies: false,
            urgency: Urgency::Seen,
        }
    }

    /// What has to be the same for one answer to be good for two.
    fn question(&self) -> String {
        let headers = self.headers.iter();
        let headers = headers.flat_map(|(name, value)| [*name, value]);
        let flags = match (self.urgency, self.with_cookies) {
            (Urgency::Seen, false) => "seen",
            (Urgency::Seen, true) => "seen, cookies",
            (Urgency::Background, false) => "background",
            (Urgency::Background, true) => "background, cookies",
        };
        let body = self.body.as_deref().unwrap_or_default();
        let parts = [flags, self.method.as_ref(), &self.url];
        let parts: Vec<&str> = parts.into_iter().chain(headers).chain([body]).collect();
        parts.join("\n")
    }
}

thread_local! {
    // A backend is one, whoever asks it: its sign-in, its plugins, several parts of an embedding page.
    static NETWORKS: RefCell<Vec<(String, Weak<Network>)>> = const { RefCell::new(Vec::new()) };
}

/// The way to one backend.
pub(super) struct Network {
    queue: Rc<Queue>,
    sharing: Rc<Sharing>,
    lines: Lines,
    has_network: Cell<bool>,
    is_near: bool,
    connection: ArcRwSignal<Connection>,
}

impl Network {
    /// The way to the backend with this address.
    pub(super) fn to(base: &str) -> Rc<Self> {
        NETWORKS.with_borrow_mut(|networks| {
            networks.retain(|(_, network)| network.strong_count() > 0);
            let known = networks.iter().find(|(known, _)| known == base);
            known
                .and_then(|(_, network)| network.upgrade())
                .unwrap_or_else(|| {
                    let network = Rc::new(Self::new(base));
                    networks.push((base.to_owned(), Rc::downgrade(&network)));
                    network
                })
        })
    }

    fn new(base: &str) -> Self {
        Self {
            queue: Rc::default(),
            sharing: Rc::default(),
            lines: Lines::default(),
            has_network: Cell::new(true),
            is_near: is_near(base),
            connection: ArcRwSignal::new(Connection::Online),
        }
    }

    /// Sends a request and reads the whole answer. A question may be sent several times, and one
    /// answer may be for several who ask the same.
    pub(super) async fn send(
        self: &Rc<Self>,
        outgoing: Outgoing,
        signal: Option<&AbortSignal>,
    ) -> Result<Reply, Error> {
        let outgoing = Rc::new(outgoing);
        if !outgoing.is_read {
            let reply = self.persist(&outgoing, signal).await;
            self.sharing.close();
            return reply;
        }
        let network = Rc::clone(self);
        let question = outgoing.question();
        let begin = |signal| async move { network.persist(&outgoing, Some(&signal)).await };
        self.sharing.join(question, signal, begin).await
    }

    /// Waits for a place among the questions that nobody looks at.
    pub(super) async fn place(&self, signal: &AbortSignal) -> Result<Place, Error> {
        self.queue.place(Urgency::Background, Some(signal)).await
    }

    async fn persist(
        self: &Rc<Self>,
        outgoing: &Rc<Outgoing>,
        signal: Option<&AbortSignal>,
    ) -> Result<Reply, Error> {
        let began = js_sys::Date::now();
        let mut attempts = 0;
        loop {
            // What a reader does is always tried, and never goes ahead of others.
            let is_free = attempts == 0 && !outgoing.is_read;
            let place = match is_free {
                true => self.queue.place(outgoing.urgency, signal).await?,
                false => match self.turn(outgoing, began, signal).await? {
                    Ok(place) => place,
                    Err(last) => return last,
                },
            };
            let (came, trouble) = self.attempt(outgoing, signal).await;
            drop(place);
            attempts += 1;
            let under_way = js_sys::Date::now() - began;
            let is_worth_another = trouble.is_some_and(|trouble| {
                self.has_network.get()
                    && trouble.is_worth_another(attempts, under_way, outgoing.is_read)
            });
            if !is_worth_another {
                return came;
            }
        }
    }

    /// Waits for a place, and for the line if it is broken; or what to tell whoever asks.
    async fn turn(
        &self,
        outgoing: &Outgoing,
        began: f64,
        signal: Option<&AbortSignal>,
    ) -> Result<Result<Place, Result<Reply, Error>>, Error> {
        loop {
            let place = self.queue.place(outgoing.urgency, signal).await?;
            let (wait, changed) = match self.lines.admit(outgoing.plugin, outgoing.urgency) {
                Turn::Go => return Ok(Ok(place)),
                Turn::Refuse(last) => return Ok(Err(last)),
                Turn::Wait(wait, changed) => (wait, changed),
            };
            drop(place);
            if js_sys::Date::now() - began + wait > PATIENCE {
                return Ok(Err(self.lines.last(outgoing.plugin)));
            }
            let rest = std::pin::pin!(sleep(wait));
            unless_left(signal, select(rest, changed)).await?;
        }
    }

    /// One attempt, of which the line hears.
    async fn attempt(
        self: &Rc<Self>,
        outgoing: &Rc<Outgoing>,
        signal: Option<&AbortSignal>,
    ) -> (Result<Reply, Error>, Option<Trouble>) {
        let began = js_sys::Date::now();
        let (came, trouble) = fetch::attempt(outgoing, signal).await;
        if came.is_err() && !self.is_near && !has_network() {
            self.has_network.set(false);
        }
        let came = match came {
            Err(Error::Offline) if !self.has_network.get() => Err(Error::Disconnected),
            came => came,
        };
        match trouble {
            Some(trouble) if self.has_network.get() => {
                if self.lines.failed(outgoing, began, trouble, &came) {
                    self.watch(outgoing.plugin);
                }
            }
            None if came.is_ok() => {
                let is_kept = came.as_ref().is_ok_and(|reply| reply.is_kept);
                self.has_network.set(!is_kept);
                if self.lines.answered(outgoing.plugin) {
                    recover();
                }
            }
            _ => self.lines.withdrawn(outgoing.plugin),
        }
        self.judge();
        (came, trouble)
    }

    /// Asks now and then what failed last, until an answer comes or nobody needs the backend. A page
    /// that nobody sees, or a browser without a network, waits.
    fn watch(self: &Rc<Self>, plugin: &'static str) {
        let network = Rc::downgrade(self);
        spawn_local(async move {
            let mut rest = 0.0;
            loop {
                sleep(f64::max(rest, LOOK)).await;
                let Some(network) = network.upgrade() else {
                    return;
                };
                let rests = is_hidden() || !network.has_network.get();
                rest = match network.lines.watch(plugin, rests) {
                    Watch::Over => return,
                    Watch::Rest(rest) => rest,
                    Watch::Ask(outgoing) => {
                        let _place = network.queue.place(Urgency::Seen, None).await;
                        // The line hears of it, and nobody else.
                        let _ = network.attempt(&outgoing, None).await;
                        0.0
                    }
                };
            }
        });
    }
}
