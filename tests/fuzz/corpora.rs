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

/// Seeds of an older form reach nothing but its refusal. UPDATE_SEEDS=1 packs them anew.
#[test]
fn packed_seeds_are_of_the_form_of_today() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz/corpus/snapshot");
    let lists = [
        r#"[]"#,
        r#"[{"apiVersion":"example.com/v1","kind":"Thing","metadata":{"name":"a","tags":["x","y"]}}]"#,
        r#"[{"apiVersion":"v","kind":"A","metadata":{"name":"a","uid":"U"},"spec":{"x":null,"y":"Z"},"relations":[{"type":"ownedBy","targetRef":"group:default/g"}]},{"apiVersion":"v","kind":"Group","metadata":{"name":"g","uid":"v"},"relations":[]}]"#,
    ];
    let location = "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: l }\nspec: { target: ./other.yaml }\n";
    let other = "apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: b }\n";
    let catalogs = lists
        .iter()
        .map(|list| targets::files::read("http://host/all.json", list.as_bytes(), b""))
        .chain([targets::files::read(
            "http://host/a.yaml",
            location.as_bytes(),
            other.as_bytes(),
        )]);
    for (number, catalog) in catalogs.enumerate() {
        let bytes = catalog::snapshot::write(&catalog).expect("a small catalog");
        let seed = folder.join(format!("packed-{number}"));
        if std::env::var_os("UPDATE_SEEDS").is_some() {
            std::fs::write(&seed, &bytes).expect("written");
        }
        let kept = std::fs::read(&seed).expect("a seed");
        assert!(kept == bytes, "{}: run with UPDATE_SEEDS=1", seed.display());
    }
}
