//! Requests over the network.

use std::cell::RefCell;

use gloo_net::http::{Method, RequestBuilder, Response};
use serde_json::Value;
use web_sys::AbortSignal;

use super::client::{Reply, Request};
use super::config::Auth;
use super::error::Error;

/// How long a request may take, in milliseconds: longer than any healthy catalog, shorter than a
/// reader's patience.
const TIMEOUT_MS: u32 = 30_000;

/// A server, and the token it gave.
pub(super) struct Http {
    base: String,
    auth: Auth,
    token: RefCell<Option<String>>,
}

impl Http {
    pub(super) fn new(base: String, auth: Auth) -> Self {
        let token = match &auth {
            Auth::Token(token) => Some(token.clone()),
            Auth::None | Auth::Guest => None,
        };
        Self {
            base,
            auth,
            token: RefCell::new(token),
        }
    }

    /// Sends a request to the catalog. A guest whose token has run out gets a new one, once.
    pub(super) async fn send(
        &self,
        request: &Request,
        signal: Option<&AbortSignal>,
    ) -> Result<Reply, Error> {
        let had_token = self.token.borrow().is_some();
        if self.auth == Auth::Guest && !had_token {
            self.sign_in(signal).await?;
        }
        let reply = self.send_once(request, signal).await?;
        if reply.status == 401 && self.auth == Auth::Guest && had_token {
            self.sign_in(signal).await?;
            return self.send_once(request, signal).await;
        }
        Ok(reply)
    }

    async fn send_once(
        &self,
        request: &Request,
        signal: Option<&AbortSignal>,
    ) -> Result<Reply, Error> {
        let url = [&self.base, "/api/catalog", &request.target].concat();
        let mut builder = RequestBuilder::new(&url)
            .method(if request.body.is_some() {
                Method::POST
            } else {
                Method::GET
            })
            .header("accept", "application/json");
        if let Some(token) = self.token.borrow().as_deref() {
            builder = builder.header("authorization", &["Bearer ", token].concat());
        }
        let response = match &request.body {
            None => fetch(builder, signal).await?,
            Some(body) => {
                let builder = builder.header("content-type", "application/json");
                fetch_body(builder, body, signal).await?
            }
        };
        read_reply(response).await
    }

    /// Asks the guest provider for a token (`auth-backend`, `/{provider}/refresh`).
    async fn sign_in(&self, signal: Option<&AbortSignal>) -> Result<(), Error> {
        let url = [&self.base, "/api/auth/guest/refresh"].concat();
        let builder = RequestBuilder::new(&url)
            .method(Method::GET)
            .header("x-requested-with", "XMLHttpRequest");
        let reply = read_reply(fetch(builder, signal).await?).await?;
        if reply.status == 404 {
            return Err(Error::SessionExpired);
        }
        let answer = reply.json()?;
        let token = answer
            .pointer("/backstageIdentity/token")
            .and_then(Value::as_str)
            .ok_or(Error::Unreadable)?;
        self.token.replace(Some(token.to_owned()));
        Ok(())
    }
}

/// Reads a file of the site. The error is a sentence.
pub(super) async fn read(url: &str) -> Result<Vec<u8>, String> {
    let response = fetch(RequestBuilder::new(url), None)
        .await
        .map_err(|error| error.title().to_owned())?;
    if !response.ok() {
        return Err(["the server answered ", &response.status().to_string()].concat());
    }
    response.binary().await.map_err(|error| error.to_string())
}

async fn fetch(builder: RequestBuilder, signal: Option<&AbortSignal>) -> Result<Response, Error> {
    let builder = builder.abort_signal(Some(&limited(signal)));
    builder.send().await.map_err(failure)
}

async fn fetch_body(
    builder: RequestBuilder,
    body: &str,
    signal: Option<&AbortSignal>,
) -> Result<Response, Error> {
    let builder = builder.abort_signal(Some(&limited(signal)));
    let request = builder.body(body).map_err(failure)?;
    request.send().await.map_err(failure)
}

async fn read_reply(response: Response) -> Result<Reply, Error> {
    let status = response.status();
    let body = response.binary().await.map_err(failure)?;
    Ok(Reply { status, body })
}

/// Aborts when the caller does, or when time is up.
fn limited(signal: Option<&AbortSignal>) -> AbortSignal {
    let timeout = AbortSignal::timeout_with_u32(TIMEOUT_MS);
    match signal {
        Some(signal) => AbortSignal::any(&js_sys::Array::of2(signal, &timeout)),
        None => timeout,
    }
}

fn failure(error: gloo_net::Error) -> Error {
    match error {
        gloo_net::Error::JsError(error) => match error.name.as_str() {
            "AbortError" => Error::Aborted,
            "TimeoutError" => Error::Slow,
            _ => Error::Offline,
        },
        _ => Error::Unreadable,
    }
}
