//! Packed snapshots: what is read from one answers as what was packed.

use catalog::engine::Catalog;
use catalog::ingest::Ingestion;
use catalog::rest::Request;
use catalog::snapshot;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::catalogs::{KEYS, Sample, sample, searched};
use super::laws::predicate;
use super::questions::{Question, question};
use super::rows::Searched;
use super::{cases, encoded, everything, get};

const PACKED: &str = "http://host/catalog.packed";

fn packed(catalog: &Catalog) -> Vec<u8> {
    let bytes = snapshot::write(catalog).expect("a small catalog");
    assert!(snapshot::is_packed(&bytes));
    bytes
}

/// Reads roots; a file that is not among these is missing.
fn read_all(roots: &[&str], files: &[(&str, Vec<u8>)]) -> Catalog {
    let roots: Vec<String> = roots.iter().map(|root| (*root).to_owned()).collect();
    let mut ingestion = Ingestion::new(&roots);
    loop {
        let wanted = ingestion.wanted();
        if wanted.is_empty() {
            return ingestion.finish();
        }
        for url in wanted {
            let file = files.iter().find(|(known, _)| *known == url);
            let content = file.map(|(_, content)| content.clone());
            ingestion.supply(&url, content.ok_or_else(|| "it is not there".to_owned()));
        }
    }
}

/// A sample as files that Locations lead to, so that there is an ancestry.
fn below_locations(sample: &Sample) -> Catalog {
    let location = |name: &str, target: &str| {
        format!(
            "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {{ name: {name} }}\nspec: {{ targets: [{target}] }}\n"
        )
    };
    let texts: Vec<String> = sample.written.iter().map(Value::to_string).collect();
    let (first, second) = texts.split_at(texts.len() / 2);
    let documents = |texts: &[String]| texts.join("\n---\n").into_bytes();
    read_all(
        &["http://host/root.yaml"],
        &[
            (
                "http://host/root.yaml",
                location("all", "./below.yaml, ./second.yaml").into_bytes(),
            ),
            (
                "http://host/below.yaml",
                location("below", "./first.yaml, ./second.yaml").into_bytes(),
            ),
            ("http://host/first.yaml", documents(first)),
            ("http://host/second.yaml", documents(second)),
        ],
    )
}

/// Whatever can be asked of a catalog, about every entity and with this question and predicate.
fn requests(catalog: &Catalog, question: &Question, predicate: &Value) -> Vec<Request> {
    let parameters = question.parameters();
    let first = format!("/entities/by-query?limit=3{parameters}");
    let mut targets = vec![
        "/entities".to_owned(),
        "/entities?offset=1&limit=3&order=desc:spec.size&order=asc:metadata.tags".to_owned(),
        "/entities?offset=0&order=asc:spec.parts.ab".to_owned(),
        format!("/entities/by-query?fields=metadata.name,spec.deep.c.d{parameters}"),
        format!("/entity-facets?facet={}", KEYS.join("&facet=")),
    ];
    let mut page = get(catalog, &first);
    targets.push(first);
    while let Some(cursor) = page["pageInfo"]["nextCursor"].as_str() {
        let target = format!("/entities/by-query?limit=3&cursor={}", encoded(cursor));
        page = get(catalog, &target);
        targets.push(target);
    }
    let mut references = Vec::new();
    for entity in searched(catalog) {
        let reference = entity.reference();
        let path = reference.replacen(':', "/", 1);
        targets.push(format!("/entities/by-uid/{}", entity.uid()));
        targets.push(format!("/entities/by-name/{path}"));
        targets.push(format!("/entities/by-name/{path}/ancestry"));
        references.push(reference);
    }
    let body = |body: Value| body.to_string();
    let posts = [
        (
            "/entities/by-refs",
            body(json!({"entityRefs": references, "query": predicate})),
        ),
        (
            "/entities/by-query",
            body(json!({"query": predicate, "limit": 3})),
        ),
        (
            "/entity-facets",
            body(json!({"facets": KEYS, "query": predicate})),
        ),
    ];
    let posts = posts.map(|(target, body)| Request::post(target, body));
    targets.into_iter().map(Request::get).chain(posts).collect()
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_catalog_answers_as_before_it_was_packed(
        sample in sample(),
        question in question(),
        predicate in predicate(),
        is_below in any::<bool>(),
    ) {
        let catalog = if is_below { below_locations(&sample) } else { sample.catalog() };
        let bytes = packed(&catalog);
        let read = snapshot::read(bytes.clone()).expect("what was packed");
        let ingested = read_all(&[PACKED], &[(PACKED, bytes.clone())]);
        for request in requests(&catalog, &question, &predicate) {
            let expected = catalog.answer(&request);
            prop_assert_eq!(expected.status, 200, "{:?}", request);
            prop_assert_eq!(&read.answer(&request), &expected, "{:?}", request);
            prop_assert_eq!(&ingested.answer(&request), &expected, "{:?}", request);
        }
        prop_assert_eq!(packed(&read), bytes, "packed again it is the same");
    }

    #[test]
    fn beside_another_root_every_entity_is_as_it_was(sample in sample(), question in question(), is_first in any::<bool>()) {
        const OTHER: &str = "http://host/other.yaml";
        let other = "apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: other, tags: [ab] }\n";
        let catalog = below_locations(&sample);
        let roots = if is_first { [PACKED, OTHER] } else { [OTHER, PACKED] };
        let both = read_all(&roots, &[(PACKED, packed(&catalog)), (OTHER, other.into())]);
        prop_assert_eq!(both.problems(), []);
        prop_assert_eq!(both.len(), catalog.len() + 2);
        for entity in everything(&catalog) {
            let reference = Searched::new(entity.clone()).reference();
            let target = format!("/entities/by-name/{}", reference.replacen(':', "/", 1));
            prop_assert_eq!(get(&both, &target), entity);
        }
        let page = get(&both, &format!("/entities/by-query?limit=1000{}", question.parameters()));
        let items = page["items"].as_array().expect("items").iter();
        let references: Vec<String> = items.map(|item| Searched::new(item.clone()).reference()).collect();
        prop_assert_eq!(references, question.list(&searched(&both)));
    }

    #[test]
    fn a_snapshot_that_was_cut_short_or_changed_does_no_harm(
        sample in sample(),
        cut in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let catalog = below_locations(&sample);
        let bytes = packed(&catalog);
        let cut = bytes[..cut.index(bytes.len())].to_vec();
        prop_assert!(snapshot::read(cut).is_err());
        let mut changed = bytes;
        for (place, byte) in changes {
            let place = place.index(changed.len());
            changed[place] = byte;
        }
        if let Ok(catalog) = snapshot::read(changed) {
            for target in ["/entities", "/entities?order=asc:kind&limit=2", "/entity-facets?facet=kind&facet=metadata.tags"] {
                catalog.answer(&Request::get(target));
            }
        }
    }
}
