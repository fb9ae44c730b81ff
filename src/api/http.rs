//! Requests over the network.

use async_lock::Mutex;
use gloo_net::http::{Method, RequestBuilder, Response};
use serde_json::Value;
use web_sys::AbortSignal;

use super::client::{self, Reply, Request};
use super::config::Auth;
use super::error::Error;
use super::tokens::Tokens;

/// How long a request may take, in milliseconds: longer than any healthy catalog, shorter than a
/// reader's patience.
const TIMEOUT_MS: u32 = 30_000;

/// A server, and how it knows who asks.
pub(super) struct Http {
    base: String,
    auth: Auth,
    /// Asked in place of what `auth` says.
    tokens: Option<Tokens>,
    /// Locked while a sign-in is under way: requests that come meanwhile wait for it.
    session: Mutex<Session>,
}

/// A token, `None` where requests carry none. Tokens are told apart by the number of sign-ins.
#[derive(Clone, Default)]
struct Session {
    token: Option<String>,
    sign_ins: u32,
}

impl Http {
    pub(super) fn new(base: String, auth: Auth, tokens: Option<Tokens>) -> Self {
        let token = match &auth {
            Auth::Token(token) => Some(token.clone()),
            Auth::None | Auth::Guest => None,
        };
        let session = Mutex::new(Session { token, sign_ins: 0 });
        Self {
            base,
            auth,
            tokens,
            session,
        }
    }

    /// Sends a request to the catalog. Whose token has run out gets a new one, once, where there are
    /// any.
    pub(super) async fn send(
        &self,
        request: &Request,
        signal: Option<&AbortSignal>,
    ) -> Result<Reply, Error> {
        self.with_session(signal, async |token| {
            let reply = self.send_once(request, token, signal).await?;
            Ok((reply.status, reply))
        })
        .await
    }

    /// Where the server is, without a trailing slash.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// Sends with the token of the session, and once more if that has run out and another can
    /// be had. What is sent
    /// comes back with its status.
    pub(super) async fn with_session<T, E: From<Error>>(
        &self,
        signal: Option<&AbortSignal>,
        send: impl AsyncFn(Option<&str>) -> Result<(u16, T), E>,
    ) -> Result<T, E> {
        let session = self.signed_in(0, signal).await?;
        let (status, reply) = send(session.token.as_deref()).await?;
        if status == 401 && self.can_sign_in() {
            let session = self.signed_in(session.sign_ins, signal).await?;
            return Ok(send(session.token.as_deref()).await?.1);
        }
        Ok(reply)
    }

    /// Whether there is another token when one has run out.
    fn can_sign_in(&self) -> bool {
        self.tokens.is_some() || self.auth == Auth::Guest
    }

    /// The session, newer than that of so many sign-ins where one can sign in.
    async fn signed_in(
        &self,
        sign_ins: u32,
        signal: Option<&AbortSignal>,
    ) -> Result<Session, Error> {
        let mut session = self.session.lock().await;
        if self.can_sign_in() && session.sign_ins <= sign_ins {
            *session = Session {
                token: self.sign_in(signal).await?,
                sign_ins: sign_ins + 1,
            };
        }
        Ok(session.clone())
    }

    async fn send_once(
        &self,
        request: &Request,
        token: Option<&str>,
        signal: Option<&AbortSignal>,
    ) -> Result<Reply, Error> {
        let url = [&self.base, "/api/catalog", &request.target].concat();
        let mut builder = RequestBuilder::new(&url)
            .method(match request.method {
                client::Method::Get => Method::GET,
                client::Method::Post => Method::POST,
                client::Method::Delete => Method::DELETE,
            })
            .header("accept", "application/json");
        if let Some(token) = token {
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

    /// Asks the embedding page for a token, else the guest provider (`auth-backend`,
    /// `/{provider}/refresh`). Where there is no such provider requests go without one, and the catalog says what it thinks of that.
    async fn sign_in(&self, signal: Option<&AbortSignal>) -> Result<Option<String>, Error> {
        if let Some(tokens) = &self.tokens {
            return tokens.ask(&self.base).await;
        }
        let url = [&self.base, "/api/auth/guest/refresh"].concat();
        let reply = read_reply(fetch(RequestBuilder::new(&url), signal).await?).await?;
        if reply.status == 404 {
            return Ok(None);
        }
        let answer = reply.json()?;
        let token = answer
            .pointer("/backstageIdentity/token")
            .and_then(Value::as_str)
            .ok_or(Error::Unreadable)?;
        Ok(Some(token.to_owned()))
    }
}

/// Reads a file, which has to have a hash if one is given (as in HTML's `integrity`). The error is a
/// sentence.
pub async fn read_file(url: &str, integrity: Option<&str>) -> Result<Vec<u8>, String> {
    let mut builder = RequestBuilder::new(url);
    if let Some(hash) = integrity {
        builder = builder.integrity(hash);
    }
    let response = fetch(builder, None)
        .await
        .map_err(|error| match (integrity, error) {
            // Browsers say no more of either.
            (Some(_), _) => {
                "it cannot be reached, or is not what its \"integrity\" says".to_owned()
            }
            (None, Error::Offline) => {
                "it cannot be reached, or its server does not let this page read it (CORS)"
                    .to_owned()
            }
            (None, error) => error.title().to_owned(),
        })?;
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
