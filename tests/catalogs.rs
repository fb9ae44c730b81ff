//! Real catalogs through the engine, from files: what a worker reads by `fetch` is read here from
//! the disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use catalog::engine::Catalog;
use catalog::ingest::Ingestion;
use catalog::rest::Request;
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Reads a catalog below `folder`, which stands for the site `http://host/`.
fn read(folder: &Path, location: &str) -> Catalog {
    let mut ingestion = Ingestion::new(&[format!("http://host/{location}")]);
    loop {
        let wanted = ingestion.wanted();
        if wanted.is_empty() {
            return ingestion.finish();
        }
        for url in wanted {
            let content = match url.strip_prefix("http://host/") {
                Some(path) => std::fs::read(folder.join(path)).map_err(|error| error.to_string()),
                None => Err("this test reads files only".to_owned()),
            };
            ingestion.supply(&url, content);
        }
    }
}

fn get(catalog: &Catalog, target: &str) -> Value {
    let response = catalog.answer(&Request::get(target));
    assert_eq!(response.status, 200, "{target}");
    serde_json::from_slice(&response.body).expect("JSON")
}

fn kinds(catalog: &Catalog) -> BTreeMap<String, u64> {
    let facets = get(catalog, "/entity-facets?facet=kind");
    let counts = facets["facets"]["kind"].as_array().expect("counts");
    counts
        .iter()
        .map(|counted| {
            let kind = counted["value"].as_str().expect("a kind");
            (kind.to_owned(), counted["count"].as_u64().expect("a count"))
        })
        .collect()
}

/// `file:line entity` of every problem, files without their folder.
fn places(catalog: &Catalog) -> Vec<String> {
    let mut places: Vec<String> = catalog
        .problems()
        .iter()
        .map(|problem| {
            let file = problem.file.rsplit('/').next().unwrap_or_default();
            let line = problem.line.map(|line| line.to_string());
            let entity = problem.entity.as_deref().unwrap_or("-");
            format!("{file}:{} {entity}", line.as_deref().unwrap_or("-"))
        })
        .collect();
    places.sort();
    places
}

#[test]
fn the_demo_loads_but_for_its_deliberate_mistakes() {
    let catalog = read(&root().join("public"), "demo/catalog-info.yaml");
    let expected = [
        ("API", 9),
        ("Component", 19),
        ("Domain", 3),
        ("Group", 8),
        // Four of its own and the one that registers the first file.
        ("Location", 5),
        ("Resource", 7),
        ("System", 6),
        ("Template", 1),
        ("User", 8),
    ];
    let expected: BTreeMap<String, u64> = expected
        .iter()
        .map(|(kind, count)| ((*kind).to_owned(), *count))
        .collect();
    assert_eq!(kinds(&catalog), expected);
    assert_eq!(
        places(&catalog),
        [
            "cycle.yaml:1 location:default/revolving-stage",
            "dangling-relations.yaml:2 component:default/fog-desk",
            "dangling-relations.yaml:29 resource:default/wig-store-sensors",
            "duplicate-second.yaml:1 resource:touring/truck-telemetry",
            "illegal-name.yaml:35 component:default/ticket printer!",
            "missing-definition.yaml:14 api:default/wardrobe",
            "missing-definition.yaml:16 component:default/wardrobe-tracker",
            "unclosed-quote.yaml:7 -",
            "unreachable-target.yaml:1 location:default/lost-script",
        ]
    );
}

#[test]
fn a_catalog_of_271_entities_loads_whole() {
    let folder = root().join("../shared/catalogs");
    if !folder.is_dir() {
        println!("left out: {} is not here", folder.display());
        return;
    }
    let catalog = read(&folder, "parasol/parasol-catalog-index.yaml");
    let counts = kinds(&catalog);
    let count = |kind: &str| counts.get(kind).copied().unwrap_or_default();
    let of = ["Component", "System", "API", "Domain", "Group"].map(count);
    assert_eq!(of, [175, 53, 16, 14, 13]);
    assert_eq!(of.iter().sum::<u64>(), 271);

    // Relations go both ways: who is part of a system is among its parts.
    let page = get(
        &catalog,
        "/entities/by-query?filter=kind=component&limit=500&fields=metadata.name,relations",
    );
    let parts: usize = page["items"]
        .as_array()
        .expect("items")
        .iter()
        .flat_map(|item| item["relations"].as_array().expect("relations"))
        .filter(|relation| relation["type"] == "partOf")
        .count();
    let systems = get(
        &catalog,
        "/entities/by-query?filter=kind=system&limit=500&fields=relations",
    );
    let wholes: usize = systems["items"]
        .as_array()
        .expect("items")
        .iter()
        .flat_map(|item| item["relations"].as_array().expect("relations"))
        .filter(|relation| {
            let target = relation["targetRef"].as_str().unwrap_or_default();
            relation["type"] == "hasPart" && target.starts_with("component:")
        })
        .count();
    assert!(parts > 100, "{parts} components are part of something");
    assert_eq!(parts, wholes);
}
