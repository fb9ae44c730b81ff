//! The wire: what is sent to servers and what comes back, of whatever status.

use gloo_net::http::{Method, RequestBuilder, Response};
use web_sys::{AbortSignal, RequestCredentials};

use super::client::Reply;
use super::error::Error;

/// How long a request may take, in milliseconds: longer than any healthy catalog, shorter than a
/// reader's patience.
const TIMEOUT_MS: u32 = 30_000;

/// A request as it goes over the wire.
pub(super) struct Outgoing {
    pub(super) method: Method,
    pub(super) url: String,
    pub(super) headers: Vec<(&'static str, String)>,
    /// JSON.
    pub(super) body: Option<String>,
    /// Whether it can be sent twice without doing anything twice.
    pub(super) is_read: bool,
    /// Whether cookies of the server go along and may be set.
    pub(super) with_cookies: bool,
}

impl Outgoing {
    /// Reads a URL.
    pub(super) fn get(url: String) -> Self {
        Self {
            method: Method::GET,
            url,
            headers: Vec::new(),
            body: None,
            is_read: true,
            with_cookies: false,
        }
    }
}

/// Sends a request, and reads the whole answer.
pub(super) async fn send(
    outgoing: &Outgoing,
    signal: Option<&AbortSignal>,
) -> Result<Reply, Error> {
    let mut builder = RequestBuilder::new(&outgoing.url)
        .method(outgoing.method.clone())
        .abort_signal(Some(&limited(signal)));
    for (name, value) in &outgoing.headers {
        builder = builder.header(name, value);
    }
    if outgoing.with_cookies {
        builder = builder.credentials(RequestCredentials::Include);
    }
    let response = match &outgoing.body {
        None => builder.send().await,
        Some(body) => {
            let builder = builder.header("content-type", "application/json");
            builder.body(body.as_str()).map_err(failure)?.send().await
        }
    };
    read_reply(response.map_err(failure)?).await
}

/// Reads a file, which has to have a hash if one is given (as in HTML's `integrity`). The error is a
/// sentence.
pub async fn read_file(url: &str, integrity: Option<&str>) -> Result<Vec<u8>, String> {
    let mut builder = RequestBuilder::new(url).abort_signal(Some(&limited(None)));
    if let Some(hash) = integrity {
        builder = builder.integrity(hash);
    }
    let response = builder
        .send()
        .await
        .map_err(|error| match (integrity, failure(error)) {
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
