//! How many entities have which value.

use rustc_hash::FxHashMap;

use super::Catalog;
use crate::query::filter::Filter;

impl Catalog {
    /// The values under each key among the entities a filter lets through, as written, in order,
    /// with their counts.
    pub(crate) fn facets(&self, keys: &[String], filter: &Filter) -> Vec<Vec<(&str, usize)>> {
        let matching = self.matching(filter);
        keys.iter()
            .map(|key| {
                let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
                for row in self.index.valued(key) {
                    if matching.contains(row.entity) {
                        *counts.entry(row.original).or_default() += 1;
                    }
                }
                let mut counts: Vec<(u32, usize)> = counts.into_iter().collect();
                counts.sort_unstable();
                counts
                    .into_iter()
                    .map(|(value, count)| (self.index.text(value), count))
                    .collect()
            })
            .collect()
    }
}
