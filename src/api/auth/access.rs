//! What a sign-in gives, and why there may be none.

use serde_json::Value;

use super::User;
use crate::api::Error;
use crate::language::words::auth as words;

/// What a provider gives to whoever is signed in.
pub struct Access {
    pub(super) token: String,
    /// For how long it is good, if the provider says so.
    pub(super) seconds: Option<f64>,
    /// Nothing if the provider does not say who it is.
    pub(super) user: Option<User>,
}

impl Access {
    /// Reads the answer of `/api/auth/{provider}/refresh`, or the message of a window: auth-node's
    /// `ClientAuthResponse`.
    pub fn of_answer(provider: &str, answer: &Value) -> Option<Self> {
        let identity = answer.get("backstageIdentity")?;
        Some(Self {
            token: identity.get("token")?.as_str()?.to_owned(),
            seconds: identity.get("expiresInSeconds").and_then(Value::as_f64),
            user: User::of_answer(provider, answer),
        })
    }
}

/// Why somebody is not signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInError {
    /// The browser opened no window.
    Blocked,
    /// The reader closed the window.
    Closed,
    /// The provider, or the backend, said no; its words.
    Refused(String),
    /// The backend could not be asked.
    Unanswered(Error),
}

impl SignInError {
    /// A sentence for the reader.
    pub fn sentence(&self) -> String {
        match self {
            Self::Blocked => words::blocked().to_owned(),
            Self::Closed => words::closed().to_owned(),
            Self::Refused(reason) if reason.is_empty() => words::failed().to_owned(),
            Self::Refused(reason) => words::refused(reason),
            Self::Unanswered(error) => [error.title(), ". ", &error.advice()].concat(),
        }
    }
}

impl From<Error> for SignInError {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid(words) | Error::Unexpected(_, words) => Self::Refused(words),
            Error::SessionExpired => Self::Refused(String::new()),
            other => Self::Unanswered(other),
        }
    }
}
