//! A request over a small catalog that has something of everything.

use std::sync::OnceLock;

use arbitrary::Unstructured;
use catalog::engine::Catalog;

use super::answer::ask_and_follow;
use super::{files, pieces, service};

/// Where the catalog is that requests are about.
pub const ROOT: &str = "http://host/catalog.yaml";

/// That catalog.
pub const FILE: &[u8] = include_bytes!("catalog.yaml");

/// Bytes that begin with a method are a request as written: `GET /target`, a line break, a body.
/// All others choose among pieces.
pub fn check(data: &[u8]) {
    let (method, target, body) = match written(data) {
        Some(request) => request,
        None => pieces::request(&mut Unstructured::new(data)).unwrap_or_default(),
    };
    if matches!(method.as_str(), "GET" | "POST") {
        ask_and_follow(catalog(), &method, &target, &body);
    }
    service::check(&method, &target, &body);
}

fn written(data: &[u8]) -> Option<(String, String, Vec<u8>)> {
    let methods: [&[u8]; 4] = [b"GET ", b"POST ", b"PUT ", b"DELETE "];
    if !methods.iter().any(|method| data.starts_with(method)) {
        return None;
    }
    let end = data.iter().position(|byte| *byte == b'\n');
    let (head, body) = data.split_at(end.unwrap_or(data.len()));
    let head = String::from_utf8_lossy(head);
    let (method, target) = head.split_once(' ')?;
    let body = body.get(1..).unwrap_or_default().to_vec();
    Some((method.to_owned(), target.to_owned(), body))
}

/// The catalog that is asked.
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| files::read(ROOT, FILE, b"# another file\n"))
}
