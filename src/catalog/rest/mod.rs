//! The Backstage catalog REST API without a network: a request in, a response out.
//!
//! Routes, parameters, answers and errors are those of catalog-backend's `createRouter.ts` and of
//! its OpenAPI document, by which a backend checks what it is asked. Beside them `GET /problems`
//! tells what could not be read, which a server only logs, and `GET /entities/by-letters` finds
//! entities by a few letters of their names. What changes a catalog, and what has to read files to
//! be answered, is in [`service`](crate::service).

pub(crate) mod body;
mod by_letters;
mod by_query;
pub(crate) mod entities;
mod facets;
mod list;
pub(crate) mod refusal;

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use self::refusal::Refusal;
use crate::engine::Catalog;

/// A request below the catalog's base.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST`, ...
    pub method: String,
    /// Path and query: `/entities/by-query?limit=20`.
    pub target: String,
    /// `content-type` of the body, if it has one.
    pub content_type: Option<String>,
    /// JSON, or nothing.
    pub body: Vec<u8>,
}

/// A response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// JSON, or nothing.
    pub body: Vec<u8>,
    /// The `Link` header, where there is a next page.
    pub link: Option<String>,
}

/// A good answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
    pub(crate) link: Option<String>,
}

impl From<String> for Answer {
    fn from(body: String) -> Self {
        Self {
            status: 200,
            body,
            link: None,
        }
    }
}

impl From<Value> for Answer {
    fn from(body: Value) -> Self {
        body.to_string().into()
    }
}

/// What the catalog knows of the interface, enough to see what it can do.
const OPENAPI: &str = include_str!("openapi.json");

impl Request {
    /// A request without a body.
    pub fn get(target: impl Into<String>) -> Self {
        Self {
            method: "GET".to_owned(),
            target: target.into(),
            ..Self::default()
        }
    }

    /// A request with a JSON body.
    pub fn post(target: impl Into<String>, body: impl Into<Vec<u8>>) -> Self {
        Self {
            method: "POST".to_owned(),
            target: target.into(),
            content_type: Some("application/json".to_owned()),
            body: body.into(),
        }
    }

    /// The parts of the path, decoded. Those that are words of a route are in lower case, for their
    /// case does not count.
    pub(crate) fn segments(&self) -> Result<Vec<String>, Refusal> {
        const WORDS: [&str; 15] = [
            "entities",
            "by-letters",
            "by-query",
            "by-refs",
            "by-uid",
            "by-name",
            "ancestry",
            "entity-facets",
            "openapi.json",
            "problems",
            "locations",
            "by-entity",
            "refresh",
            "analyze-location",
            "validate-entity",
        ];
        let path = self.target.split('?').next().unwrap_or_default();
        let path = path.strip_suffix('/').unwrap_or(path);
        // What stands before the first slash is no part of any route.
        let Some(path) = path.strip_prefix('/') else {
            return Err(Refusal::NoSuchRoute);
        };
        let parts = path.split('/').map(|part| {
            let decoded = percent_decode_str(part).decode_utf8();
            let is_broken = part.split('%').skip(1).any(|code| {
                code.get(..2)
                    .is_none_or(|code| u8::from_str_radix(code, 16).is_err())
            });
            match decoded {
                Ok(decoded) if !is_broken => Ok(decoded.into_owned()),
                _ => Err(Refusal::Input("malformed uri'".to_owned())),
            }
        });
        let mut parts = parts.collect::<Result<Vec<String>, Refusal>>()?;
        if parts.iter().any(String::is_empty) {
            return Err(Refusal::NoSuchRoute);
        }
        for part in parts.iter_mut().take(2) {
            if let Some(word) = WORDS.iter().find(|word| part.eq_ignore_ascii_case(word)) {
                *part = (*word).to_owned();
            }
        }
        Ok(parts)
    }

    /// What stands after the question mark.
    pub(crate) fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// The answer, or the refusal, as a response.
    pub(crate) fn respond(&self, answer: Result<Answer, Refusal>) -> Response {
        match answer {
            Ok(answer) => Response {
                status: answer.status,
                body: answer.body.into_bytes(),
                link: answer.link,
            },
            Err(refusal) => refusal.response(self),
        }
    }
}

impl Catalog {
    /// Answers a request that only reads the catalog.
    pub fn answer(&self, request: &Request) -> Response {
        request.respond(self.route(request))
    }

    pub(crate) fn route(&self, request: &Request) -> Result<Answer, Refusal> {
        let segments = request.segments()?;
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let query = request.query();
        match (request.method.as_str(), segments.as_slice()) {
            ("GET", ["entities"]) => self.entities(request),
            ("GET", ["entities", "by-letters"]) => self.get_by_letters(query),
            ("GET", ["entities", "by-query"]) => self.get_by_query(query),
            ("POST", ["entities", "by-query"]) => self.post_by_query(request),
            ("POST", ["entities", "by-refs"]) => self.by_refs(request),
            ("GET", ["entities", "by-uid", uid]) => self.get_by_uid(query, uid),
            ("GET", ["entities", "by-name", kind, namespace, name]) => {
                self.by_name(query, [kind, namespace, name])
            }
            ("GET", ["entities", "by-name", kind, namespace, name, "ancestry"]) => {
                self.ancestry_of(query, [kind, namespace, name])
            }
            ("GET", ["entity-facets"]) => self.get_facets(query),
            ("POST", ["entity-facets"]) => self.post_facets(request),
            ("GET", ["openapi.json"]) => Ok(OPENAPI.to_owned().into()),
            ("GET", ["problems"]) => Ok(json!({"items": self.problems()}).into()),
            _ => Err(Refusal::NoSuchRoute),
        }
    }
}

#[cfg(test)]
mod tests;
