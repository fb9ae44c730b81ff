//! Bytes as a cursor: as they are, as what base64 holds, and as changes to real ones.

use std::sync::OnceLock;

use arbitrary::{Result, Unstructured};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::answer::{ask_and_follow, encoded, follow, get};
use super::request::catalog;

/// Lists whose cursors are changed.
const LISTS: [&str; 5] = [
    "",
    "&orderField=metadata.name,asc",
    "&orderField=metadata.tags,desc&filter=kind=component,kind=api&filter=spec.type",
    "&orderField=spec.size&fullTextFilterTerm=e&fullTextFilterFields=metadata.name,metadata.title",
    "&fullTextFilterTerm=%25&filter=metadata.annotations.example.com/a.b=1",
];

/// After `=` the text of a cursor; other letters are what base64 holds; else changes to a real one.
pub fn check(data: &[u8]) {
    let cursor = match data {
        [b'=', text @ ..] => String::from_utf8_lossy(text).into_owned(),
        [first, ..] if first.is_ascii() => STANDARD.encode(data),
        _ => changed(&mut Unstructured::new(data)).unwrap_or_default(),
    };
    let target = format!("/entities/by-query?limit=3&cursor={}", encoded(&cursor));
    ask_and_follow(catalog(), "GET", &target, b"");
    let body = serde_json::json!({"cursor": cursor, "limit": 3}).to_string();
    ask_and_follow(catalog(), "POST", "/entities/by-query", body.as_bytes());
}

/// Cursors that the catalog gave out, as the JSON in them.
fn real() -> &'static [Vec<u8>] {
    static REAL: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    REAL.get_or_init(|| {
        let mut cursors = Vec::new();
        for list in LISTS {
            let first = get(catalog(), &format!("/entities/by-query?limit=2{list}"));
            let Some(next) = first["pageInfo"]["nextCursor"].as_str() else {
                continue;
            };
            let second = follow(catalog(), next, 2);
            let previous = second["pageInfo"]["prevCursor"].as_str();
            for cursor in previous.into_iter().chain([next]) {
                cursors.push(STANDARD.decode(cursor).expect("a cursor is base64"));
            }
        }
        cursors
    })
}

fn changed(choices: &mut Unstructured<'_>) -> Result<String> {
    let mut cursor = choices.choose(real())?.clone();
    for _ in 0..choices.int_in_range(0..=4)? {
        let start = choices.int_in_range(0..=cursor.len())?;
        let end = choices.int_in_range(start..=cursor.len().min(start + 8))?;
        let length = choices.int_in_range(0..=12)?;
        let put = choices.bytes(length.min(choices.len()))?.to_vec();
        cursor.splice(start..end, put);
    }
    if choices.ratio(1, 3)? {
        let other = choices.choose(real())?;
        let at = choices.int_in_range(0..=cursor.len().min(other.len()))?;
        cursor.splice(at.., other[at..].iter().copied());
    }
    Ok(STANDARD.encode(cursor))
}
