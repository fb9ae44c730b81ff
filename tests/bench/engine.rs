//! How long the engine takes, natively, built as the worker and the command are built:
//! `cargo bench -p catalog --bench engine --profile fast`. In a browser `make bench` measures it.
//!
//! `BENCH_ENTITIES=100000` measures another size than ten thousand. The catalog is the one of
//! `tests/fixtures`, made by Node into `target/fixtures`.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use catalog::engine::Catalog;
use catalog::ingest::Ingestion;
use catalog::rest::Request;
use catalog::snapshot;
use criterion::{Criterion, SamplingMode};
use serde_json::{Value, json};

const SITE: &str = "http://host/";

/// The files of a catalog of some size.
struct Fixture {
    folder: PathBuf,
    count: usize,
}

impl Fixture {
    /// Makes the files where they are missing or older than what makes them.
    fn new() -> Self {
        let asked = std::env::var("BENCH_ENTITIES").ok();
        let count = asked.map_or(10_000, |asked| asked.parse().expect("a number of entities"));
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let folder = root.join(format!("target/fixtures/{count}"));
        let generator = root.join("tests/fixtures");
        if !is_newer(&folder.join("catalog.json"), &generator) {
            let made = Command::new("node")
                .arg(generator.join("catalog.mjs"))
                .args(["--count", &count.to_string(), "--json"])
                .arg(folder.join("catalog.json"))
                .arg("--yaml")
                .arg(folder.join("yaml"))
                .status()
                .expect("Node runs");
            assert!(made.success(), "the catalog was made");
        }
        Self { folder, count }
    }

    /// Every file of the catalog at a location, with its URL, in the order it is asked for.
    fn files(&self, location: &str) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        read(location, |url| {
            let path = url.strip_prefix(SITE).expect("a file of the site");
            let content = std::fs::read(self.folder.join(path)).expect("a file");
            files.push((url.to_owned(), content.clone()));
            content
        });
        files
    }
}

/// Whether a file was written after every file of a folder.
fn is_newer(file: &Path, folder: &Path) -> bool {
    let written = |path: &Path| path.metadata().and_then(|found| found.modified()).ok();
    let sources = std::fs::read_dir(folder).expect("a folder");
    let last = sources
        .map(|source| written(&source.expect("a file").path()))
        .max();
    written(file) > last.flatten()
}

fn read(location: &str, mut file: impl FnMut(&str) -> Vec<u8>) -> Catalog {
    let mut ingestion = Ingestion::new(&[[SITE, location].concat()]);
    loop {
        let wanted = ingestion.wanted();
        if wanted.is_empty() {
            return ingestion.finish();
        }
        for url in wanted {
            ingestion.supply(&url, Ok(file(&url)));
        }
    }
}

fn ask(catalog: &Catalog, method: &str, target: &str, body: &str) -> (u16, Vec<u8>) {
    let response = catalog.answer(&question(method, target, body));
    (response.status, response.body)
}

fn get(catalog: &Catalog, target: &str) -> Value {
    let (status, body) = ask(catalog, "GET", target, "");
    assert_eq!(status, 200, "{target}");
    serde_json::from_slice(&body).expect("JSON")
}

/// From the content of files to a catalog that answers.
fn ready(criterion: &mut Criterion) {
    let fixture = Fixture::new();
    let mut group = criterion.benchmark_group(format!("ready_{}", fixture.count));
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    for (name, location) in [("yaml", "yaml/catalog-info.yaml"), ("json", "catalog.json")] {
        let files = fixture.files(location);
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let mut files = files.iter();
                let content = |url: &str| {
                    let (named, content) = files.next().expect("a file");
                    assert_eq!(named, url);
                    content.clone()
                };
                read(location, content).len()
            });
        });
    }
    let packed = packed(&fixture);
    group.bench_function("packed", |bencher| {
        bencher.iter(|| read("catalog.packed", |_| packed.clone()).len());
    });
    group.finish();
}

/// The same catalog as a snapshot.
fn packed(fixture: &Fixture) -> Vec<u8> {
    let files = fixture.files("catalog.json");
    let catalog = read("catalog.json", |_| files[0].1.clone());
    snapshot::write(&catalog).expect("a catalog below 4 GB")
}

