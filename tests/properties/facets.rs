//! Facets are what one counts by hand.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;

use super::catalogs::{KEYS, sample, searched};
use super::questions::{filter, filter_parameters, lets_through};
use super::{cases, get};

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn facets_are_counted_by_hand(
        sample in sample(),
        filter in filter(),
        keys in prop::collection::vec(select(&KEYS[..]), 1..4),
    ) {
        let catalog = sample.catalog();
        let entities = searched(&catalog);
        let facets: String = keys.iter().map(|key| format!("&facet={key}")).collect();
        let target = format!("/entity-facets?{}{}", &facets[1..], filter_parameters(&filter));
        let answer = get(&catalog, &target);
        for key in keys {
            let mut expected: BTreeMap<String, u64> = BTreeMap::new();
            for entity in entities.iter().filter(|entity| lets_through(&filter, entity)) {
                for value in entity.under(key).filter_map(|row| row.original.clone()) {
                    *expected.entry(value).or_default() += 1;
                }
            }
            let counts = answer["facets"][key].as_array().expect("counts");
            let counted: BTreeMap<String, u64> = counts
                .iter()
                .map(|one| (one["value"].as_str().expect("a value").to_owned(), one["count"].as_u64().expect("a count")))
                .collect();
            prop_assert_eq!(counts.len(), counted.len(), "a value stands once");
            prop_assert_eq!(counted, expected, "of {}", key);
        }
    }
}
