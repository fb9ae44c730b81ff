//! What can go wrong between a question and its answer, in words that say what to do.

use wasm_bindgen::JsValue;

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

/// Why a backend cannot be asked something.
pub const NO_PREDICATES: &str =
    "this backend takes no filter predicates (Backstage does since catalog-backend 3.5).";

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
            Self::Offline => "The catalog cannot be reached",
            Self::Disconnected => "You are offline",
            Self::Slow => "The catalog takes too long to answer",
            Self::Busy(_) => "The catalog is busy",
            Self::Aborted => "The question was withdrawn",
            Self::SessionExpired => "You are not signed in",
            Self::Forbidden => "You may not see this",
            Self::NotFound => "The catalog has nothing here",
            Self::Invalid(_) => "The catalog did not understand the question",
            Self::Unsupported => "This catalog cannot combine these filters",
            Self::Unreadable => "Something other than a catalog answered",
            Self::Unexpected(..) => "The catalog could not answer",
            Self::Engine(_) => "The embedded catalog stopped",
        }
    }

    /// What the reader can do about it.
    pub fn advice(&self) -> String {
        match self {
            Self::Offline => "Check that the backend runs and that it allows this page's origin (CORS), then try again.".to_owned(),
            Self::Disconnected => "The catalog is asked again as soon as there is a network.".to_owned(),
            Self::Slow => "It may be busy. Try again in a moment.".to_owned(),
            Self::Busy(None) => "More is asked than it takes (status 429). Try again in a moment.".to_owned(),
            Self::Busy(Some(seconds)) => ["It asks to be left alone for ", &seconds.to_string(), " seconds. Try again then."].concat(),
            Self::Aborted => "Try again.".to_owned(),
            Self::SessionExpired => "The backend does not know you, or no longer does. Try again, and sign in if you are asked to. If that does not help, whoever runs the portal should look at \"auth\" in config.json.".to_owned(),
            Self::Forbidden => "Ask whoever runs the catalog for access.".to_owned(),
            Self::NotFound => "Check \"backend\" in config.json: is there a catalog at that address?".to_owned(),
            Self::Invalid(message) => message.clone(),
            Self::Unsupported => ["Choose without \"none of\", and Owned without an owner: ", NO_PREDICATES].concat(),
            Self::Unreadable => "The answer is not the JSON of a catalog, or it broke off. Check \"backend\" in config.json, and any proxy in between.".to_owned(),
            Self::Unexpected(status, message) => {
                let is_proxy = matches!(status, 502 | 504) && message.is_empty();
                let status = status.to_string();
                if is_proxy {
                    ["A proxy answered with status ", &status, ": the backend behind it does not answer. Try again, or look whether the backend runs."].concat()
                } else if message.is_empty() {
                    ["It answered with status ", &status, ". Try again, or look at the backend's log."].concat()
                } else {
                    ["It answered with status ", &status, ": ", message].concat()
                }
            }
            Self::Engine(message) => ["Reload the page. The browser says: ", message].concat(),
        }
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
