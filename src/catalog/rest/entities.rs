//! Entities: one, some, or pages of them.

use serde_json::{Map, Value, json};

use super::body::{self, Property, Schema};
use super::refusal::Refusal;
use super::{Answer, Request};
use crate::engine::{Catalog, ListOrder, PageRequest};
use crate::entity_ref::EntityRef;
use crate::predicate::Predicate;
use crate::query::condition::{Condition, predicate_json};
use crate::query::cursor::{self, Cursor, FullText, OrderField};
use crate::query::fields::Projection;
use crate::query::filter;
use crate::query::objection;
use crate::query::parameters::{Kind, Parameters};

/// Rows of a page when the request names no limit.
const DEFAULT_LIMIT: usize = 200;

/// How `by-refs` begins what it says against a body.
const MALFORMED: &str = "Malformed request body (did you remember to specify an application/json content type?), Validation error: ";

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

const BY_REFS: [Property; 3] = [
    ("entityRefs", Schema::Texts, true),
    ("fields", Schema::Texts, false),
    ("query", Schema::Object, false),
];

impl Catalog {
    pub(super) fn get_by_query(&self, query: &str) -> Result<Answer, Refusal> {
        const KNOWN: [(&str, Kind); 9] = [
            ("fields", Kind::Texts),
            ("limit", Kind::Count),
            ("offset", Kind::Count),
            ("orderField", Kind::Texts),
            ("cursor", Kind::Text),
            ("filter", Kind::Texts),
            ("totalItems", Kind::OneOf(&["include", "exclude"])),
            ("fullTextFilterTerm", Kind::Text),
            ("fullTextFilterFields", Kind::Texts),
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

    pub(super) fn entities(&self, request: &Request) -> Result<Answer, Refusal> {
        const KNOWN: [(&str, Kind); 6] = [
            ("fields", Kind::Texts),
            ("limit", Kind::Count),
            ("filter", Kind::Texts),
            ("offset", Kind::Count),
            ("after", Kind::Text),
            ("order", Kind::Texts),
        ];
        let parameters = Parameters::parse(request.query(), &KNOWN)?;
        let limit = parameters.count("limit");
        let offset = parameters.count("offset");
        let condition = condition(filter::parse(parameters.all("filter"))?.as_ref())?;
        let projection = Projection::parse(parameters.all("fields"))?;
        let orders = list_orders(&parameters)?;
        if limit == Some(0) {
            return Err(Refusal::Input(
                "Invalid limit, must be greater than zero".to_owned(),
            ));
        }
        let is_paged = limit.is_some() || offset.is_some() || parameters.first("after").is_some();
        if !is_paged {
            return Ok(self.whole_list(condition, orders, projection.as_ref()));
        }
        let (limit, offset) = match parameters.first("after") {
            Some(after) => place_after(after, limit, offset)?,
            None => (limit, offset.unwrap_or(0)),
        };
        let ordered = self.ordered(condition.as_ref(), &orders)?;
        let end = limit.map_or(ordered.len(), |limit| offset.saturating_add(limit));
        let page = ordered
            .get(offset..end.min(ordered.len()))
            .unwrap_or_default();
        let mut answer = Answer::from(self.list_text(page, projection.as_ref()));
        if end < ordered.len() {
            answer.link = Some(next_link(request, limit.unwrap_or_default(), end));
        }
        Ok(answer)
    }

    /// Without paging the list is that of `by-query`: in the order of the uids, or by the first
    /// order, without entities that lack its field.
    fn whole_list(
        &self,
        condition: Option<Condition>,
        orders: Vec<ListOrder>,
        projection: Option<&Projection>,
    ) -> Answer {
        let order_fields = orders.into_iter().map(|(field, descending)| OrderField {
            field,
            order: Some(if descending { "desc" } else { "asc" }.to_owned()),
        });
        let request = PageRequest {
            cursor: Cursor {
                order_fields: order_fields.collect(),
                ..Cursor::default()
            },
            condition,
            limit: usize::MAX,
            offset: 0,
            count: false,
        };
        self.list_text(&self.page(&request).entities, projection)
            .into()
    }

    fn list_text(&self, entities: &[u32], projection: Option<&Projection>) -> String {
        let mut text = String::new();
        self.write_list(
            &mut text,
            entities.iter().map(|entity| Some(*entity)),
            projection,
        );
        text
    }

    pub(super) fn by_refs(&self, request: &Request) -> Result<Answer, Refusal> {
        let parameters = Parameters::parse(request.query(), &[("filter", Kind::Texts)])?;
        if request.content_type.is_none() {
            let message = [MALFORMED, "Required at \"entityRefs\""].concat();
            return Err(Refusal::Input(message));
        }
        let body = body::read(request, &BY_REFS, true)?;
        let mut parts: Vec<Predicate> = Vec::new();
        let query = body
            .get("query")
            .map(|query| told(query, &["query"]))
            .transpose();
        let query = query.map_err(|why| Refusal::Input(format!("{MALFORMED}{why}")))?;
        parts.extend(filter::parse(parameters.all("filter"))?);
        parts.extend(query);
        let condition = condition(
            (!parts.is_empty())
                .then_some(Predicate::All(parts))
                .as_ref(),
        )?;
        let fields = body::texts(body.get("fields")).unwrap_or_default();
        let projection = Projection::of(
            fields
                .iter()
                .map(|field| filter::js_trim(field))
                .filter(|field| !field.is_empty()),
        )?;
        let is_wanted = self.filter(condition.as_ref());
        let refs = body.get("entityRefs").and_then(Value::as_array);
        let entities = refs.into_iter().flatten().map(|reference| {
            let entity = self.by_reference(reference.as_str()?)?;
            is_wanted(entity).then_some(entity)
        });
        let mut answer = String::from("{\"items\":");
        self.write_list(&mut answer, entities, projection.as_ref());
        answer.push('}');
        Ok(answer.into())
    }

    pub(super) fn get_by_uid(&self, query: &str, uid: &str) -> Result<Answer, Refusal> {
        Parameters::parse(query, &[])?;
        let entity = self.by_uid(uid);
        let entity =
            entity.ok_or_else(|| Refusal::NotFound(format!("No entity with uid {uid}")))?;
        Ok(self.text(entity).into())
    }

    pub(super) fn by_name(&self, query: &str, parts: [&str; 3]) -> Result<Answer, Refusal> {
        Parameters::parse(query, &[])?;
        let [kind, namespace, name] = parts;
        let reference = EntityRef::new(kind, namespace, name).to_string();
        match self.by_reference(&reference) {
            Some(entity) => Ok(self.text(entity).into()),
            None => Err(Refusal::NotFound(format!(
                "No entity named '{name}' found, with kind '{kind}' in namespace '{namespace}'"
            ))),
        }
    }

    pub(super) fn ancestry_of(&self, query: &str, parts: [&str; 3]) -> Result<Answer, Refusal> {
        Parameters::parse(query, &[])?;
        let [kind, namespace, name] = parts;
        let reference = EntityRef::new(kind, namespace, name).to_string();
        let entity = self
            .by_reference(&reference)
            .ok_or_else(|| Refusal::NotFound(format!("No such entity {reference}")))?;
        let mut answer = format!("{{\"rootEntityRef\":{},\"items\":[", json!(reference));
        for (index, (entity, parents)) in self.ancestry(entity).into_iter().enumerate() {
            if index > 0 {
                answer.push(',');
            }
            answer.push_str("{\"entity\":");
            self.write(entity, &mut answer);
            let parents: Vec<&str> = parents
                .iter()
                .map(|parent| self.reference(*parent))
                .collect();
            answer += &format!(",\"parentEntityRefs\":{}}}", json!(parents));
        }
        answer.push_str("]}");
        Ok(answer.into())
    }

    fn text(&self, entity: u32) -> String {
        let mut text = String::new();
        self.write(entity, &mut text);
        text
    }

    /// Entities as a JSON list. Whole ones are copied as they are kept.
    fn write_list(
        &self,
        out: &mut String,
        entities: impl Iterator<Item = Option<u32>>,
        projection: Option<&Projection>,
    ) {
        let mut whole = String::new();
        out.push('[');
        for (index, entity) in entities.enumerate() {
            if index > 0 {
                out.push(',');
            }
            match (entity, projection) {
                (None, _) => out.push_str("null"),
                (Some(entity), None) => self.write(entity, out),
                (Some(entity), Some(projection)) => {
                    let is_whole = projection.reaches(&["relations", "status"]);
                    whole.clear();
                    self.write_parts(entity, is_whole, &mut whole);
                    projection.write(&whole, out);
                }
            }
        }
        out.push(']');
    }
}

/// A predicate out of a body.
pub(crate) fn predicate(query: Option<&Value>) -> Result<Option<Predicate>, Refusal> {
    let parsed = query.map(|query| told(query, &[])).transpose();
    parsed.map_err(|why| Refusal::Input(format!("Invalid query: Validation error: {why}")))
}

/// A predicate, or what is wrong with it in Backstage's words where they are known.
fn told(query: &Value, place: &[&str]) -> Result<Predicate, String> {
    match objection::to(query, place) {
        Some(why) => Err(why),
        None => Predicate::parse(query, "query").map_err(|error| error.to_string()),
    }
}

/// What a predicate means for the index.
pub(super) fn condition(predicate: Option<&Predicate>) -> Result<Option<Condition>, Refusal> {
    Ok(predicate.map(Condition::of).transpose()?)
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
        }),
        query: query.as_ref().map(predicate_json),
        ..Cursor::default()
    })
}

