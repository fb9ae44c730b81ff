//! `GET /entities`: lists of entities, whole or by offset.

use serde_json::{Value, json};

use super::entities::condition;
use super::refusal::Refusal;
use super::{Answer, Request};
use crate::engine::{Catalog, ListOrder, PageRequest};
use crate::query::condition::Condition;
use crate::query::cursor::{self, Cursor, OrderField};
use crate::query::fields::Projection;
use crate::query::filter;
use crate::query::parameters::{Kind, Parameters};

impl Catalog {
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
