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

/// Whether the browser believes that it has a network. It is wrong sometimes: a backend on the
/// reader's own machine needs none.
pub(super) fn has_network() -> bool {
    window().navigator().on_line()
}

/// Whether nobody sees the page.
pub(super) fn is_hidden() -> bool {
    document().hidden()
}

impl Network {
    /// The connection, which follows the browser's network from now on until the owner goes. What
    /// failed is asked again when the network is back.
    pub(in crate::api) fn follow(self: &Rc<Self>) -> ReadSignal<Connection> {
        self.has_network.set(has_network());
        self.judge();
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
