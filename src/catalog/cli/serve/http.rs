//! From a request of HTTP to the service, and back.

use std::convert::Infallible;
use std::sync::Arc;

use catalog::rest;
use catalog::service::{Reply, Service};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderValue, LINK};
use hyper::http::request::Parts;
use hyper::{Method, Request, Response, StatusCode};
use serde_json::json;
use tokio::sync::RwLock;

use super::cors;
use super::writer::Writer;

/// Where a Backstage backend has its catalog.
pub(super) const BASE: &str = "/api/catalog";

/// Probes of a Backstage backend (backend-defaults `createHealthRouter`).
const HEALTH: [&str; 2] = [
    "/.backstage/health/v1/readiness",
    "/.backstage/health/v1/liveness",
];

/// Bytes of a request's body, the limit of `express.json()` that Backstage leaves as it is.
const MAX_BODY: usize = 100 * 1024;

/// What every connection asks.
#[derive(Clone)]
pub(super) struct Desk {
    /// Answers what only reads the catalog, many requests at once.
    pub(super) service: Arc<RwLock<Service>>,
    /// Does everything else, one after the other.
    pub(super) writer: Writer,
}

impl Desk {
    /// Answers a request of HTTP.
    pub(super) async fn respond(
        self,
        request: Request<Incoming>,
    ) -> Result<Response<Full<Bytes>>, Infallible> {
        let (head, body) = request.into_parts();
        let answer = match cors::is_preflight(&head) {
            true => empty(204),
            false => self.answer(&head, body).await,
        };
        let status = StatusCode::from_u16(answer.status);
        let is_empty = answer.body.is_empty();
        let mut response = Response::new(Full::new(answer.body.into()));
        *response.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        let link = answer.link.map(|link| HeaderValue::from_str(&link));
        if let Some(Ok(link)) = link {
            headers.insert(LINK, link);
        }
        cors::permit(&head, headers);
        if !is_empty {
            let json = HeaderValue::from_static("application/json; charset=utf-8");
            headers.insert(CONTENT_TYPE, json);
        }
        Ok(response)
    }

    async fn answer(&self, head: &Parts, body: Incoming) -> rest::Response {
        if HEALTH.contains(&head.uri.path()) {
            return rest::Response {
                body: json!({"status": "ok"}).to_string().into_bytes(),
                ..empty(200)
            };
        }
        // HEAD is answered like GET; hyper leaves the body out.
        let method = match head.method {
            Method::HEAD => "GET",
            _ => head.method.as_str(),
        };
        let url = head.uri.path_and_query().map_or("/", |url| url.as_str());
        let Some(target) = url.strip_prefix(BASE).filter(|rest| rest.starts_with('/')) else {
            return empty(404);
        };
        let content_type = head.headers.get(CONTENT_TYPE);
        let content_type = content_type.and_then(|kind| kind.to_str().ok());
        let body = match read_body(body).await {
            Ok(body) => body,
            Err(message) => return refusal(method, target, &message),
        };
        let request = rest::Request {
            method: method.to_owned(),
            target: target.to_owned(),
            content_type: content_type.map(str::to_owned),
            body,
        };
        match self.read(&request).await {
            Some(response) => response,
            None => self.writer.run(request).await.unwrap_or(empty(500)),
        }
    }

    /// The answer, if the catalog as it is has one.
    async fn read(&self, request: &rest::Request) -> Option<rest::Response> {
        match self.service.read().await.answer(request) {
            Reply::Now(response) => Some(response),
            // What is in force may have changed until its turn comes: it is asked again then.
            Reply::Later(_) => None,
        }
    }
}

fn empty(status: u16) -> rest::Response {
    rest::Response {
        status,
        body: Vec::new(),
        link: None,
    }
}

/// The body of a request, or what is wrong with it in the words of `express.json()`. One that is
/// too large is read to its end, so that the client gets to read the answer.
async fn read_body(mut body: Incoming) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut fits = true;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| "request aborted".to_owned())?;
        if let Some(data) = frame.data_ref() {
            fits = fits && bytes.len() + data.len() <= MAX_BODY;
            if fits {
                bytes.extend_from_slice(data);
            }
        }
    }
    match fits {
        true => Ok(bytes),
        false => Err("request entity too large".to_owned()),
    }
}

/// Whatever is wrong with a body, Backstage makes an InputError of it (backend-openapi-utils
/// `validatorErrorTransformer`), with the URL as its catalog sees it.
fn refusal(method: &str, target: &str, message: &str) -> rest::Response {
    let body = json!({
        "error": {"name": "InputError", "message": message},
        "request": {"method": method, "url": target},
        "response": {"statusCode": 400},
    });
    rest::Response {
        status: 400,
        body: body.to_string().into_bytes(),
        link: None,
    }
}
