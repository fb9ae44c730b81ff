//! Reads catalogs from files in memory, and checks what holds for every catalog.

use std::collections::BTreeSet;

use catalog::engine::Catalog;
use catalog::ingest::Ingestion;
use serde_json::Value;

use super::answer::{ask_and_follow, encoded, follow, get};

/// After so many files a reader gives up, so that a file that leads ever deeper ends.
const MOST_FILES: usize = 64;

/// Questions every catalog has an answer to.
pub const QUESTIONS: [&str; 11] = [
    "/entities",
    "/entities?filter=kind=component&fields=kind,metadata.name&limit=3",
    "/entities/by-query?orderField=metadata.name,desc&limit=2&filter=kind",
    "/entities/by-query?orderField=spec.type&limit=0",
    "/entities/by-query?fullTextFilterTerm=a&fullTextFilterFields=metadata.name,metadata.tags",
    "/entities/by-query?fields=metadata,spec.owner,relations&limit=500",
    "/entity-facets?facet=kind&facet=metadata.tags&facet=relations.ownedBy",
    "/entities?limit=2&offset=1&order=desc:kind&order=asc:metadata.tags",
    "/entities?order=asc:metadata.name&limit=5",
    "/entities/by-query?filter=metadata.tags.a,spec.owner&orderField=metadata.tags.a,asc&limit=1",
    "/problems",
];

/// Reads the file at `url`; every other file that is asked for has the content of `other`.
pub fn read(url: &str, content: &[u8], other: &[u8]) -> Catalog {
    read_roots(&[url.to_owned()], content, other)
}

/// The same with roots beside the first.
pub fn read_roots(roots: &[String], content: &[u8], other: &[u8]) -> Catalog {
    let url = roots.first().map_or("", String::as_str);
    let mut ingestion = Ingestion::new(roots);
    let mut files = 0;
    loop {
        let wanted = ingestion.wanted();
        if wanted.is_empty() {
            return ingestion.finish();
        }
        for wanted in wanted {
            files += 1;
            let content = match files {
                _ if wanted == url => Ok(content.to_vec()),
                0..=MOST_FILES => Ok(other.to_vec()),
                _ => Err("there are too many".to_owned()),
            };
            ingestion.supply(&wanted, content);
        }
    }
}

/// Asks a catalog what every catalog is asked, and compares the answers with each other.
pub fn check(catalog: &Catalog) {
    for question in QUESTIONS {
        ask_and_follow(catalog, "GET", question, b"");
    }
    check_facets(catalog);
    let walked = walk(catalog);
    assert_eq!(walked.len(), catalog.len(), "a walk meets everything");
    for entity in walked.iter().take(20) {
        check_addresses(catalog, entity);
    }
}

/// Every entity has one kind, so the kinds' counts add up to all.
fn check_facets(catalog: &Catalog) {
    let facets = get(catalog, "/entity-facets?facet=kind");
    let counts = facets["facets"]["kind"].as_array().expect("counts");
    let total: u64 = counts.iter().filter_map(|one| one["count"].as_u64()).sum();
    assert_eq!(total as usize, catalog.len());
}

/// All entities, page by page, each met once.
fn walk(catalog: &Catalog) -> Vec<Value> {
    let limit = 1 + catalog.len() as u64 / 10;
    let mut page = get(catalog, &format!("/entities/by-query?limit={limit}"));
    let (mut entities, mut met) = (Vec::new(), BTreeSet::new());
    loop {
        assert_eq!(page["totalItems"], catalog.len());
        for entity in page["items"].as_array().expect("items") {
            assert!(met.insert(reference(entity)), "met twice: {entity}");
            entities.push(entity.clone());
        }
        match page["pageInfo"]["nextCursor"].as_str() {
            Some(cursor) => page = follow(catalog, cursor, limit),
            None => return entities,
        }
    }
}

fn check_addresses(catalog: &Catalog, entity: &Value) {
    let metadata = &entity["metadata"];
    let uid = format!("/entities/by-uid/{}", path_part(&metadata["uid"]));
    assert_eq!(&get(catalog, &uid), entity, "by its uid");
    let name = format!(
        "/entities/by-name/{}/{}/{}",
        path_part(&entity["kind"]),
        path_part(&metadata["namespace"]),
        path_part(&metadata["name"])
    );
    assert_eq!(&get(catalog, &name), entity, "by its name");
    let ancestry = get(catalog, &format!("{name}/ancestry"));
    assert_eq!(ancestry["items"][0]["entity"], *entity);
}

/// A path has no plus for a space, as a query has.
fn path_part(value: &Value) -> String {
    encoded(value.as_str().expect("a text")).replace('+', "%20")
}

fn reference(entity: &Value) -> String {
    let part = |pointer: &str| entity.pointer(pointer).and_then(Value::as_str);
    let parts = ["/kind", "/metadata/namespace", "/metadata/name"].map(part);
    parts
        .map(|part| part.expect("a text").to_lowercase())
        .join(":")
}
