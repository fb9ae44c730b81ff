//! Predicates over the index: the laws of logic, and a second evaluation over the rows.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::catalogs::{sample, searched};
use super::laws::{equal_pairs, predicate};
use super::rows::Searched;
use super::{ask, cases, post};

fn text(value: &Value) -> String {
    let text = value.as_str().map(str::to_owned);
    text.unwrap_or_else(|| value.to_string()).to_lowercase()
}

/// What one field asks of an entity's rows (catalog-backend `applyPredicateEntityFilterToQuery`).
fn matches(key: &str, matcher: &Value, entity: &Searched) -> bool {
    let operator = matcher.as_object().and_then(|object| object.iter().next());
    match operator {
        None => entity.has(key, &text(matcher)),
        Some((name, operand)) => match name.as_str() {
            "$exists" => operand == &Value::Bool(entity.under(key).next().is_some()),
            "$in" => {
                let values = operand.as_array().expect("values");
                values.iter().any(|value| entity.has(key, &text(value)))
            }
            "$hasPrefix" => {
                let prefix = text(operand);
                let mut values = entity.under(key).filter_map(|row| row.value.as_ref());
                values.any(|value| value.starts_with(&prefix))
            }
            "$contains" => entity.has(key, &text(operand)),
            other => panic!("{other} is no operator"),
        },
    }
}

fn holds(predicate: &Value, entity: &Searched) -> bool {
    let parts = |operand: &Value| operand.as_array().expect("parts").clone();
    let object = predicate.as_object().expect("an object");
    object.iter().all(|(key, operand)| match key.as_str() {
        "$all" => parts(operand).iter().all(|part| holds(part, entity)),
        "$any" => parts(operand).iter().any(|part| holds(part, entity)),
        "$not" => !holds(operand, entity),
        key => matches(key, operand, entity),
    })
}

fn items(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().expect("items");
    let references = items
        .iter()
        .map(|item| Searched::new(item.clone()).reference());
    references.collect()
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn a_plain_evaluation_of_the_rows_agrees(sample in sample(), written in predicate()) {
        let catalog = sample.catalog();
        let mut entities = searched(&catalog);
        entities.retain(|entity| holds(&written, entity));
        let page = post(&catalog, "/entities/by-query", &json!({"query": written}));
        let expected: Vec<String> = entities.iter().map(Searched::reference).collect();
        prop_assert_eq!(&page["totalItems"], expected.len());
        prop_assert_eq!(items(&page), expected, "{}", written);
    }

    #[test]
    fn facets_of_a_predicate_are_those_of_its_entities(sample in sample(), written in predicate()) {
        let catalog = sample.catalog();
        let body = json!({"facets": ["kind"], "query": written});
        let facets = post(&catalog, "/entity-facets", &body);
        let counts = facets["facets"]["kind"].as_array().expect("counts");
        let counted: u64 = counts.iter().filter_map(|one| one["count"].as_u64()).sum();
        let through = searched(&catalog).iter().filter(|entity| holds(&written, entity)).count();
        prop_assert_eq!(counted, through as u64, "{}", written);
    }

    #[test]
    fn the_laws_of_logic_hold(sample in sample(), one in predicate(), other in predicate()) {
        let catalog = sample.catalog();
        let through = |query: &Value| items(&post(&catalog, "/entities/by-query", &json!({"query": query})));
        for (left, right) in equal_pairs(&one, &other) {
            prop_assert_eq!(through(&left), through(&right), "{} and {}", left, right);
        }
    }

    #[test]
    fn pages_of_a_predicate_are_the_list(sample in sample(), written in predicate(), limit in 1usize..5) {
        let catalog = sample.catalog();
        let first = json!({"query": written, "limit": limit, "orderBy": [{"field": "metadata.name", "order": "desc"}]});
        let all = post(&catalog, "/entities/by-query", &json!({"query": written, "orderBy": first["orderBy"]}));
        let mut page = post(&catalog, "/entities/by-query", &first);
        let mut walked = items(&page);
        while let Some(cursor) = page["pageInfo"]["nextCursor"].as_str() {
            page = post(&catalog, "/entities/by-query", &json!({"cursor": cursor, "limit": limit}));
            walked.extend(items(&page));
            prop_assert!(walked.len() <= catalog.len());
        }
        prop_assert_eq!(walked, items(&all));
    }
}

/// A filter predicate is an object at its root, and its operators stand alone.
#[test]
fn what_is_no_predicate_is_refused() {
    let catalog = super::read("http://host/all.json", "[]");
    for query in [
        json!("component"),
        json!(3),
        json!([]),
        json!(null),
        json!({"$or": []}),
        json!({"$all": {}}),
        json!({"$any": [{"kind": null}]}),
        json!({"$not": {"kind": "api"}, "spec.type": "service"}),
        json!({"kind": {"$exists": "yes"}}),
        json!({"kind": {"$in": "component"}}),
        json!({"kind": {"$like": "c%"}}),
        json!({"kind": ["component"]}),
    ] {
        let body = json!({"query": query}).to_string();
        let (status, answer) = ask(&catalog, "POST", "/entities/by-query", &body);
        assert_eq!(
            (status, &answer["error"]["name"]),
            (400, &json!("InputError")),
            "{query}"
        );
    }
}
