//! Every fuzz target over its corpus, without a fuzzer: what once broke the catalog stays harmless.

#[path = "targets/lib.rs"]
mod targets;

use std::path::Path;

/// Runs a target over its corpus.
fn run(target: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fuzz/corpus")
        .join(target);
    let files: Vec<_> = std::fs::read_dir(folder)
        .expect("a corpus")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    assert!(files.len() > 10, "{target} has a corpus of {}", files.len());
    let broken: Vec<_> = files
        .into_iter()
        .filter(|file| {
            let data = std::fs::read(file).expect("a file");
            std::panic::catch_unwind(|| check(&data)).is_err()
        })
        .collect();
    assert!(broken.is_empty(), "these break the catalog: {broken:#?}");
}

#[test]
fn catalog_files() {
    run("yaml", targets::yaml::check);
}

#[test]
fn requests() {
    run("request", targets::request::check);
}

#[test]
fn snapshots() {
    run("snapshot", targets::snapshot::check);
}

#[test]
fn cursors() {
    run("cursor", targets::cursor::check);
}
