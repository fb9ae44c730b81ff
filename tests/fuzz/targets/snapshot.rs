//! Bytes as a snapshot: a catalog as it was written down, as a JSON list or packed.

use catalog::engine::Catalog;
use catalog::snapshot;

use super::answer::{ask_and_follow, respond};
use super::files::{self, QUESTIONS};

/// Where a packed snapshot tells its length.
const LENGTH: std::ops::Range<usize> = 31..41;

/// What follows it stands for a place that a packed snapshot and a file are read beside.
const BESIDE: [&str; 2] = ["http://host/all.json", "http://host/a.yaml"];

const FILE: &[u8] =
    b"apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: beside, tags: [a] }\n";

/// The catalog is read whatever the bytes are, and answers.
pub fn check(data: &[u8]) {
    if snapshot::is_packed(data) {
        return check_packed(with_length(data));
    }
    let catalog = files::read(BESIDE[0], data, b"");
    files::check(&catalog);
    check_same(&catalog, &packed_and_read(&catalog));
}

/// Lies are answered with lies, but nothing breaks and nothing grows. Beside other files the
/// entities are read one by one, and make a sound catalog.
fn check_packed(data: Vec<u8>) {
    if let Ok(catalog) = snapshot::read(data.clone()) {
        for question in QUESTIONS {
            respond(&catalog, "GET", question, b"");
        }
        for question in [
            "/entities/by-query?fullTextFilterTerm=a%25e&orderField=kind,desc",
            "/entities/by-name/component/default/a/ancestry",
            "/entities/by-uid/a",
        ] {
            respond(&catalog, "GET", question, b"");
        }
    }
    let catalog = files::read_roots(&BESIDE.map(str::to_owned), &data, FILE);
    files::check(&catalog);
}

/// The length is never the lie: a fuzzer would hardly get beyond it.
fn with_length(data: &[u8]) -> Vec<u8> {
    let mut data = data.to_vec();
    let length = format!("{:010}", data.len());
    if let Some(place) = data.get_mut(LENGTH) {
        place.copy_from_slice(length.as_bytes());
    }
    data
}

fn packed_and_read(catalog: &Catalog) -> Catalog {
    let bytes = snapshot::write(catalog).expect("a small catalog");
    snapshot::read(bytes).expect("what was just written")
}

fn check_same(catalog: &Catalog, read: &Catalog) {
    assert_eq!(catalog.len(), read.len());
    for question in QUESTIONS
        .iter()
        .filter(|question| **question != "/problems")
    {
        ask_and_follow(read, "GET", question, b"");
        assert_eq!(
            catalog.answer(&super::answer::question("GET", question, b"")),
            read.answer(&super::answer::question("GET", question, b"")),
            "{question}"
        );
    }
}
