//! Requests that are made to hurt. That a test ends is what it proves: the work they cause is
//! bounded.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use catalog::engine::Catalog;
use serde_json::{Value, json};

use super::{ask, encoded, get, post, read};

const MANY: usize = 10_000;

/// Forty things with long titles.
fn catalog() -> Catalog {
    let entities: Vec<Value> = (0..40)
        .map(|number| {
            json!({
                "apiVersion": "example.com/v1",
                "kind": "Thing",
                "metadata": {"name": format!("n{number}"), "title": "a".repeat(200 - number)},
            })
        })
        .collect();
    read("http://host/all.json", Value::from(entities).to_string())
}

fn total(page: &Value) -> u64 {
    page["totalItems"].as_u64().expect("a total")
}

#[test]
fn a_filter_may_have_many_statements() {
    let catalog = catalog();
    let question = |filter: &str| total(&get(&catalog, &format!("/entities/by-query?{filter}")));
    let values: Vec<String> = (0..MANY)
        .map(|number| format!("metadata.name=n{number}"))
        .collect();
    assert_eq!(
        question(&format!("filter={}", encoded(&values.join(",")))),
        40
    );
    let sets: Vec<String> = values
        .iter()
        .map(|value| format!("filter={}", encoded(value)))
        .collect();
    assert_eq!(question(&sets.join("&")), 40);
    let keys: Vec<String> = (0..MANY).map(|number| format!("spec.k{number}")).collect();
    assert_eq!(question(&format!("filter={}", encoded(&keys.join(",")))), 0);
    let kinds = vec!["kind=thing"; MANY].join(",");
    assert_eq!(question(&format!("filter={}", encoded(&kinds))), 40);
}

#[test]
fn parameters_may_be_many() {
    let catalog = catalog();
    let fields = vec!["metadata.name"; MANY].join(",");
    get(&catalog, &format!("/entities/by-query?fields={fields}"));
    let dots = "a.".repeat(MANY);
    get(
        &catalog,
        &format!("/entities/by-query?fields=metadata.{dots}a&filter={dots}&limit=1"),
    );
    let facets = vec!["facet=kind"; MANY].join("&");
    get(&catalog, &format!("/entity-facets?{facets}"));
    let orders = vec!["orderField=metadata.name,asc"; MANY].join("&");
    get(&catalog, &format!("/entities/by-query?limit=1&{orders}"));
    let orders = vec!["order=asc:metadata.name"; MANY].join("&");
    get(&catalog, &format!("/entities?limit=1&{orders}"));
    for target in [
        "/".repeat(MANY),
        "/entities/by-query?".to_owned() + &"&".repeat(MANY),
    ] {
        ask(&catalog, "GET", &target, "");
    }
}

#[test]
fn many_refs_are_answered_one_by_one() {
    let catalog = catalog();
    let refs: Vec<String> = (0..MANY)
        .map(|number| format!("thing:default/n{}", number % 80))
        .collect();
    let answer = post(
        &catalog,
        "/entities/by-refs",
        &json!({"entityRefs": refs, "fields": ["metadata.name"]}),
    );
    let items = answer["items"].as_array().expect("items");
    assert_eq!(items.len(), MANY);
    for (number, item) in items.iter().enumerate() {
        let expected = match number % 80 {
            there @ 0..40 => json!({"metadata": {"name": format!("n{there}")}}),
            _ => Value::Null,
        };
        assert_eq!(item, &expected);
    }
}

#[test]
fn bodies_nested_deep_are_refused() {
    let catalog = catalog();
    let deep =
        |open: &str, close: &str| format!("{}{{}}{}", open.repeat(100_000), close.repeat(100_000));
    for predicate in [
        deep("{\"$not\":", "}"),
        deep("{\"$all\":[", "]}"),
        deep("[", "]"),
    ] {
        for (target, key) in [
            ("/entities/by-query", "query"),
            ("/entities/by-refs", "entityRefs"),
            ("/entity-facets", "query"),
        ] {
            let (status, _) = ask(
                &catalog,
                "POST",
                target,
                &format!("{{\"{key}\":{predicate}}}"),
            );
            assert!(status == 400 || status == 404, "{status}");
        }
        let cursor = STANDARD.encode(format!(
            "{{\"orderFields\":[],\"isPrevious\":false,\"query\":{predicate}}}"
        ));
        let (status, _) = ask(
            &catalog,
            "GET",
            &format!("/entities/by-query?cursor={}", encoded(&cursor)),
            "",
        );
        assert_eq!(status, 400);
    }
}

