//! Why a request has no good answer, as Backstage tells it (backend-defaults
//! `MiddlewareFactory.ts`).

use serde_json::json;

use super::{Request, Response};

/// Why a request has no good answer; each but the last is a class of `@backstage/errors`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The request is not a good one.
    Input(String),
    /// What is asked for is not there.
    NotFound(String),
    /// What is to be made is there already.
    Conflict(String),
    /// Nothing answers there.
    NoSuchRoute,
}

impl From<String> for Refusal {
    fn from(message: String) -> Self {
        Self::Input(message)
    }
}

impl Refusal {
    pub(super) fn response(self, request: &Request) -> Response {
        let (status, name, message) = match self {
            Self::Input(message) => (400, "InputError", message),
            Self::NotFound(message) => (404, "NotFoundError", message),
            Self::Conflict(message) => (409, "ConflictError", message),
            Self::NoSuchRoute => {
                return Response {
                    status: 404,
                    body: Vec::new(),
                    link: None,
                };
            }
        };
        let body = json!({
            "error": {"name": name, "message": message},
            "request": {"method": request.method, "url": request.target},
            "response": {"statusCode": status},
        });
        Response {
            status,
            body: body.to_string().into_bytes(),
            link: None,
        }
    }
}
