//! The requests of the auth backend.

use std::rc::Rc;

use gloo_net::http::Method;
use serde_json::Value;

use super::{Access, User};
use crate::api::config::{Flow, Provider, Server};
use crate::api::error::Error;
use crate::api::network::{Network, Outgoing};
use crate::api::request::Reply;

/// Proves that a script of an allowed origin asks: forms of other sites cannot send it.
const ASKED_BY_SCRIPT: (&str, &str) = ("x-requested-with", "XMLHttpRequest");

/// The auth backend of a server.
#[derive(Clone)]
pub(super) struct Calls {
    base: Rc<str>,
    network: Rc<Network>,
}

/// What a provider says of a session.
pub(super) enum Refreshed {
    /// It goes on.
    Access(Access),
    /// There is none, or none any more; the backend's words.
    Gone(String),
    /// There is no such provider.
    NoProvider,
}

impl Calls {
    pub(super) fn to(server: &Server) -> Self {
        Self {
            base: server.plugin("auth").into(),
            network: Network::to(&server.base),
        }
    }

    /// Where the auth backend is.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// Asks a provider for a token of whoever its cookie names.
    pub(super) async fn refresh(&self, provider: &Provider) -> Result<Refreshed, Error> {
        let mut parameters = Vec::new();
        if provider.flow != Flow::Proxy {
            parameters.push(("optional", ""));
            parameters.push(("env", provider.environment.as_str()));
            parameters.extend(provider.scope.as_deref().map(|scope| ("scope", scope)));
        }
        let url = self.address(&provider.id, "/refresh", &parameters);
        let reply = self
            .network
            .send(self.ask(Method::GET, provider, url), None)
            .await?;
        match reply.status {
            404 if provider.id == "guest" => Ok(Refreshed::NoProvider),
            // That there is no cookie is nothing to tell a stranger.
            401 if provider.flow != Flow::Proxy => Ok(Refreshed::Gone(String::new())),
            401 | 403 | 404 => Ok(Refreshed::Gone(words(reply))),
            _ => {
                let answer = reply.json()?;
                match Access::of_answer(&provider.id, &answer) {
                    Some(access) => Ok(Refreshed::Access(access)),
                    None => Err(Error::Unreadable),
                }
            }
        }
    }

    /// Ends the session with a provider; where to go for the provider's own end of it, if anywhere.
    pub(super) async fn logout(&self, provider: &Provider) -> Result<Option<String>, Error> {
        let parameters = [("env", provider.environment.as_str())];
        let url = self.address(&provider.id, "/logout", &parameters);
        let reply = self
            .network
            .send(self.ask(Method::POST, provider, url), None)
            .await?;
        // Guests and proxies have nothing to end.
        if matches!(reply.status, 404 | 405 | 501) || reply.body.is_empty() {
            return Ok(None);
        }
        if !(200..300).contains(&reply.status) {
            reply.done()?;
            return Ok(None);
        }
        let said: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
        let address = said.get("logoutUrl").and_then(Value::as_str);
        Ok(address
            .filter(|address| is_safe(address))
            .map(str::to_owned))
    }

    /// Who a token is for; nobody where it is a service's.
    pub(super) async fn user(&self, token: &str) -> Result<Option<User>, Error> {
        let mut asked = Outgoing::get([&self.base, "/v1/userinfo"].concat());
        let bearer = ["Bearer ", token].concat();
        asked.headers.push(("authorization", bearer));
        let reply = self.network.send(asked, None).await?;
        match reply.status {
            401 | 403 | 404 => Ok(None),
            _ => Ok(User::of_claims(&reply.json()?)),
        }
    }

    /// Where a provider's own page is asked for.
    pub(super) fn start(&self, provider: &Provider, more: &[(&str, &str)]) -> String {
        let mut parameters = vec![("env", provider.environment.as_str())];
        parameters.extend(provider.scope.as_deref().map(|scope| ("scope", scope)));
        parameters.extend(more);
        self.address(&provider.id, "/start", &parameters)
    }

    fn address(&self, provider: &str, path: &str, parameters: &[(&str, &str)]) -> String {
        let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
        let mut address = [&self.base, "/", &encode(provider), path].concat();
        for (index, (key, value)) in parameters.iter().enumerate() {
            address.push(if index == 0 { '?' } else { '&' });
            address.push_str(key);
            if !value.is_empty() {
                address.push('=');
                address.push_str(&encode(value));
            }
        }
        address
    }

    fn ask(&self, method: Method, provider: &Provider, url: String) -> Outgoing {
        let mut asked = Outgoing::get(url);
        asked.is_read = method == Method::GET;
        asked.method = method;
        // A guest has no cookie, and without any of this needs no leave of another origin's server.
        if provider.id != "guest" {
            let (name, value) = ASKED_BY_SCRIPT;
            asked.headers.push((name, value.to_owned()));
            asked.with_cookies = true;
        }
        asked
    }
}

/// What the backend says of a refusal.
fn words(reply: Reply) -> String {
    let said: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
    let message = said.pointer("/error/message").and_then(Value::as_str);
    message.unwrap_or_default().to_owned()
}

/// Whether a provider may send the reader there (the stock front end's rule).
fn is_safe(address: &str) -> bool {
    let Ok(url) = web_sys::Url::new(address) else {
        return false;
    };
    url.protocol() == "https:"
        || url.protocol() == "http:" && matches!(url.hostname().as_str(), "localhost" | "127.0.0.1")
}
