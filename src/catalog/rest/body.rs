//! Bodies of requests, checked as a backend checks them against its OpenAPI document.

use serde_json::{Map, Value};

use super::Request;
use super::refusal::Refusal;
use crate::query::cursor::Words;

/// What a property of a body may be.
#[derive(Clone, Copy)]
pub(crate) enum Schema {
    Text,
    Number,
    Object,
    Texts,
    OneOf(&'static [&'static str]),
    /// `{field, order}` in a list.
    Orders,
    /// `{term?, fields?, words?}`
    FullText,
    /// `{type, target}` and nothing else.
    Location,
}

/// A property, and whether it has to be there.
pub(crate) type Property = (&'static str, Schema, bool);

const LOCATION: [Property; 2] = [("type", Schema::Text, true), ("target", Schema::Text, true)];

/// Reads a JSON object with these properties and no other.
pub(crate) fn read_only(
    request: &Request,
    properties: &[Property],
) -> Result<Map<String, Value>, Refusal> {
    let body = read(request, properties, true)?;
    match is_more(&body, properties) {
        true => Err(Refusal::Input(more("request/body"))),
        false => Ok(body),
    }
}

fn is_more(object: &Map<String, Value>, properties: &[Property]) -> bool {
    let is_known = |key: &String| properties.iter().any(|(known, ..)| known == key);
    !object.keys().all(is_known)
}

fn more(place: &str) -> String {
    format!("{place} must NOT have additional properties")
}

/// Reads a JSON object with these properties; others may stand beside them. Without a body it is
/// empty, unless one is required.
pub(crate) fn read(
    request: &Request,
    properties: &[Property],
    is_required: bool,
) -> Result<Map<String, Value>, Refusal> {
    let written = request.content_type.as_deref().unwrap_or_default();
    let kind = written.split(';').next().unwrap_or_default().trim();
    let is_json = kind.eq_ignore_ascii_case("application/json");
    if request.body.is_empty() || !is_json {
        return match (&request.content_type, is_required) {
            (Some(kind), _) if !is_json => {
                Err(Refusal::Input(format!("unsupported media type {kind}")))
            }
            (_, true) if request.content_type.is_none() => Err(Refusal::Input(
                "unsupported media type undefined".to_owned(),
            )),
            _ => check(Map::new(), properties),
        };
    }
    if let Some(charset) = charset(written).filter(|charset| !charset.starts_with("UTF-")) {
        return Err(Refusal::Input(format!("unsupported charset \"{charset}\"")));
    }
    match serde_json::from_slice(&request.body) {
        Ok(Value::Object(body)) => check(body, properties),
        Ok(Value::Array(_)) => Err(Refusal::Input("request/body must be object".to_owned())),
        Ok(_) => Err(Refusal::Input(
            "The body is not JSON: it is neither an object nor a list".to_owned(),
        )),
        Err(error) => Err(Refusal::Input(format!("The body is not JSON: {error}"))),
    }
}

/// The charset that a content type names, in upper case.
fn charset(content_type: &str) -> Option<String> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_it = name.trim().eq_ignore_ascii_case("charset");
        is_it.then(|| value.trim().trim_matches('"').to_ascii_uppercase())
    })
}

fn check(body: Map<String, Value>, properties: &[Property]) -> Result<Map<String, Value>, Refusal> {
    let mut mistakes = Vec::new();
    check_object("request/body", &body, properties, &mut mistakes);
    // The validator that Backstage uses tells the first only.
    match mistakes.into_iter().next() {
        None => Ok(body),
        Some(first) => Err(Refusal::Input(first)),
    }
}

fn check_object(
    place: &str,
    object: &Map<String, Value>,
    properties: &[Property],
    mistakes: &mut Vec<String>,
) {
    for (name, _, is_required) in properties {
        if *is_required && !object.contains_key(*name) {
            mistakes.push(format!("{place} must have required property '{name}'"));
        }
    }
    for (name, schema, _) in properties {
        if let Some(value) = object.get(*name) {
            check_value(&format!("{place}/{name}"), value, *schema, mistakes);
        }
    }
}

fn check_value(place: &str, value: &Value, schema: Schema, mistakes: &mut Vec<String>) {
    let must_be = |what: &str| format!("{place} must be {what}");
    match (schema, value) {
        (Schema::Text, Value::String(_))
        | (Schema::Number, Value::Number(_))
        | (Schema::Object, Value::Object(_)) => {}
        (Schema::Text, _) => mistakes.push(must_be("string")),
        (Schema::Number, _) => mistakes.push(must_be("number")),
        (Schema::OneOf(words), value) => {
            if !value.is_string() {
                mistakes.push(must_be("string"));
            }
            if !value.as_str().is_some_and(|text| words.contains(&text)) {
                let words = words.join(", ");
                mistakes.push(must_be(&format!(
                    "equal to one of the allowed values: {words}"
                )));
            }
        }
        (Schema::Texts, Value::Array(items)) => each(place, items, Schema::Text, mistakes),
        (Schema::Orders, Value::Array(items)) => {
            for (index, item) in items.iter().enumerate() {
                let place = format!("{place}/{index}");
                let Some(object) = item.as_object() else {
                    mistakes.push(format!("{place} must be object"));
                    continue;
                };
                let order = Schema::OneOf(&["asc", "desc"]);
                let properties = [("field", Schema::Text, true), ("order", order, true)];
                check_object(&place, object, &properties, mistakes);
            }
        }
        (Schema::Texts | Schema::Orders, _) => mistakes.push(must_be("array")),
        (Schema::FullText, Value::Object(object)) => {
            let properties = [
                ("term", Schema::Text, false),
                ("fields", Schema::Texts, false),
                ("words", Schema::OneOf(&[Words::ALL]), false),
            ];
            check_object(place, object, &properties, mistakes);
        }
        (Schema::Location, Value::Object(object)) => {
            check_object(place, object, &LOCATION, mistakes);
            if is_more(object, &LOCATION) {
                mistakes.push(more(place));
            }
        }
        (Schema::Object | Schema::FullText | Schema::Location, _) => {
            mistakes.push(must_be("object"));
        }
    }
}

fn each(place: &str, items: &[Value], schema: Schema, mistakes: &mut Vec<String>) {
    for (index, item) in items.iter().enumerate() {
        check_value(&format!("{place}/{index}"), item, schema, mistakes);
    }
}

/// A text of a body.
pub(crate) fn text<'a>(body: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    body.get(key).and_then(Value::as_str)
}

/// The texts of a list of a body.
pub(crate) fn texts(value: Option<&Value>) -> Option<Vec<String>> {
    let items = value?.as_array()?.iter();
    Some(items.filter_map(Value::as_str).map(str::to_owned).collect())
}

/// A number of a body that counts something. A database would fail at a negative one.
pub(crate) fn count(body: &Map<String, Value>, key: &str) -> Result<Option<usize>, Refusal> {
    match body.get(key).and_then(Value::as_f64) {
        Some(number) if number < 0.0 => {
            Err(Refusal::Input(format!("request/body/{key} must be >= 0")))
        }
        number => Ok(number.map(|number| number as usize)),
    }
}
