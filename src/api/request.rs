//! What is asked of a backend, and what comes back.

use serde_json::Value;

use super::error::Error;

/// A request below the base of a plugin of the backend, the catalog unless another is named:
/// `/entities/by-query?limit=20`.
pub(super) struct Request {
    pub(super) plugin: &'static str,
    pub(super) method: Method,
    pub(super) target: String,
    /// JSON, of a POST or PUT.
    pub(super) body: Option<String>,
    /// Whether it changes nothing, and can be sent again.
    pub(super) is_read: bool,
}

/// What a request does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
    Put,
    Delete,
}

impl Method {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

impl Request {
    fn new(method: Method, target: String, body: Option<&Value>) -> Self {
        Self {
            plugin: "catalog",
            method,
            target,
            body: body.map(Value::to_string),
            is_read: method == Method::Get,
        }
    }

    pub(super) fn get(target: String) -> Self {
        Self::new(Method::Get, target, None)
    }

    /// A question that does not fit into an address.
    pub(super) fn question(target: &str, body: &Value) -> Self {
        Self {
            is_read: true,
            ..Self::post(target, body)
        }
    }

    pub(super) fn post(target: &str, body: &Value) -> Self {
        Self::new(Method::Post, target.to_owned(), Some(body))
    }

    pub(super) fn delete(target: String) -> Self {
        Self::new(Method::Delete, target, None)
    }

    /// The same of another plugin.
    pub(super) fn of(self, plugin: &'static str) -> Self {
        Self { plugin, ..self }
    }
}

/// What came back, of whatever status.
#[derive(Clone)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
    /// It was kept from before, because there is no network.
    pub(super) is_kept: bool,
}

impl Reply {
    /// The JSON of a good answer, or the error that the status means.
    pub(super) fn json(self) -> Result<Value, Error> {
        let parsed = serde_json::from_slice::<Value>(&self.body);
        if (200..300).contains(&self.status) {
            return parsed.map_err(|_| Error::Unreadable);
        }
        Err(refusal(self.status, parsed.ok()))
    }

    /// That it was done, whatever was said of it, or the error that the status means.
    pub(super) fn done(self) -> Result<(), Error> {
        if (200..300).contains(&self.status) {
            return Ok(());
        }
        let said = serde_json::from_slice::<Value>(&self.body).ok();
        Err(refusal(self.status, said))
    }
}

fn refusal(status: u16, said: Option<Value>) -> Error {
    // Backstage's error body: {error: {name, message}}.
    let message = said.and_then(|body| {
        let message = body.pointer("/error/message")?.as_str()?;
        Some(message.to_owned())
    });
    Error::from_status(status, message.unwrap_or_default())
}
