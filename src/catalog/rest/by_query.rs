//! Pages of entities, by cursor.

use serde_json::{Map, Value, json};

use super::body::{self, Property, Schema};
use super::entities::predicate;
use super::refusal::Refusal;
use super::{Answer, Request};
use crate::engine::{Catalog, PageRequest};
use crate::query::condition::predicate_json;
use crate::query::cursor::{Cursor, FullText, OrderField, Words};
use crate::query::fields::Projection;
use crate::query::filter;
use crate::query::parameters::{Kind, Parameters};

/// Rows of a page when the request names no limit.
const DEFAULT_LIMIT: usize = 200;

const BY_QUERY: [Property; 8] = [
    ("cursor", Schema::Text, false),
    ("limit", Schema::Number, false),
    ("offset", Schema::Number, false),
    ("orderBy", Schema::Orders, false),
    ("fullTextFilter", Schema::FullText, false),
    ("fields", Schema::Texts, false),
    ("totalItems", Schema::OneOf(&["include", "exclude"]), false),
    ("query", Schema::Object, false),
];

impl Catalog {
    pub(super) fn get_by_query(&self, query: &str) -> Result<Answer, Refusal> {
        const KNOWN: [(&str, Kind); 10] = [
            ("fields", Kind::Texts),
            ("limit", Kind::Count),
            ("offset", Kind::Count),
            ("orderField", Kind::Texts),
            ("cursor", Kind::Text),
            ("filter", Kind::Texts),
            ("totalItems", Kind::OneOf(&["include", "exclude"])),
            ("fullTextFilterTerm", Kind::Text),
            ("fullTextFilterFields", Kind::Texts),
            ("fullTextFilterWords", Kind::OneOf(&[Words::ALL])),
        ];
        let parameters = Parameters::parse(query, &KNOWN)?;
        let limit = parameters.count("limit").unwrap_or(DEFAULT_LIMIT);
        let offset = parameters.count("offset").unwrap_or(0);
        let projection = Projection::parse(parameters.all("fields"))?;
        let (cursor, offset) = match parameters.first("cursor") {
            Some(cursor) => (Cursor::read(cursor)?, 0),
            None => (first_cursor(&parameters)?, offset),
        };
        let request = PageRequest {
            condition: cursor.condition()?,
            cursor,
            limit,
            offset,
            count: parameters.first("totalItems") != Some("exclude"),
        };
        Ok(self.page_answer(&request, projection.as_ref()))
    }

    pub(super) fn post_by_query(&self, request: &Request) -> Result<Answer, Refusal> {
        Parameters::parse(request.query(), &[])?;
        let body = body::read(request, &BY_QUERY, false)?;
        let (cursor, offset) = match body::text(&body, "cursor") {
            Some("") => return Err(Refusal::Input("Cursor cannot be empty".to_owned())),
            Some(cursor) => (Cursor::read(cursor)?, 0),
            None => (
                posted_cursor(&body)?,
                body::count(&body, "offset")?.unwrap_or(0),
            ),
        };
        let fields = body::texts(body.get("fields")).unwrap_or_default();
        let projection = Projection::parse(fields.iter().map(String::as_str))?;
        let request = PageRequest {
            condition: cursor.condition()?,
            cursor,
            limit: body::count(&body, "limit")?.unwrap_or(DEFAULT_LIMIT),
            offset,
            count: body::text(&body, "totalItems") != Some("exclude"),
        };
        Ok(self.page_answer(&request, projection.as_ref()))
    }

    fn page_answer(&self, request: &PageRequest, projection: Option<&Projection>) -> Answer {
        let page = self.page(request);
        let mut answer = String::from("{\"items\":");
        let entities = page.entities.iter().map(|entity| Some(*entity));
        self.write_list(&mut answer, entities, projection);
        let mut info = json!({});
        if let Some(next) = page.next {
            info["nextCursor"] = next.write().into();
        }
        if let Some(previous) = page.previous {
            info["prevCursor"] = previous.write().into();
        }
        answer += &format!(",\"totalItems\":{},\"pageInfo\":{info}}}", page.total);
        answer.into()
    }
}

/// The list of a request that has no cursor yet.
fn first_cursor(parameters: &Parameters) -> Result<Cursor, String> {
    let filter = filter::parse(parameters.all("filter"))?;
    let mut order_fields = Vec::new();
    for written in parameters.all("orderField") {
        let mut parts = written.split(',');
        let field = parts.next().unwrap_or_default().to_owned();
        let order = parts.next().map(str::to_owned);
        if !matches!(order.as_deref(), None | Some("asc" | "desc")) {
            return Err("Invalid order field order, must be asc or desc".to_owned());
        }
        order_fields.push(OrderField { field, order });
    }
    Ok(Cursor {
        order_fields,
        full_text_filter: Some(FullText {
            term: parameters
                .first("fullTextFilterTerm")
                .unwrap_or_default()
                .to_owned(),
            fields: parameters.list("fullTextFilterFields"),
            words: Words::of(parameters.first("fullTextFilterWords")),
        }),
        query: filter.as_ref().map(predicate_json),
        ..Cursor::default()
    })
}

/// The same of a request that comes in a body.
fn posted_cursor(body: &Map<String, Value>) -> Result<Cursor, Refusal> {
    let query = predicate(body.get("query"))?;
    let orders = body.get("orderBy").and_then(Value::as_array);
    let orders = orders.into_iter().flatten().filter_map(Value::as_object);
    let order_fields = orders.map(|order| OrderField {
        field: body::text(order, "field").unwrap_or_default().to_owned(),
        order: body::text(order, "order").map(str::to_owned),
    });
    let full_text = body.get("fullTextFilter").and_then(Value::as_object);
    Ok(Cursor {
        order_fields: order_fields.collect(),
        full_text_filter: full_text.map(|text| FullText {
            term: body::text(text, "term").unwrap_or_default().to_owned(),
            fields: body::texts(text.get("fields")),
            words: Words::of(body::text(text, "words")),
        }),
        query: query.as_ref().map(predicate_json),
        ..Cursor::default()
    })
}
