//! How many entities have which value.

use super::Catalog;
use crate::query::condition::Condition;

impl Catalog {
    /// The values under each key among the entities a condition lets through, as written, in
    /// order, with their counts.
    pub(crate) fn facets(
        &self,
        keys: &[String],
        condition: Option<&Condition>,
    ) -> Vec<Vec<(String, usize)>> {
        let matching = self.matching(condition);
        keys.iter()
            .map(|key| {
                let column = self.index.column(key);
                let counts = column.counts(&matching).into_iter();
                counts
                    .map(|(value, count)| (value.to_owned(), count))
                    .collect()
            })
            .collect()
    }
}
