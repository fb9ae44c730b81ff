//! The Backstage catalog REST API without a network: a request in, a response out.
//!
//! Routes, parameters, answers and errors are those of catalog-backend's `createRouter.ts`. Beside
//! them `GET /problems` tells what could not be read, which a server only logs.

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::engine::{Catalog, PageRequest, Stored};
use crate::entity_ref::EntityRef;
use crate::query::cursor::{Cursor, FullText, OrderField};
use crate::query::fields;
use crate::query::filter::Filter;
use crate::query::parameters::Parameters;

/// Rows of a page when the request names no limit.
const DEFAULT_LIMIT: usize = 200;

/// A request below the catalog's base.
pub struct Request<'a> {
    /// `GET` or `POST`.
    pub method: &'a str,
    /// Path and query: `/entities/by-query?limit=20`.
    pub target: &'a str,
    /// JSON, if it is a POST.
    pub body: &'a [u8],
}

/// A response.
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// JSON, or nothing.
    pub body: Vec<u8>,
}

/// Why a request has no good answer; each is a class of `@backstage/errors`.
enum Refusal {
    Input(String),
    NotFound(String),
    NoSuchRoute,
}

type Answer = Result<String, Refusal>;

impl From<String> for Refusal {
    fn from(message: String) -> Self {
        Self::Input(message)
    }
}

impl Catalog {
    /// Answers a request.
    pub fn answer(&self, request: &Request<'_>) -> Response {
        match self.route(request) {
            Ok(body) => Response {
                status: 200,
                body: body.into_bytes(),
            },
            Err(refusal) => refusal.response(request),
        }
    }

    fn route(&self, request: &Request<'_>) -> Answer {
        let (path, query) = request
            .target
            .split_once('?')
            .unwrap_or((request.target, ""));
        let segments: Vec<String> = path
            .split('/')
            .skip(1)
            .map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned())
            .collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        match (request.method, segments.as_slice()) {
            ("GET", ["entities", "by-query"]) => self.by_query(query),
            ("POST", ["entities", "by-refs"]) => self.by_refs(query, request.body),
            ("GET", ["entities", "by-name", kind, namespace, name]) => self
                .by_name(kind, namespace, name)
                .map(|found| found.json.to_string()),
            ("GET", ["entities", "by-name", kind, namespace, name, "ancestry"]) => {
                self.by_name(kind, namespace, name)?;
                Ok(self.ancestry_of(&EntityRef::new(*kind, *namespace, *name).to_string()))
            }
            ("GET", ["entities", "by-uid", uid]) => match self.by_uid(uid) {
                Some(found) => Ok(found.json.to_string()),
                None => Err(Refusal::NotFound(format!("No entity with uid {uid}"))),
            },
            ("GET", ["entity-facets"]) => self.entity_facets(query),
            ("GET", ["problems"]) => Ok(json!({"items": self.problems()}).to_string()),
            _ => Err(Refusal::NoSuchRoute),
        }
    }

    fn by_query(&self, query: &str) -> Answer {
        const KNOWN: [&str; 9] = [
            "fields",
            "limit",
            "offset",
            "orderField",
            "cursor",
            "filter",
            "fullTextFilterTerm",
            "fullTextFilterFields",
            "totalItems",
        ];
        let parameters = Parameters::parse(query, &KNOWN)?;
        let limit = parameters.number("limit")?.unwrap_or(DEFAULT_LIMIT);
        let offset = parameters.number("offset")?.unwrap_or(0);
        let paths = projection(&parameters)?;
        let (cursor, offset) = match parameters.first("cursor") {
            Some(cursor) => (Cursor::read(cursor)?, 0),
            None => (first_cursor(&parameters)?, offset),
        };
        let page = self.page(&PageRequest {
            cursor,
            limit,
            offset,
            count: parameters.first("totalItems") != Some("exclude"),
        });
        let mut body = String::from("{\"items\":[");
        let entities = page
            .entities
            .iter()
            .map(|number| Some(self.stored(*number)));
        write_entities(&mut body, entities, paths.as_deref());
        let mut info = json!({});
        if let Some(next) = page.next {
            info["nextCursor"] = next.write().into();
        }
        if let Some(previous) = page.previous {
            info["prevCursor"] = previous.write().into();
        }
        body += &format!("],\"totalItems\":{},\"pageInfo\":{info}}}", page.total);
        Ok(body)
    }

    fn by_refs(&self, query: &str, body: &[u8]) -> Answer {
        let parameters = Parameters::parse(query, &["fields", "filter"])?;
        let filtered = parameters.first("filter").is_some();
        let asked: Value = serde_json::from_slice(body)
            .map_err(|error| Refusal::Input(format!("request/body is not JSON: {error}")))?;
        let refs = asked
            .get("entityRefs")
            .ok_or("request/body must have required property 'entityRefs'".to_owned())?
            .as_array()
            .ok_or("request/body/entityRefs must be array".to_owned())?;
        if filtered {
            return Err(Refusal::Input(
                "This catalog does not take a filter with by-refs".to_owned(),
            ));
        }
        let paths = match asked.get("fields").and_then(Value::as_array) {
            Some(fields) => {
                let fields: Vec<&str> = fields.iter().filter_map(Value::as_str).collect();
                Some(fields::parse(&fields.join(","))?).filter(|paths| !paths.is_empty())
            }
            None => projection(&parameters)?,
        };
        let entities = refs.iter().map(|reference| {
            let reference = EntityRef::parse(reference.as_str()?).ok()?;
            self.by_reference(&reference.to_string())
        });
        let mut answer = String::from("{\"items\":[");
        write_entities(&mut answer, entities, paths.as_deref());
        answer.push_str("]}");
        Ok(answer)
    }

    fn by_name(&self, kind: &str, namespace: &str, name: &str) -> Result<&Stored, Refusal> {
        let reference = EntityRef::new(kind, namespace, name).to_string();
        self.by_reference(&reference).ok_or_else(|| {
            Refusal::NotFound(format!(
                "No entity named '{name}' found, with kind '{kind}' in namespace '{namespace}'"
            ))
        })
    }

    fn ancestry_of(&self, reference: &str) -> String {
        let items: Vec<String> = self
            .ancestry(reference)
            .iter()
            .map(|(stored, parent)| {
                let parents: Vec<&str> = parent.iter().copied().collect();
                format!(
                    "{{\"entity\":{},\"parentEntityRefs\":{}}}",
                    stored.json,
                    json!(parents)
                )
            })
            .collect();
        format!(
            "{{\"rootEntityRef\":{},\"items\":[{}]}}",
            json!(reference),
            items.join(",")
        )
    }

    fn entity_facets(&self, query: &str) -> Answer {
        let parameters = Parameters::parse(query, &["facet", "filter"])?;
        let keys: Vec<String> = parameters.all("facet").map(str::to_owned).collect();
        if keys.is_empty() {
            return Err(Refusal::Input(
                "request/query must have required property 'facet'".to_owned(),
            ));
        }
        let filter = Filter::parse(parameters.all("filter"))?;
        let mut facets = json!({});
        for (key, counts) in keys.iter().zip(self.facets(&keys, &filter)) {
            facets[key] = counts
                .into_iter()
                .map(|(value, count)| json!({"value": value, "count": count}))
                .collect();
        }
        Ok(json!({"facets": facets}).to_string())
    }
}

