//! `GET /entities`: orders, pages and offsets.

use std::cmp::Ordering;

use catalog::engine::Catalog;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::catalogs::{KEYS, sample, searched};
use super::questions::{Question, filter, filter_parameters, lets_through};
use super::rows::Searched;
use super::{cases, get, question};

/// A key and whether it descends.
type Order = (&'static str, bool);

fn orders() -> impl Strategy<Value = Vec<Order>> {
    prop::collection::vec((select(&KEYS[..]), any::<bool>()), 0..4)
}

fn parameters(orders: &[Order]) -> String {
    let direction = |descending: bool| if descending { "desc" } else { "asc" };
    orders
        .iter()
        .map(|(key, descending)| format!("&order={}:{key}", direction(*descending)))
        .collect()
}

/// The values of a key that is written as the index has it, in lower case; `None` for each that is
/// null, and for a key that is not there.
fn values<'a>(entity: &'a Searched, key: &str) -> Vec<Option<&'a str>> {
    let is_lower = key == key.to_lowercase();
    let rows = entity.under(key).filter(|_| is_lower);
    let values: Vec<Option<&str>> = rows.map(|row| row.value.as_deref()).collect();
    match values.is_empty() {
        true => vec![None],
        false => values,
    }
}

fn compare(one: Option<&str>, other: Option<&str>, descending: bool) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if descending => other.cmp(one),
        (Some(one), Some(other)) => one.cmp(other),
        _ => one.is_none().cmp(&other.is_none()),
    }
}

/// The list in the order of catalog-backend `DefaultEntitiesCatalog.entities`: by reference; by one
/// order, with each entity that has no value of it at the end once; or a join over all of them.
fn list(entities: &[Searched], orders: &[Order]) -> Vec<String> {
    let mut rows: Vec<(Vec<Option<&str>>, &Searched)> =
        entities.iter().map(|entity| (Vec::new(), entity)).collect();
    for (key, _) in orders {
        rows = rows
            .into_iter()
            .flat_map(|(before, entity)| {
                let mut own = values(entity, key);
                if orders.len() == 1 && own.iter().any(Option::is_some) {
                    own.retain(Option::is_some);
                }
                own.into_iter()
                    .map(move |value| ([&before[..], &[value]].concat(), entity))
            })
            .collect();
    }
    rows.sort_by(|(one, one_entity), (other, other_entity)| {
        let values = one.iter().zip(other).zip(orders);
        let by_value =
            values.map(|((one, other), (_, descending))| compare(*one, *other, *descending));
        let tie = match orders.is_empty() {
            true => one_entity.reference().cmp(&other_entity.reference()),
            false => one_entity.uid().cmp(other_entity.uid()),
        };
        by_value.fold(Ordering::Equal, Ordering::then).then(tie)
    });
    rows.into_iter()
        .map(|(_, entity)| entity.reference())
        .collect()
}

fn references(page: &Value) -> Vec<String> {
    let items = page.as_array().expect("a list").iter();
    items
        .map(|item| Searched::new(item.clone()).reference())
        .collect()
}

/// All pages from a target on, each by the `Link` of the one before.
fn walk(catalog: &Catalog, target: String, most: usize) -> Vec<Vec<String>> {
    let (mut pages, mut next) = (Vec::new(), Some(target));
    while let Some(target) = next {
        assert!(pages.len() <= most, "more than {most} pages");
        let response = catalog.answer(&question("GET", &target, ""));
        assert_eq!(response.status, 200, "{target}");
        let page = serde_json::from_slice(&response.body).expect("JSON");
        pages.push(references(&page));
        next = response.link.map(|link| {
            let address = link.strip_prefix('<').and_then(|link| link.split_once('>'));
            address.expect("an address").0.to_owned()
        });
    }
    pages
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn pages_are_the_list(
        sample in sample(),
        filter in filter(),
        orders in orders(),
        limit in 1usize..8,
        offset in 0usize..12,
    ) {
        let catalog = sample.catalog();
        let mut entities = searched(&catalog);
        entities.retain(|entity| lets_through(&filter, entity));
        let expected = list(&entities, &orders);
        let rest = [parameters(&orders), filter_parameters(&filter)].concat();
        prop_assert_eq!(references(&get(&catalog, &format!("/entities?offset=0{rest}"))), &expected[..]);
        let from = &expected[offset.min(expected.len())..];
        prop_assert_eq!(references(&get(&catalog, &format!("/entities?offset={offset}{rest}"))), from);

        let pages = walk(&catalog, format!("/entities?offset={offset}&limit={limit}{rest}"), from.len() + 1);
        let mut chunks: Vec<Vec<String>> = from.chunks(limit).map(<[_]>::to_vec).collect();
        chunks.resize(chunks.len().max(1), Vec::new());
        prop_assert_eq!(pages, chunks);
    }

    #[test]
    fn without_pages_it_is_the_list_by_query(sample in sample(), filter in filter(), orders in orders()) {
        let catalog = sample.catalog();
        let question = Question { filter, order: orders.first().copied(), full_text: None, all_words: false };
        let target = format!("/entities?{}{}", parameters(&orders), filter_parameters(&question.filter));
        prop_assert_eq!(references(&get(&catalog, &target)), question.list(&searched(&catalog)));
    }
}