#[test]
fn a_predicate_may_be_wide() {
    let catalog = catalog();
    let parts: Vec<Value> = (0..MANY)
        .map(|number| json!({"metadata.name": format!("n{number}")}))
        .collect();
    let any = post(
        &catalog,
        "/entities/by-query",
        &json!({"query": {"$any": parts}}),
    );
    assert_eq!(total(&any), 40);
    let none = post(
        &catalog,
        "/entities/by-query",
        &json!({"query": {"$all": parts}}),
    );
    assert_eq!(total(&none), 0);
    let names: Vec<String> = (0..MANY).map(|number| format!("n{number}")).collect();
    let named = post(
        &catalog,
        "/entities/by-query",
        &json!({"query": {"metadata.name": {"$in": names}}}),
    );
    assert_eq!(total(&named), 40);
}

/// Trying every way to split a text takes longer than the world is old.
#[test]
fn a_pattern_of_many_wildcards_is_answered() {
    let catalog = catalog();
    let found = |term: &str| {
        let term = encoded(term);
        let list = format!(
            "/entities/by-query?fullTextFilterTerm={term}&fullTextFilterFields=metadata.title"
        );
        total(&get(&catalog, &list))
    };
    assert_eq!(found(&"%a".repeat(30)), 40);
    assert_eq!(found(&format!("{}%b", "%a".repeat(30))), 0);
    assert_eq!(found(&format!("{}b", "a%".repeat(60))), 0);
    assert_eq!(found(&format!("{}b", "_%".repeat(60))), 0);
    assert_eq!(found(&"%".repeat(MANY)), 40);
    assert_eq!(found(&"_".repeat(161)), 40);
    assert_eq!(found(&"_".repeat(200)), 1);
}

/// Ordered by a list several times over, an entity stands there once for every combination.
#[test]
fn orders_over_lists_are_bounded() {
    let tags: Vec<String> = (0..100).map(|number| format!("t{number}")).collect();
    let entity = json!({
        "apiVersion": "example.com/v1", "kind": "Thing", "metadata": {"name": "thing", "tags": tags},
    });
    let catalog = read("http://host/all.json", json!([entity]).to_string());
    let orders = |count: usize| vec!["order=asc:metadata.tags"; count].join("&");
    let list = get(&catalog, &format!("/entities?offset=0&{}", orders(2)));
    assert_eq!(list.as_array().map(Vec::len), Some(10_000));
    let (status, answer) = ask(
        &catalog,
        "GET",
        &format!("/entities?limit=1&{}", orders(20)),
        "",
    );
    assert_eq!(
        (status, &answer["error"]["name"]),
        (400, &json!("InputError"))
    );
}

#[test]
fn words_and_letters_may_be_many() {
    let catalog = catalog();
    let words = encoded(&"a %a ".repeat(MANY));
    let list = format!(
        "/entities/by-query?fullTextFilterFields=metadata.title&fullTextFilterWords=all&fullTextFilterTerm={words}"
    );
    assert_eq!(total(&get(&catalog, &list)), 40);
    let found = |letters: &str| {
        let target = format!(
            "/entities/by-letters?limit=100&letters={}",
            encoded(letters)
        );
        let items = get(&catalog, &target)["items"].as_array().map(Vec::len);
        items.expect("items")
    };
    assert_eq!(found(&"a ".repeat(MANY)), 40);
    assert_eq!(found(&"a".repeat(161)), 40);
    assert_eq!(found(&"a".repeat(200)), 1);
    assert_eq!(found(&"a".repeat(MANY)), 0);
}
