//! What can go wrong between a question and its answer, in words that say what to do.

use wasm_bindgen::JsValue;

use crate::language::words::answer as words;
use crate::lazy::Unloaded;

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The server could not be reached at all.
    Offline,
    /// The browser has no network.
    Disconnected,
    /// It did not answer in time.
    Slow,
    /// It takes no questions now; for how many seconds, if it said so.
    Busy(Option<u32>),
    /// The question was withdrawn; nobody is waiting for the answer.
    Aborted,
    /// The server does not know who asks, or no longer does.
    SessionExpired,
    /// The reader may not see this.
    Forbidden,
    /// There is no such thing.
    NotFound,
    /// The server refused the question; its own words.
    Invalid(String),
    /// The server is too old for the question.
    Unsupported,
    /// An answer came that is not what a catalog sends.
    Unreadable,
    /// Any other refusal, with its status and the server's words.
    Unexpected(u16, String),
    /// The embedded catalog stopped; what the browser says of it.
    Engine(String),
}

/// Code is missing for the same reasons as answers, and asked for again with the next question.
impl From<Unloaded> for Error {
    fn from(_: Unloaded) -> Self {
        Self::Offline
    }
}

impl Error {
    /// What happened, in a few words.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Offline => words::offline(),
            Self::Disconnected => words::disconnected(),
            Self::Slow => words::slow(),
            Self::Busy(_) => words::busy(),
            Self::Aborted => words::aborted(),
            Self::SessionExpired => words::session_expired(),
            Self::Forbidden => words::forbidden(),
            Self::NotFound => words::not_found(),
            Self::Invalid(_) => words::invalid(),
            Self::Unsupported => words::unsupported(),
            Self::Unreadable => words::unreadable(),
            Self::Unexpected(..) => words::unexpected(),
            Self::Engine(_) => words::engine(),
        }
    }

    /// What the reader can do about it.
    pub fn advice(&self) -> String {
        let advice = match self {
            Self::Offline => words::offline_advice(),
            Self::Disconnected => words::disconnected_advice(),
            Self::Slow => words::slow_advice(),
            Self::Busy(None) => words::busy_advice(),
            Self::Busy(Some(seconds)) => return words::busy_advice_seconds(&seconds.to_string()),
            Self::Aborted => words::aborted_advice(),
            Self::SessionExpired => words::session_expired_advice(),
            Self::Forbidden => words::forbidden_advice(),
            Self::NotFound => words::not_found_advice(),
            Self::Invalid(message) => message,
            Self::Unsupported => return words::unsupported_advice(words::no_predicates()),
            Self::Unreadable => words::unreadable_advice(),
            Self::Unexpected(status, message) => {
                let said = status.to_string();
                return match (status, message.as_str()) {
                    (502 | 504, "") => words::unexpected_advice_proxy(&said),
                    (_, "") => words::unexpected_advice(&said),
                    (_, message) => words::unexpected_advice_words(&said, message),
                };
            }
            Self::Engine(message) => return words::engine_advice(message),
        };
        advice.to_owned()
    }

    /// Whether the same question may have an answer later without anybody doing anything about it.
    pub(super) fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::Offline
                | Self::Disconnected
                | Self::Slow
                | Self::Busy(_)
                | Self::Unreadable
                | Self::Unexpected(502..=504, _)
        )
    }

    /// The error a status means. `message` is the server's own, where it sent one.
    pub(super) fn from_status(status: u16, message: String) -> Self {
        match status {
            400 | 422 => Self::Invalid(message),
            401 => Self::SessionExpired,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            _ => Self::Unexpected(status, message),
        }
    }
}

/// As plugins are told: an `Error` of JavaScript with the words a reader would see.
impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        let words = [error.title(), ". ", &error.advice()].concat();
        js_sys::Error::new(&words).into()
    }
}
