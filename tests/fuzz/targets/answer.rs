//! Asks a catalog, and checks what holds for every answer, whatever was asked.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use catalog::engine::Catalog;
use catalog::rest::{Request, Response};
use serde_json::{Value, json};

/// Every status the catalog answers with.
const STATUSES: [u16; 3] = [200, 400, 404];

/// Rows of a page when the request names no limit.
const DEFAULT_LIMIT: u64 = 200;

/// The most an answer may be for a short question: no file and no request of a fuzzer's size may
/// blow up to more.
const MOST_BYTES: usize = 64 << 20;

/// Asks, and gives status and JSON; no body is `null`.
pub fn ask(catalog: &Catalog, method: &str, target: &str, body: &[u8]) -> (u16, Value) {
    read(&respond(catalog, method, target, body), method, target)
}

/// Asks, and lets whatever the answer says pass but for its status and its size.
pub fn respond(catalog: &Catalog, method: &str, target: &str, body: &[u8]) -> Response {
    let response = catalog.answer(&question(method, target, body));
    assert!(
        STATUSES.contains(&response.status),
        "status {} for {method} {target}",
        response.status
    );
    assert!(
        response.body.len() <= MOST_BYTES,
        "{} bytes for {method} {target}",
        response.body.len()
    );
    response
}

/// Status and JSON of a response.
pub fn read(response: &Response, method: &str, target: &str) -> (u16, Value) {
    if response.body.is_empty() {
        assert_eq!(response.status, 404, "no body for {method} {target}");
        return (response.status, Value::Null);
    }
    let answer: Value = serde_json::from_slice(&response.body)
        .unwrap_or_else(|error| panic!("{error} in the answer to {method} {target}"));
    if response.status >= 400 {
        check_error(&answer, response.status);
    }
    (response.status, answer)
}

/// Asks for something that is there.
pub fn get(catalog: &Catalog, target: &str) -> Value {
    let (status, answer) = ask(catalog, "GET", target, b"");
    assert_eq!(status, 200, "{target}: {answer}");
    answer
}

/// Asks; if the answer is a page, it is no longer than asked for, and the pages beside it are there.
pub fn ask_and_follow(catalog: &Catalog, method: &str, target: &str, body: &[u8]) {
    let response = respond(catalog, method, target, body);
    let (status, answer) = read(&response, method, target);
    if let Some(link) = &response.link {
        let next = link.strip_prefix('<').and_then(|link| link.split_once('>'));
        let (next, _) = next.expect("an address");
        assert!(get(catalog, next).is_array(), "a page follows {target}");
    }
    let path = target.split('?').next().unwrap_or_default();
    if status == 200 && path == "/entities/by-query" {
        let limit = limit(method, target, body);
        check_page(&answer, limit);
        for way in ["nextCursor", "prevCursor"] {
            if let Some(cursor) = answer["pageInfo"][way]
                .as_str()
                .filter(|cursor| is_good(cursor))
            {
                let page = follow(catalog, cursor, limit.min(50));
                check_page(&page, limit.min(50));
            }
        }
    }
}

/// Whether a cursor can be used: one of an order without a direction cannot, nor one of a filter
/// with a line break in a key, in Backstage either.
fn is_good(cursor: &str) -> bool {
    let json = STANDARD.decode(cursor).expect("base64");
    let cursor: Value = serde_json::from_slice(&json).expect("JSON");
    let fields = cursor["orderFields"].as_array().expect("a list");
    fields.iter().all(|field| field["order"].is_string()) && has_plain_keys(&cursor["query"])
}

fn has_plain_keys(predicate: &Value) -> bool {
    match predicate {
        Value::Array(parts) => parts.iter().all(has_plain_keys),
        Value::Object(members) => members
            .iter()
            .all(|(key, value)| !key.contains(['\n', '\r']) && has_plain_keys(value)),
        _ => true,
    }
}

/// The page of a cursor that the catalog gave out. By `GET`; by `POST` it has to be the same.
pub fn follow(catalog: &Catalog, cursor: &str, limit: u64) -> Value {
    let target = format!(
        "/entities/by-query?limit={limit}&cursor={}",
        encoded(cursor)
    );
    let page = get(catalog, &target);
    let body = json!({"cursor": cursor, "limit": limit}).to_string();
    let (status, posted) = ask(catalog, "POST", "/entities/by-query", body.as_bytes());
    if status != 404 {
        assert_eq!((status, &posted), (200, &page), "by POST: {cursor}");
    }
    page
}

/// A text as a value in a query.
pub fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn check_page(page: &Value, limit: u64) {
    let items = page["items"].as_array().expect("a page has items");
    assert!(
        items.len() as u64 <= limit,
        "{} items for a limit of {limit}",
        items.len()
    );
    assert!(items.iter().all(Value::is_object), "an item is an entity");
    assert!(page["totalItems"].is_u64(), "a page has a total");
    assert!(page["pageInfo"].is_object(), "a page has its place");
}

fn check_error(answer: &Value, status: u16) {
    let error = &answer["error"];
    assert!(error["name"].is_string(), "an error has a name: {answer}");
    assert!(error["message"].is_string(), "and a message: {answer}");
    assert_eq!(answer["response"]["statusCode"], json!(status));
}

/// The limit a request for a page names.
fn limit(method: &str, target: &str, body: &[u8]) -> u64 {
    let asked = if method == "GET" {
        let query = target.split_once('?').unwrap_or_default().1;
        form_urlencoded::parse(query.as_bytes())
            .find(|(key, _)| key == "limit")
            .and_then(|(_, value)| value.parse().ok())
    } else {
        serde_json::from_slice::<Value>(body)
            .ok()
            .and_then(|body| body["limit"].as_f64())
            .map(|limit| limit as u64)
    };
    asked.unwrap_or(DEFAULT_LIMIT)
}

/// A request, whose body is JSON if it may have one.
pub fn question(method: &str, target: &str, body: &[u8]) -> Request {
    Request {
        method: method.to_owned(),
        target: target.to_owned(),
        content_type: matches!(method, "POST" | "PUT").then(|| "application/json".to_owned()),
        body: body.into(),
    }
}