/// What the portal asks, each question as one request.
fn questions(catalog: &Catalog) -> Vec<(&'static str, &'static str, String, String)> {
    let list = "/entities/by-query?limit=20&filter=kind=component&orderField=metadata.name,asc";
    let rows =
        "&fields=kind,metadata.name,metadata.namespace,metadata.title,metadata.tags,spec,relations";
    let table = "&fields=kind,metadata.name,metadata.namespace,metadata.title,metadata.description,metadata.tags,spec.owner,spec.system,spec.type,spec.lifecycle";
    let search = "&fullTextFilterTerm=ledger&fullTextFilterFields=metadata.name,metadata.title,metadata.tags";
    let letters = "/entities/by-letters?limit=20&fields=kind,metadata.name,metadata.namespace,metadata.title,spec.type,spec.profile.displayName&letters=";
    let predicate = json!({
        "query": {"$all": [
            {"kind": "component"},
            {"$not": {"spec.lifecycle": {"$in": ["deprecated", "experimental"]}}},
            {"$any": [{"metadata.tags": {"$contains": "rust"}}, {"metadata.name": {"$hasPrefix": "le"}}]},
        ]},
        "orderBy": [{"field": "metadata.name", "order": "asc"}],
        "limit": 20,
    });
    let refs = get(
        catalog,
        "/entities/by-query?limit=1000&fields=kind,metadata&filter=kind=component",
    );
    let refs: Vec<String> = refs["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|item| {
            format!(
                "component:{}/{}",
                text(&item["metadata"]["namespace"]),
                text(&item["metadata"]["name"])
            )
            .to_lowercase()
        })
        .collect();
    let facets = "/entity-facets?facet=kind&facet=spec.type&facet=spec.lifecycle&facet=metadata.tags&facet=relations.ownedBy&filter=kind=component";
    let by_get = |name, target: String| (name, "GET", target, String::new());
    let by_post =
        |name, target: &str, body: Value| (name, "POST", target.to_owned(), body.to_string());
    vec![
        by_get("page", list.to_owned()),
        by_get("page_projected", [list, rows].concat()),
        by_get(
            "page_of_200",
            [&list.replace("limit=20", "limit=200"), table].concat(),
        ),
        by_get("page_deep", deep(catalog, list)),
        by_get(
            "count",
            "/entities/by-query?limit=0&filter=kind=api".to_owned(),
        ),
        by_get("facets", facets.to_owned()),
        by_get(
            "ordered",
            "/entities?limit=20&order=asc:spec.type&order=desc:metadata.name".to_owned(),
        ),
        by_get("full_text", [list, search].concat()),
        by_get("by_letters", [letters, "pgw"].concat()),
        by_get("by_letters_few", [letters, "er"].concat()),
        by_get("by_letters_words", [letters, "e%20r"].concat()),
        by_get(
            "full_text_words",
            [
                list,
                &search.replace("=ledger", "=ledger%20sync"),
                "&fullTextFilterWords=all",
            ]
            .concat(),
        ),
        by_post("predicate", "/entities/by-query", predicate),
        by_post(
            "by_refs_1000",
            "/entities/by-refs",
            json!({"entityRefs": refs, "fields": ["kind", "metadata.name"]}),
        ),
    ]
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// The page in the middle of a list, by the cursor that leads there.
fn deep(catalog: &Catalog, list: &str) -> String {
    let total = get(catalog, list)["totalItems"].as_u64().expect("a total");
    let before = get(catalog, &format!("{list}&offset={}", total / 2));
    let cursor = text(&before["pageInfo"]["nextCursor"]);
    let cursor: String = form_urlencoded::byte_serialize(cursor.as_bytes()).collect();
    format!("/entities/by-query?limit=20&cursor={cursor}")
}

fn answers(criterion: &mut Criterion) {
    let fixture = Fixture::new();
    let files = fixture.files("catalog.json");
    let catalog = read("catalog.json", |_| files[0].1.clone());
    assert_eq!(catalog.len(), fixture.count);
    assert_eq!(catalog.problems(), []);
    let mut group = criterion.benchmark_group(format!("answer_{}", fixture.count));
    group
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    for (name, method, target, body) in questions(&catalog) {
        let (status, _) = ask(&catalog, method, &target, &body);
        assert_eq!(status, 200, "{name}");
        group.bench_function(name, |bencher| {
            bencher.iter(|| ask(black_box(&catalog), method, &target, &body));
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    ready(&mut criterion);
    answers(&mut criterion);
    criterion.final_summary();
}

fn question(method: &str, target: &str, body: &str) -> Request {
    Request {
        method: method.to_owned(),
        target: target.to_owned(),
        content_type: (method == "POST").then(|| "application/json".to_owned()),
        body: body.into(),
    }
}