/// Orders as `GET /entities` writes them: `asc:metadata.name`.
fn list_orders(parameters: &Parameters) -> Result<Vec<ListOrder>, String> {
    let orders = parameters.all("order").map(|written| {
        let (direction, field) = written.split_once(':').unwrap_or_default();
        match direction {
            "asc" | "desc" if !field.is_empty() && !field.contains(['\n', '\r']) => {
                Ok((field.to_owned(), direction == "desc"))
            }
            _ => Err(format!(
                "Invalid order parameter \"{written}\", expected \"<asc or desc>:<field name>\""
            )),
        }
    });
    orders.collect()
}

/// Limit and offset out of an `after` parameter, which go before those of the request.
fn place_after(
    after: &str,
    limit: Option<usize>,
    offset: Option<usize>,
) -> Result<(Option<usize>, usize), String> {
    let decoded = cursor::decode(after);
    let place: Value = serde_json::from_slice(&decoded)
        .map_err(|_| "Malformed after cursor, could not be parsed".to_owned())?;
    if place.is_null() {
        return Err("Malformed after cursor, could not be parsed".to_owned());
    }
    let number = |key: &str, what: &str| match place.get(key) {
        None => Ok(None),
        Some(value) => match value.as_f64() {
            Some(number) if number.fract() == 0.0 => Ok(Some(number.max(0.0) as usize)),
            _ => Err(format!("Malformed after cursor, {key} was not {what}")),
        },
    };
    let limit = number("limit", "an number")?.or(limit);
    let offset = number("offset", "a number")?.or(offset);
    Ok((limit, offset.unwrap_or(0)))
}

/// The `Link` header that leads to what follows.
fn next_link(request: &Request, limit: usize, offset: usize) -> String {
    let after = cursor::encode(&json!({"limit": limit, "offset": offset}));
    let (path, query) = request
        .target
        .split_once('?')
        .unwrap_or((&request.target, ""));
    let mut serializer = form_urlencoded::Serializer::new(String::new());
    let mut is_written = false;
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        match &*key {
            "offset" => {}
            "after" if is_written => {}
            "after" => {
                is_written = true;
                serializer.append_pair("after", &after);
            }
            _ => _ = serializer.append_pair(&key, &value),
        }
    }
    if !is_written {
        serializer.append_pair("after", &after);
    }
    format!("<{path}?{}>; rel=\"next\"", serializer.finish())
}
