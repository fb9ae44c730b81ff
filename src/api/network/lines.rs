//! The lines to the plugins of a backend, and what was heard of each last.
//!
//! Every plugin has one of its own: behind a proxy, or by `discovery.endpoints`, each may be another
//! server, and one that is down must not keep the others from being asked.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use catalog::wire::{Line, Trouble, Urgency, Verdict};
use futures_channel::oneshot::{Receiver, Sender, channel};

use super::Outgoing;
use crate::api::error::Error;
use crate::api::request::Reply;

/// Plugins without which there is no catalog to see.
const ESSENTIAL: [&str; 2] = ["catalog", "auth"];

thread_local! {
    // Whoever lets readers try again need not know what will be asked.
    static INSISTED: Cell<u32> = const { Cell::new(0) };
}

/// The next attempt on every line is made at once: a reader wants it.
pub(in crate::api) fn insist() {
    INSISTED.set(INSISTED.get().wrapping_add(1));
}

/// How often readers have insisted: what was believed before the last time may be doubted.
pub(in crate::api) fn insisted() -> u32 {
    INSISTED.get()
}

#[derive(Default)]
pub(super) struct Lines {
    known: RefCell<Vec<Known>>,
    insisted: Cell<u32>,
}

struct Known {
    plugin: &'static str,
    line: Line,
    /// What came of the last attempt that failed.
    last: Result<Reply, Error>,
    /// The last question that failed and can be asked again.
    read: Option<Rc<Outgoing>>,
    waiting: Vec<Sender<()>>,
    is_watched: bool,
}

/// How a line stands, for who watches it until it is there again.
pub(super) enum Watch {
    /// Nobody has to.
    Over,
    /// Come again after so many milliseconds.
    Rest(f64),
    /// Ask this.
    Ask(Rc<Outgoing>),
}

/// What somebody who wants to ask has to do.
pub(super) enum Turn {
    Go,
    Wait(f64, Receiver<()>),
    Refuse(Result<Reply, Error>),
}

impl Lines {
    pub(super) fn admit(&self, plugin: &'static str, urgency: Urgency) -> Turn {
        self.hear_insisting();
        self.with(plugin, |known| {
            match known.line.admit(js_sys::Date::now(), urgency) {
                Verdict::Go => Turn::Go,
                Verdict::Refuse => Turn::Refuse(known.last.clone()),
                Verdict::Wait(wait) => {
                    let (tell, told) = channel();
                    known.waiting.push(tell);
                    Turn::Wait(wait, told)
                }
            }
        })
    }

    /// What was heard last.
    pub(super) fn last(&self, plugin: &'static str) -> Result<Reply, Error> {
        self.with(plugin, |known| known.last.clone())
    }

    /// An answer came. Whether the line had been given up.
    pub(super) fn answered(&self, plugin: &'static str) -> bool {
        self.with(plugin, |known| {
            known.tell();
            known.read = None;
            known.line.answered()
        })
    }

    /// Whoever asked has left before there was an answer.
    pub(super) fn withdrawn(&self, plugin: &'static str) {
        self.with(plugin, |known| {
            known.tell();
            known.line.withdrawn();
        });
    }

    /// An attempt that began then came to this. Whether somebody has to watch the line from now on.
    pub(super) fn failed(
        &self,
        outgoing: &Rc<Outgoing>,
        began: f64,
        trouble: Trouble,
        came: &Result<Reply, Error>,
    ) -> bool {
        self.with(outgoing.plugin, |known| {
            let (now, chance) = (js_sys::Date::now(), js_sys::Math::random());
            known
                .line
                .failed(began, now, trouble.left_alone_for(), chance);
            known.last = came.clone();
            if outgoing.is_read {
                known.read = Some(Rc::clone(outgoing));
            }
            known.tell();
            let begins = known.line.is_given_up() && known.read.is_some() && !known.is_watched;
            known.is_watched |= begins;
            begins
        })
    }

    /// How the line stands; `rests` while nobody should ask by themselves.
    pub(super) fn watch(&self, plugin: &'static str, rests: bool) -> Watch {
        self.with(plugin, |known| {
            let now = js_sys::Date::now();
            let read = known.read.clone().filter(|_| known.line.is_given_up());
            let Some(read) = read else {
                known.is_watched = false;
                return Watch::Over;
            };
            if rests || now < known.line.next() {
                return Watch::Rest(known.line.next() - now);
            }
            match known.line.admit(now, Urgency::Background) {
                Verdict::Go => Watch::Ask(read),
                Verdict::Wait(wait) => Watch::Rest(wait),
                Verdict::Refuse => Watch::Rest(0.0),
            }
        })
    }

    /// Whether there is a line that nothing can do without, and nobody answers.
    pub(super) fn is_cut(&self) -> bool {
        self.known.borrow().iter().any(|known| {
            ESSENTIAL.contains(&known.plugin) && known.line.is_given_up() && !known.line.is_busy()
        })
    }

    fn hear_insisting(&self) {
        let insisted = INSISTED.get();
        if self.insisted.replace(insisted) != insisted {
            for known in self.known.borrow_mut().iter_mut() {
                known.line.insist();
                known.tell();
            }
        }
    }

    fn with<T>(&self, plugin: &'static str, act: impl FnOnce(&mut Known) -> T) -> T {
        let mut all = self.known.borrow_mut();
        let place = match all.iter().position(|known| known.plugin == plugin) {
            Some(place) => place,
            None => {
                all.push(Known {
                    plugin,
                    line: Line::default(),
                    last: Err(Error::Offline),
                    read: None,
                    waiting: Vec::new(),
                    is_watched: false,
                });
                all.len() - 1
            }
        };
        act(&mut all[place])
    }
}

impl Known {
    /// Those who wait look again.
    fn tell(&mut self) {
        for waiting in self.waiting.drain(..) {
            // Some have left.
            let _ = waiting.send(());
        }
    }
}
