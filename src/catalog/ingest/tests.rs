use std::collections::BTreeMap;

use serde_json::json;

use super::*;
use crate::rest::Request;

const ROOT: &str = "http://host/catalog-info.yaml";

/// Ingests files by their names below `http://host/`; what is not there is missing.
fn ingest(files: &[(&str, &str)]) -> Catalog {
    let files: BTreeMap<String, &str> = files
        .iter()
        .map(|(name, text)| (format!("http://host/{name}"), *text))
        .collect();
    let mut ingestion = Ingestion::new(&[ROOT.to_owned()]);
    loop {
        // Last first: the order of answers must not matter.
        let mut wanted = ingestion.wanted();
        wanted.reverse();
        if wanted.is_empty() {
            return ingestion.finish();
        }
        for url in wanted {
            let content = files.get(&url).map(|text| text.as_bytes().to_vec());
            ingestion.supply(&url, content.ok_or_else(|| "404 Not Found".to_owned()));
        }
    }
}

fn component(name: &str, more: &str) -> String {
    format!(
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: {name}\nspec:\n  type: service\n  lifecycle: production\n  owner: crew\n{more}---\n"
    )
}

fn location(targets: &str) -> String {
    format!(
        "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata:\n  name: l{}\nspec:\n  targets: [{targets}]\n---\n",
        targets.len()
    )
}

const CREW: &str = "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: crew\nspec:\n  type: team\n  children: []\n---\n";

fn entity(catalog: &Catalog, reference: &str) -> Option<Value> {
    let (kind, name) = reference.split_once(':').expect("kind:name");
    let response = catalog.answer(&Request::get(format!(
        "/entities/by-name/{kind}/default/{name}"
    )));
    (response.status == 200).then(|| serde_json::from_slice(&response.body).expect("JSON"))
}

fn messages(catalog: &Catalog) -> Vec<String> {
    catalog
        .problems()
        .iter()
        .map(|problem| {
            let line = problem
                .line
                .map_or_else(String::new, |line| line.to_string());
            let file = problem.file.trim_start_matches("http://host/");
            let entity = problem.entity.as_deref().unwrap_or("-");
            format!("{file}:{line} {entity} {}", problem.message)
        })
        .collect()
}

#[test]
fn locations_are_followed_and_relations_know_both_ends() {
    let catalog = ingest(&[
        (
            "catalog-info.yaml",
            &location("./a/web.yaml, http://host/crew.yaml"),
        ),
        (
            "a/web.yaml",
            &component("web", "  dependsOn: [component:api]\n"),
        ),
        ("crew.yaml", &(CREW.to_owned() + &component("api", ""))),
    ]);
    assert_eq!(messages(&catalog), Vec::<String>::new());
    // The generated location, the written one, two components and a group.
    assert_eq!(catalog.len(), 5);
    let api = entity(&catalog, "component:api").expect("api");
    assert_eq!(
        api["relations"],
        json!([
            {"type": "dependencyOf", "targetRef": "component:default/web"},
            {"type": "ownedBy", "targetRef": "group:default/crew"},
        ])
    );
    assert_eq!(
        api["metadata"]["annotations"],
        json!({
            "backstage.io/managed-by-location": "url:http://host/crew.yaml",
            "backstage.io/managed-by-origin-location": "url:http://host/catalog-info.yaml",
            "backstage.io/view-url": "http://host/crew.yaml",
        })
    );
}

#[test]
fn a_file_that_does_not_parse_costs_itself() {
    let catalog = ingest(&[
        ("catalog-info.yaml", &(location("bad.yaml") + CREW)),
        ("bad.yaml", "kind: [\n"),
    ]);
    assert!(entity(&catalog, "group:crew").is_some());
    let problems = messages(&catalog);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("bad.yaml:"), "{problems:?}");
    assert!(problems[0].contains("YAML error"), "{problems:?}");
}

#[test]
fn one_invalid_entity_among_good_ones_costs_itself() {
    let invalid = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: bad\nspec:\n  type: service\n  lifecycle: x\n---\n";
    let catalog = ingest(&[(
        "catalog-info.yaml",
        &[CREW, invalid, &component("web", "")].concat(),
    )]);
    assert!(entity(&catalog, "component:web").is_some());
    assert!(entity(&catalog, "component:bad").is_none());
    assert_eq!(
        messages(&catalog),
        [
            "catalog-info.yaml:13 component:default/bad Processor BuiltinKindsEntityProcessor threw an error while validating the entity component:default/bad; caused by TypeError: /spec must have required property 'owner' - missingProperty: owner"
        ]
    );
}

#[test]
fn a_missing_placeholder_refuses_its_entity() {
    let api = "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: a}\nspec: {type: openapi, lifecycle: x, owner: crew, definition: {$text: ./gone.yaml}}\n---\n";
    let catalog = ingest(&[("catalog-info.yaml", &(api.to_owned() + CREW))]);
    assert!(entity(&catalog, "api:a").is_none());
    assert_eq!(
        messages(&catalog),
        [
            "catalog-info.yaml:4 api:default/a Processor PlaceholderProcessor threw an error while preprocessing; caused by Error: Placeholder $text could not read location ./gone.yaml, 404 Not Found"
        ]
    );
}

