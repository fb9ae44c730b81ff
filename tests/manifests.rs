//! Manifests of plugins, good and bad, and the keys that are named. `tests/e2e/schema.test.mjs` holds the
//! published schema to the same table.

use catalog::plugin::Manifest;
use serde_json::Value;

#[test]
fn every_mistake_is_named_by_its_key_and_no_other_is() {
    let table: Value = serde_json::from_str(include_str!("fixtures/manifests.json")).expect("JSON");
    let rows = table.as_array().expect("a list");
    assert!(rows.len() > 80);
    for row in rows {
        let found = match Manifest::parse(row["manifest"].to_string().as_bytes()) {
            Ok(_) => Vec::new(),
            Err(mistakes) => mistakes.into_iter().map(|mistake| mistake.key).collect(),
        };
        let mut found: Vec<&str> = found.iter().map(String::as_str).collect();
        let expected = row["mistakes"].as_array().expect("a list").iter();
        let mut expected: Vec<&str> = expected.filter_map(Value::as_str).collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{}: {}", row["name"], row["manifest"]);
    }
}

#[test]
fn what_is_not_json_or_no_object_is_told_as_a_whole() {
    for text in ["", "{", "[]", "7", "\"x\""] {
        let mistakes = Manifest::parse(text.as_bytes()).expect_err("no manifest");
        assert_eq!(mistakes.len(), 1, "{text}");
        assert_eq!(mistakes[0].key, "", "{text}");
    }
}
