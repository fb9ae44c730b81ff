//! Letters of names: what fits is what has them in order, and the answer is the best of it.

use std::cmp::Reverse;

use catalog::letters::Letters;
use proptest::prelude::*;
use serde_json::Value;

use super::catalogs::{sample, searched};
use super::rows::Searched;
use super::{cases, encoded, get};

fn is_subsequence(word: &str, text: &str) -> bool {
    let mut letters = text.chars();
    word.chars()
        .all(|wanted| letters.any(|letter| letter == wanted))
}

/// How well the name of an entity fits; none has a title.
fn score(letters: &mut Letters, entity: &Value) -> Option<u32> {
    letters.score(entity["metadata"]["name"].as_str().expect("a name"))
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn texts_fit_that_have_every_word_in_order(query in "[abAB ]{1,6}", text in "[abcABÄä2 ._-]{0,12}") {
        let Some(mut letters) = Letters::new(&query) else {
            prop_assert!(query.trim().is_empty());
            return Ok(());
        };
        let lower = text.to_lowercase();
        let query = query.to_lowercase();
        let fits = query.split_whitespace().all(|word| is_subsequence(word, &lower));
        let score = letters.score(&text);
        prop_assert_eq!(score.is_some(), fits);
        let marks = letters.marks(&text);
        prop_assert!(marks.windows(2).all(|pair| pair[0].end < pair[1].start));
        let marked: String = marks.into_iter().map(|mark| &lower[mark]).collect();
        prop_assert_eq!(marked.is_empty(), !fits);
        if fits {
            prop_assert!(query.split_whitespace().all(|word| is_subsequence(word, &marked)), "{}", marked);
            let same = Letters::new(&query).and_then(|mut letters| letters.score(&text));
            prop_assert_eq!(score, same, "the case of the query does not count");
        }
    }

    #[test]
    fn a_word_at_the_beginning_is_before_all_others(word in "[abAB]{1,3}", texts in prop::collection::vec("[abAB -]{0,6}", 0..12)) {
        let mut letters = Letters::new(&word).expect("letters");
        let begins = |text: &&String| text.to_lowercase().starts_with(&word.to_lowercase());
        let (with, without): (Vec<&String>, Vec<&String>) = texts.iter().partition(begins);
        let worst = with.iter().filter_map(|text| letters.score(text)).min();
        let best = without.iter().filter_map(|text| letters.score(text)).max();
        prop_assert!(worst.is_none() || worst > best);
    }
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn the_answer_is_the_best_of_a_plain_evaluation(sample in sample(), query in "[nmNM]?[0-9]{0,2}|1 n", limit in 0usize..25) {
        let catalog = sample.catalog();
        let Some(mut letters) = Letters::new(&query) else {
            return Ok(());
        };
        let target = format!("/entities/by-letters?limit={limit}&letters={}", encoded(&query));
        let items = get(&catalog, &target)["items"].as_array().expect("items").clone();
        let count = items.len();
        let scores: Vec<Option<u32>> = items.iter().map(|item| score(&mut letters, item)).collect();
        let entities = searched(&catalog);
        let mut expected: Vec<Option<u32>> = entities.iter().map(|found| score(&mut letters, &found.entity)).collect();
        expected.retain(Option::is_some);
        expected.sort_by_key(|score| Reverse(*score));
        expected.truncate(limit);
        prop_assert_eq!(scores, expected);
        let mut references: Vec<String> = items.into_iter().map(|item| Searched::new(item).reference()).collect();
        references.sort();
        references.dedup();
        prop_assert_eq!(references.len(), count, "every entity once");
    }
}