#[test]
fn an_unreachable_location_is_its_own_status() {
    let catalog = ingest(&[("catalog-info.yaml", &(location("gone.yaml") + CREW))]);
    let found = entity(&catalog, "location:l9").expect("the location");
    let message = found
        .pointer("/status/items/0/message")
        .and_then(Value::as_str);
    assert_eq!(
        message,
        Some("InputError: Unable to read url http://host/gone.yaml: 404 Not Found")
    );
    assert_eq!(messages(&catalog).len(), 1);
}

#[test]
fn an_optional_location_may_be_missing() {
    let optional = "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: l}\nspec: {target: gone.yaml, presence: optional}\n";
    let catalog = ingest(&[("catalog-info.yaml", optional)]);
    assert_eq!(messages(&catalog), Vec::<String>::new());
}

#[test]
fn a_cycle_of_locations_ends() {
    let catalog = ingest(&[
        ("catalog-info.yaml", &location("b.yaml")),
        ("b.yaml", &location("./catalog-info.yaml, b.yaml")),
    ]);
    let problems = messages(&catalog);
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(
        problems.iter().all(|problem| problem.contains("cycle")),
        "{problems:?}"
    );
}

#[test]
fn two_entities_of_one_reference_name_both_places() {
    let catalog = ingest(&[
        (
            "catalog-info.yaml",
            &(location("b.yaml") + CREW + &component("web", "  system: first\n")),
        ),
        ("b.yaml", &component("Web", "")),
    ]);
    let problems = messages(&catalog);
    // A backend meets what stands nearer to the root first.
    let web = entity(&catalog, "component:web").expect("web");
    assert_eq!(web["spec"]["system"], "first");
    assert_eq!(
        problems,
        [
            "b.yaml:1 component:default/web The entity component:default/web stands already in http://host/catalog-info.yaml:16: this one was left out.",
            "catalog-info.yaml:16 component:default/web Part of system:default/first, which does not exist.",
        ]
    );
}

#[test]
fn a_relation_to_nothing_is_kept_and_reported() {
    let catalog = ingest(&[("catalog-info.yaml", &component("web", ""))]);
    let web = entity(&catalog, "component:web").expect("web");
    assert_eq!(
        web["relations"],
        json!([{"type": "ownedBy", "targetRef": "group:default/crew"}])
    );
    assert_eq!(
        messages(&catalog),
        [
            "catalog-info.yaml:1 component:default/web Owned by group:default/crew, which does not exist."
        ]
    );
}

#[test]
fn scripts_in_addresses_are_rejected() {
    let written = component("web", "").replace(
        "  name: web\n",
        "  name: web\n  annotations: {backstage.io/view-url: 'JavaScript:alert(1)', backstage.io/edit-url: 'https://a.b'}\n",
    );
    let catalog = ingest(&[("catalog-info.yaml", &(written + CREW))]);
    let web = entity(&catalog, "component:web").expect("web");
    let annotation = |key: &str| {
        web["metadata"]["annotations"][key]
            .as_str()
            .map(str::to_owned)
    };
    assert_eq!(
        annotation("backstage.io/view-url").as_deref(),
        Some("https://backstage.io/annotation-rejected-for-security-reasons")
    );
    assert_eq!(
        annotation("backstage.io/edit-url").as_deref(),
        Some("https://a.b")
    );
}

#[test]
fn a_snapshot_keeps_its_uids_and_its_relations() {
    let snapshot = json!([
        {"apiVersion": "backstage.io/v1alpha1", "kind": "Group", "metadata": {"name": "crew", "uid": "u-1", "etag": "e"}, "spec": {"type": "team", "children": []}, "relations": [{"type": "old", "targetRef": "a:b/c"}]},
    ]);
    let catalog = ingest(&[
        ("catalog-info.yaml", &location("all.json")),
        ("all.json", &snapshot.to_string()),
    ]);
    let crew = entity(&catalog, "group:crew").expect("crew");
    assert_eq!(crew["metadata"]["uid"], "u-1");
    let old = json!([{"type": "old", "targetRef": "a:b/c"}]);
    assert_eq!(crew["relations"], old);
}

#[test]
fn problems_point_to_what_they_are_about() {
    let api = "apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: a}\nspec: {type: openapi, lifecycle: x, owner: crew, definition: {$text: ./gone.txt}}\n---\n";
    let cased = component("cased", "  a: {b: 1}\n  A: {B: 1}\n");
    let text = component("web", "") + &component("web", "") + api + &cased;
    let targets = location("catalog-info.yaml, gone.yaml");
    let catalog = ingest(&[("catalog-info.yaml", &(targets + &text + CREW))]);
    let mut found: Vec<(ProblemKind, Option<u32>, &str)> = catalog
        .problems()
        .iter()
        .map(|problem| (problem.kind, problem.line, problem.pointer.as_str()))
        .collect();
    found.sort_by_key(|(_, line, pointer)| (*line, *pointer));
    assert_eq!(
        found,
        [
            (ProblemKind::Unreadable, Some(1), "/spec/targets/0"),
            (ProblemKind::Unreadable, Some(1), "/spec/targets/1"),
            (ProblemKind::Duplicate, Some(17), "/metadata/name"),
            (ProblemKind::Invalid, Some(29), "/spec/definition/$text"),
            (ProblemKind::Invalid, Some(40), "/spec/A/B"),
        ]
    );
}
