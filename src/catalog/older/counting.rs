//! Values and how many entities have them, where the catalog does not count.

use std::collections::BTreeMap;

use serde_json::Value;

use super::values::values;

/// A value and how often it is there.
pub type Count = (String, usize);

/// The values of a field over these entities in order, told apart by case as a catalog does.
pub fn counted(entities: &[Value], field: &str) -> Vec<Count> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for value in entities.iter().flat_map(|entity| values(entity, field)) {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_element_counts() {
        let entities = [
            json!({"metadata": {"tags": ["java", "rest"]}}),
            json!({"metadata": {"tags": ["rest", "Java"]}}),
            json!({"metadata": {}}),
        ];
        let seen = counted(&entities, "metadata.tags");
        let expected = [("Java", 1), ("java", 1), ("rest", 2)];
        assert_eq!(
            seen,
            expected.map(|(value, count)| (value.to_owned(), count))
        );
    }
}
