//! What holds for any catalog and any question, tried on many: random ones, against a second,
//! slower and simpler reading of the same rules; and hostile ones.

mod by_query;
mod catalogs;
mod csv;
mod cursors;
mod facets;
mod fields;
mod hostile_files;
mod hostile_requests;
mod laws;
mod letters;
mod ordered;
mod packed;
mod predicates;
mod questions;
mod refs;
mod relations;
mod rows;
mod service;

use catalog::engine::Catalog;
use catalog::ingest::Ingestion;
use catalog::rest::Request;
use proptest::prelude::ProptestConfig;
use serde_json::Value;

/// So many cases that all properties take seconds; `PROPTEST_CASES` asks for more.
fn cases(count: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig {
        cases: asked.and_then(|asked| asked.parse().ok()).unwrap_or(count),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Reads one file; whatever else it points to is missing.
fn read(url: &str, content: impl Into<Vec<u8>>) -> Catalog {
    let mut ingestion = Ingestion::new(&[url.to_owned()]);
    ingestion.supply(url, Ok(content.into()));
    ingestion.finish()
}

fn ask(catalog: &Catalog, method: &str, target: &str, body: &str) -> (u16, Value) {
    let response = catalog.answer(&question(method, target, body));
    let body = serde_json::from_slice(&response.body).unwrap_or(Value::Null);
    (response.status, body)
}

/// The answer to a question that has one.
fn get(catalog: &Catalog, target: &str) -> Value {
    let (status, answer) = ask(catalog, "GET", target, "");
    assert_eq!(status, 200, "{target}: {answer}");
    answer
}

/// The same by POST.
fn post(catalog: &Catalog, target: &str, body: &Value) -> Value {
    let (status, answer) = ask(catalog, "POST", target, &body.to_string());
    assert_eq!(status, 200, "{target} with {body}: {answer}");
    answer
}

/// Every entity, whole, as the catalog hands it out.
fn everything(catalog: &Catalog) -> Vec<Value> {
    let page = get(catalog, "/entities/by-query?limit=10000");
    let items = page["items"].as_array().expect("items").clone();
    assert_eq!(items.len(), catalog.len());
    items
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn question(method: &str, target: &str, body: &str) -> Request {
    Request {
        method: method.to_owned(),
        target: target.to_owned(),
        content_type: (method == "POST").then(|| "application/json".to_owned()),
        body: body.into(),
    }
}
