//! Whether there is anybody to ask.

use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;

use super::Network;
use super::lines::insist;
use crate::api::answer::recover;

/// How a backend is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// As far as anybody knows it is there.
    Online,
    /// The browser has no network.
    Offline,
    /// There is a network, and the backend has not answered for a while. It is asked now and then.
    Unreachable,
}

/// Whether the browser believes that it has a network.
pub(super) fn has_network() -> bool {
    window().navigator().on_line()
}

/// Whether a backend is on the reader's own machine, which takes no network.
pub(super) fn is_near(base: &str) -> bool {
    let host = web_sys::Url::new(base).map(|url| url.hostname());
    host.is_ok_and(|host| host == "localhost" || host == "[::1]" || host.starts_with("127."))
}

/// Whether nobody sees the page.
pub(super) fn is_hidden() -> bool {
    document().hidden()
}

impl Network {
    /// The connection, which follows the browser's network from now on until the owner goes: what it
    /// says when that changes, and when something has failed. What failed is asked again when the
    /// network is back.
    pub(in crate::api) fn follow(self: &Rc<Self>) -> ReadSignal<Connection> {
        let network = StoredValue::new_local(Rc::clone(self));
        let look = move |has_network: bool| {
            let Some(network) = network.try_get_value() else {
                return;
            };
            network.has_network.set(has_network);
            network.judge();
            if has_network {
                insist();
                recover();
            }
        };
        let on = window_event_listener(ev::online, move |_| look(true));
        let off = window_event_listener(ev::offline, move |_| look(false));
        on_cleanup(move || {
            on.remove();
            off.remove();
        });
        RwSignal::from(self.connection.clone()).read_only()
    }

    /// Says how it stands, if that has changed.
    pub(super) fn judge(&self) {
        let connection = match (self.has_network.get(), self.lines.is_cut()) {
            (false, _) => Connection::Offline,
            (true, true) => Connection::Unreachable,
            (true, false) => Connection::Online,
        };
        if self.connection.get_untracked() != connection {
            self.connection.set(connection);
        }
    }
}