/// The list of a request that has no cursor yet.
fn first_cursor(parameters: &Parameters) -> Result<Cursor, String> {
    let mut order_fields = Vec::new();
    for written in parameters.all("orderField") {
        let (field, order) = written.split_once(',').unwrap_or((written, "asc"));
        if !matches!(order, "asc" | "desc") {
            return Err("Invalid order field order, must be asc or desc".to_owned());
        }
        order_fields.push(OrderField {
            field: field.to_owned(),
            order: order.to_owned(),
        });
    }
    Ok(Cursor {
        order_fields,
        full_text_filter: FullText {
            term: parameters
                .first("fullTextFilterTerm")
                .unwrap_or_default()
                .trim()
                .to_owned(),
            fields: parameters.list("fullTextFilterFields"),
        },
        filter: Filter::parse(parameters.all("filter"))?,
        ..Cursor::default()
    })
}

fn projection(parameters: &Parameters) -> Result<Option<Vec<String>>, String> {
    let paths = match parameters.list("fields") {
        Some(paths) => fields::parse(&paths.join(","))?,
        None => return Ok(None),
    };
    Ok((!paths.is_empty()).then_some(paths))
}

/// Entities as elements of a JSON array. Whole ones are copied as they are kept.
fn write_entities<'a>(
    out: &mut String,
    entities: impl Iterator<Item = Option<&'a Stored>>,
    paths: Option<&[String]>,
) {
    for (index, entity) in entities.enumerate() {
        if index > 0 {
            out.push(',');
        }
        match (entity, paths) {
            (None, _) => out.push_str("null"),
            (Some(entity), None) => out.push_str(&entity.json),
            (Some(entity), Some(paths)) => {
                // What is kept was printed from a JSON value.
                let value = serde_json::from_str(&entity.json).unwrap_or(Value::Null);
                out.push_str(&fields::project(&value, paths).to_string());
            }
        }
    }
}

impl Refusal {
    fn response(self, request: &Request<'_>) -> Response {
        let (status, name, message) = match self {
            Self::Input(message) => (400, "InputError", message),
            Self::NotFound(message) => (404, "NotFoundError", message),
            Self::NoSuchRoute => {
                return Response {
                    status: 404,
                    body: Vec::new(),
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
        }
    }
}

#[cfg(test)]
mod tests;
