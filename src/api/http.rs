//! Requests to a server, with what it wants to see of whoever asks.

use std::rc::Rc;

use catalog::wire::Urgency;
use gloo_net::http::Method;
use web_sys::AbortSignal;

use super::auth::Credentials;
use super::config::Server;
use super::error::Error;
use super::network::{Network, Outgoing};
use super::request::{self, Reply, Request};

/// A server, and how it knows who asks.
pub(super) struct Http {
    server: Server,
    network: Rc<Network>,
    credentials: Rc<Credentials>,
}

impl Http {
    pub(super) fn new(server: Server, credentials: Rc<Credentials>) -> Self {
        Self {
            network: Network::to(&server.base),
            server,
            credentials,
        }
    }

    /// Sends a request to a plugin of the backend.
    pub(super) async fn send(
        &self,
        request: &Request,
        urgency: Urgency,
        signal: Option<&AbortSignal>,
    ) -> Result<Reply, Error> {
        self.with_session(signal, async |token| {
            let reply = self.send_once(request, urgency, token, signal).await?;
            Ok((reply.status, reply))
        })
        .await
    }

    /// The way to the server.
    pub(super) fn network(&self) -> &Rc<Network> {
        &self.network
    }

    /// Where a path of the server is.
    pub(super) fn address(&self, path: &str) -> String {
        self.server.address(path)
    }

    /// Sends with the token of the session, and once more if that was refused and another can be had.
    /// What is sent comes back with its status.
    pub(super) async fn with_session<T, E: From<Error>>(
        &self,
        signal: Option<&AbortSignal>,
        send: impl AsyncFn(Option<&str>) -> Result<(u16, T), E>,
    ) -> Result<T, E> {
        let held = self.credentials.held(signal).await?;
        let (status, reply) = send(held.token()).await?;
        if status != 401 {
            self.credentials.proves(&held);
        } else if self.credentials.can_be_renewed(&held) {
            let held = self.credentials.after(&held, signal).await?;
            let (status, reply) = send(held.token()).await?;
            if status != 401 {
                self.credentials.proves(&held);
            }
            return Ok(reply);
        }
        Ok(reply)
    }

    async fn send_once(
        &self,
        request: &Request,
        urgency: Urgency,
        token: Option<&str>,
        signal: Option<&AbortSignal>,
    ) -> Result<Reply, Error> {
        let mut headers = vec![("accept", "application/json".to_owned())];
        if let Some(token) = token {
            headers.push(("authorization", ["Bearer ", token].concat()));
        }
        let outgoing = Outgoing {
            plugin: request.plugin,
            method: match request.method {
                request::Method::Get => Method::GET,
                request::Method::Post => Method::POST,
                request::Method::Put => Method::PUT,
                request::Method::Delete => Method::DELETE,
            },
            url: [&self.server.plugin(request.plugin), request.target.as_str()].concat(),
            headers,
            body: request.body.clone(),
            is_read: request.is_read,
            with_cookies: false,
            urgency,
        };
        self.network.send(outgoing, signal).await
    }
}
