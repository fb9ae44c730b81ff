//! Requests over the network.

use std::rc::Rc;
use std::sync::Arc;

use async_lock::Mutex;
use catalog::wire::Urgency;
use gloo_net::http::Method;
use serde_json::Value;
use web_sys::AbortSignal;

use super::auth::{Session, Standing, User};
use super::client::{self, Reply, Request};
use super::config::{Auth, Server};
use super::error::Error;
use super::network::{Network, Outgoing};
use super::tokens::Tokens;

/// A server, and how it knows who asks.
pub(super) struct Http {
    server: Server,
    network: Rc<Network>,
    /// Asked in place of what the server's `auth` says.
    tokens: Option<Tokens>,
    /// Locked while a sign-in is under way: requests that come meanwhile wait for it.
    held: Mutex<Held>,
    session: Session,
}

/// A token, `None` where requests carry none. Tokens are told apart by the number of sign-ins.
#[derive(Clone, Default)]
struct Held {
    token: Option<String>,
    sign_ins: u32,
}

impl Http {
    pub(super) fn new(server: Server, tokens: Option<Tokens>, session: Session) -> Self {
        let token = match &server.auth {
            Auth::Token(token) => Some(token.clone()),
            Auth::None | Auth::Providers(_) => None,
        };
        Self {
            network: Network::to(&server.base),
            server,
            tokens,
            held: Mutex::new(Held { token, sign_ins: 0 }),
            session,
        }
    }

    /// Sends a request to the catalog. Whose token has run out gets a new one, once, where there are
    /// any.
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

    /// Where the server is, without a trailing slash.
    pub(super) fn base(&self) -> &str {
        &self.server.base
    }

    /// Sends with the token of the session, and once more if that has run out and another can
    /// be had. What is sent
    /// comes back with its status.
    pub(super) async fn with_session<T, E: From<Error>>(
        &self,
        signal: Option<&AbortSignal>,
        send: impl AsyncFn(Option<&str>) -> Result<(u16, T), E>,
    ) -> Result<T, E> {
        let held = self.signed_in(0, signal).await?;
        let (status, reply) = send(held.token.as_deref()).await?;
        if status == 401 && self.can_sign_in() {
            let held = self.signed_in(held.sign_ins, signal).await?;
            return Ok(send(held.token.as_deref()).await?.1);
        }
        Ok(reply)
    }

    /// Whether there is another token when one has run out.
    fn can_sign_in(&self) -> bool {
        self.tokens.is_some() || matches!(self.server.auth, Auth::Providers(_))
    }

    /// The session, newer than that of so many sign-ins where one can sign in.
    async fn signed_in(&self, sign_ins: u32, signal: Option<&AbortSignal>) -> Result<Held, Error> {
        let mut held = self.held.lock().await;
        if self.can_sign_in() && held.sign_ins <= sign_ins {
            *held = Held {
                token: self.sign_in(signal).await?,
                sign_ins: sign_ins + 1,
            };
        }
        Ok(held.clone())
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
                client::Method::Get => Method::GET,
                client::Method::Post => Method::POST,
                client::Method::Put => Method::PUT,
                client::Method::Delete => Method::DELETE,
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

    /// Asks the embedding page for a token, else the guest provider (`auth-backend`,
    /// `/{provider}/refresh`). Where there is no such provider requests go without one, and the catalog says what it thinks of that.
    async fn sign_in(&self, signal: Option<&AbortSignal>) -> Result<Option<String>, Error> {
        if let Some(tokens) = &self.tokens {
            return tokens.ask(&self.server.base).await;
        }
        let Auth::Providers(providers) = &self.server.auth else {
            return Ok(None);
        };
        let Some(provider) = providers.first() else {
            return Ok(None);
        };
        let url = [&self.server.plugin("auth"), "/", &provider.id, "/refresh"].concat();
        let reply = self.network.send(Outgoing::get(url), signal).await?;
        if reply.status == 404 {
            self.session.set(Standing::Anonymous);
            return Ok(None);
        }
        let answer = reply.json()?;
        let token = answer
            .pointer("/backstageIdentity/token")
            .and_then(Value::as_str)
            .ok_or(Error::Unreadable)?;
        self.session
            .set(match User::of_answer(&provider.id, &answer) {
                Some(user) => Standing::SignedIn(Arc::new(user)),
                None => Standing::Anonymous,
            });
        Ok(Some(token.to_owned()))
    }
}
