//! Pages: all of them, forth and back, are the list.

use catalog::engine::Catalog;
use proptest::prelude::*;
use serde_json::Value;

use super::catalogs::{sample, searched};
use super::questions::question;
use super::rows::Searched;
use super::{cases, encoded, get};

fn references(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().expect("items");
    items
        .iter()
        .map(|item| Searched::new(item.clone()).reference())
        .collect()
}

/// The pages from one on in a direction; a list that does not end is cut after `most`.
fn walk(catalog: &Catalog, first: Value, way: &str, limit: usize, most: usize) -> Vec<Value> {
    let mut pages = vec![first];
    while let Some(cursor) = pages[pages.len() - 1]["pageInfo"][way].as_str() {
        assert!(pages.len() <= most, "more than {most} pages");
        let target = format!(
            "/entities/by-query?limit={limit}&cursor={}",
            encoded(cursor)
        );
        pages.push(get(catalog, &target));
    }
    pages
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn walking_forth_and_back_is_the_list(sample in sample(), question in question(), limit in 1usize..8) {
        let catalog = sample.catalog();
        let entities = searched(&catalog);
        let list = question.list(&entities);
        let first = format!("/entities/by-query?limit={limit}{}", question.parameters());
        let forth = walk(&catalog, get(&catalog, &first), "nextCursor", limit, list.len() + 1);
        let pages: Vec<Vec<String>> = forth.iter().map(references).collect();
        let mut expected: Vec<Vec<String>> = list.chunks(limit).map(<[_]>::to_vec).collect();
        expected.resize(expected.len().max(1), Vec::new());
        prop_assert_eq!(&pages, &expected);
        for page in &forth {
            prop_assert_eq!(&page["totalItems"], question.total(&entities));
        }

        let last = forth[forth.len() - 1].clone();
        let back = walk(&catalog, last, "prevCursor", limit, list.len() + 1);
        let mut back: Vec<Vec<String>> = back.iter().map(references).collect();
        back.reverse();
        prop_assert_eq!(&back, &expected);
    }

    #[test]
    fn an_offset_is_a_walk_skipped(sample in sample(), question in question(), limit in 1usize..8, offset in 0usize..12) {
        let catalog = sample.catalog();
        let list = question.list(&searched(&catalog));
        let target = format!("/entities/by-query?limit={limit}&offset={offset}{}", question.parameters());
        let expected: Vec<String> = list.iter().skip(offset).take(limit).cloned().collect();
        prop_assert_eq!(references(&get(&catalog, &target)), expected);
    }

    #[test]
    fn no_limit_is_too_large(sample in sample(), question in question(), limit in 100u64..=i32::MAX as u64) {
        let catalog = sample.catalog();
        let target = format!("/entities/by-query?limit={limit}{}", question.parameters());
        let page = get(&catalog, &target);
        prop_assert_eq!(references(&page), question.list(&searched(&catalog)));
        prop_assert!(page["pageInfo"]["nextCursor"].is_null());
    }
}
