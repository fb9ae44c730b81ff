//! One attempt: what is sent, and what comes back of whatever status.

use catalog::wire::Trouble;
use gloo_net::http::{Method, RequestBuilder, Response};
use serde::de::IgnoredAny;
use web_sys::{AbortSignal, RequestCredentials};

use super::{Outgoing, begun};
use crate::api::error::Error;
use crate::api::request::Reply;
use crate::language::words::answer as words;

/// How long an attempt may take, in milliseconds: longer than any healthy catalog, shorter than a
/// reader's patience.
const TIMEOUT_MS: u32 = 30_000;

/// Sends a request once and reads the whole answer; and what is wrong with it, if that may pass.
pub(super) async fn attempt(
    outgoing: &Outgoing,
    signal: Option<&AbortSignal>,
) -> (Result<Reply, Error>, Option<Trouble>) {
    match answer(outgoing, signal).await {
        Ok((reply, left_alone_for)) => judge(outgoing, reply, left_alone_for),
        Err(error) => {
            let trouble = match error {
                Error::Offline => Some(Trouble::Unreachable),
                Error::Slow => Some(Trouble::Slow),
                Error::Unreadable => Some(Trouble::Unreadable),
                _ => None,
            };
            (Err(error), trouble)
        }
    }
}

fn judge(
    outgoing: &Outgoing,
    reply: Reply,
    left_alone_for: Option<f64>,
) -> (Result<Reply, Error>, Option<Trouble>) {
    let trouble = Trouble::of_status(reply.status, left_alone_for);
    if trouble.is_some() && (left_alone_for.is_some() || reply.status == 429) {
        let seconds = left_alone_for.map(|wait| (wait / 1000.0).ceil() as u32);
        return (Err(Error::Busy(seconds)), trouble);
    }
    // An empty page, a proxy's or half of the answer may come with a good status.
    let is_whole = || serde_json::from_slice::<IgnoredAny>(&reply.body).is_ok();
    if outgoing.is_read && (200..300).contains(&reply.status) && !is_whole() {
        return (Err(Error::Unreadable), Some(Trouble::Unreadable));
    }
    (Ok(reply), trouble)
}

async fn answer(
    outgoing: &Outgoing,
    signal: Option<&AbortSignal>,
) -> Result<(Reply, Option<f64>), Error> {
    let mut builder = RequestBuilder::new(&outgoing.url)
        .method(outgoing.method.clone())
        .abort_signal(Some(&limited(signal)));
    for (name, value) in &outgoing.headers {
        builder = builder.header(name, value);
    }
    if outgoing.with_cookies {
        builder = builder.credentials(RequestCredentials::Include);
    }
    let begun = match outgoing.method {
        Method::GET => begun::take(&outgoing.url).await,
        _ => None,
    };
    let response = match (begun, &outgoing.body) {
        (Some(response), _) => response?,
        (None, None) => builder.send().await.map_err(failure)?,
        (None, Some(body)) => {
            let builder = builder.header("content-type", "application/json");
            let request = builder.body(body.as_str()).map_err(failure)?;
            request.send().await.map_err(failure)?
        }
    };
    let left_alone_for = left_alone_for(&response);
    let status = response.status();
    let is_kept = response.headers().get(KEPT).is_some();
    let body = response.binary().await;
    // The server was there: what is missing is the rest of its answer.
    let body = body.map_err(|error| match failure(error) {
        Error::Offline => Error::Unreadable,
        error => error,
    })?;
    let reply = Reply {
        status,
        body,
        is_kept,
    };
    Ok((reply, left_alone_for))
}

/// The header of answers that were kept for when there is no network (`src/app/offline`).
const KEPT: &str = "x-callboard-kept";

/// How long a server wants to be left alone, in milliseconds: `Retry-After`, in seconds or as a date.
/// A server of another origin has to expose it (`Access-Control-Expose-Headers`).
fn left_alone_for(response: &Response) -> Option<f64> {
    let said = response.headers().get("retry-after")?;
    let wait = match said.trim().parse::<u32>() {
        Ok(seconds) => f64::from(seconds) * 1000.0,
        Err(_) => js_sys::Date::parse(&said) - js_sys::Date::now(),
    };
    // What is no date is no number.
    wait.is_finite().then(|| wait.max(0.0))
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It did not come.
    Failed(Error),
    /// It did not come, or has not the hash that it has to have: browsers say no more of either.
    Other,
    /// The server answered with this status.
    Refused(u16),
    /// It broke off; the browser's words.
    Broken(String),
}

impl Unread {
    /// Why, to stand behind a colon.
    pub fn sentence(&self) -> String {
        let sentence = match self {
            Self::Failed(Error::Offline) => words::file_unreachable(),
            Self::Failed(error) => error.title(),
            Self::Other => words::file_other(),
            Self::Refused(status) => return words::file_status(&status.to_string()),
            Self::Broken(why) => why,
        };
        sentence.to_owned()
    }
}

/// Reads a file, which has to have a hash if one is given (as in HTML's `integrity`).
pub async fn read_file(url: &str, integrity: Option<&str>) -> Result<Vec<u8>, Unread> {
    let mut builder = RequestBuilder::new(url).abort_signal(Some(&limited(None)));
    if let Some(hash) = integrity {
        builder = builder.integrity(hash);
    }
    let response = match begun::take(url).await {
        Some(response) => response,
        None => builder.send().await.map_err(failure),
    };
    let response = response.map_err(|error| match integrity {
        Some(_) => Unread::Other,
        None => Unread::Failed(error),
    })?;
    if !response.ok() {
        return Err(Unread::Refused(response.status()));
    }
    let bytes = response.binary().await;
    bytes.map_err(|error| Unread::Broken(error.to_string()))
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
