//! The index: for every key its rows, sorted by value and then by entity.
//!
//! Values are kept once, sorted, and known by their rank, so that comparing values is comparing
//! numbers: equality is a binary search, an order is the rows as they stand.

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::search;
use super::set::Set;
use crate::query::filter::{Filter, Statement};

/// The rank of a value that is null or too long: after all others, equal to none.
pub(super) const NULL: u32 = u32::MAX;

/// One value of one entity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    /// Rank of the lower-case value.
    pub(super) value: u32,
    pub(super) entity: u32,
    /// Rank of the value as written.
    pub(super) original: u32,
}

/// The rows of every key.
pub(super) struct Index {
    values: Vec<Box<str>>,
    keys: FxHashMap<Box<str>, Vec<Row>>,
}

#[derive(Default)]
struct Interner {
    ids: FxHashMap<Box<str>, u32>,
}

impl Interner {
    fn id(&mut self, text: &str) -> u32 {
        if let Some(id) = self.ids.get(text) {
            return *id;
        }
        let id = self.ids.len() as u32;
        self.ids.insert(text.into(), id);
        id
    }

    /// The values in order, and the rank of every id.
    fn sorted(self) -> (Vec<Box<str>>, Vec<u32>) {
        let mut entries: Vec<(Box<str>, u32)> = self.ids.into_iter().collect();
        entries.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let mut ranks = vec![0; entries.len()];
        for (rank, (_, id)) in entries.iter().enumerate() {
            ranks[*id as usize] = rank as u32;
        }
        (entries.into_iter().map(|(text, _)| text).collect(), ranks)
    }
}

impl Index {
    /// Indexes entities, numbered in the order they come.
    pub(super) fn new<'a>(entities: impl Iterator<Item = &'a Value>) -> Self {
        let mut interner = Interner::default();
        let mut keys: FxHashMap<Box<str>, Vec<Row>> = FxHashMap::default();
        for (number, entity) in entities.enumerate() {
            search::rows(entity, |key, value| {
                let (value, original) = match value {
                    None => (NULL, NULL),
                    Some(text) => (interner.id(&text.to_lowercase()), interner.id(text)),
                };
                let row = Row {
                    value,
                    entity: number as u32,
                    original,
                };
                match keys.get_mut(key) {
                    Some(rows) => rows.push(row),
                    None => _ = keys.insert(key.into(), vec![row]),
                }
            });
        }
        let (values, ranks) = interner.sorted();
        let rank = |id: u32| ranks.get(id as usize).copied().unwrap_or(NULL);
        for rows in keys.values_mut() {
            for row in rows.iter_mut() {
                row.value = rank(row.value);
                row.original = rank(row.original);
            }
            rows.sort_unstable();
            rows.dedup();
            rows.shrink_to_fit();
        }
        Self { values, keys }
    }

    /// All rows of a key, in order; none for a key no entity has.
    pub(super) fn rows(&self, key: &str) -> &[Row] {
        self.keys
            .get(key.to_lowercase().as_str())
            .map_or(&[], Vec::as_slice)
    }

    /// The rows of a key that have a value.
    pub(super) fn valued(&self, key: &str) -> &[Row] {
        let rows = self.rows(key);
        &rows[..rows.partition_point(|row| row.value != NULL)]
    }

    /// The text of a rank.
    pub(super) fn text(&self, rank: u32) -> &str {
        self.values.get(rank as usize).map_or("", |text| text)
    }

    /// The first rank whose text is not before this one.
    pub(super) fn rank(&self, text: &str) -> u32 {
        self.values.partition_point(|value| **value < *text) as u32
    }

    /// The entities that a filter lets through.
    pub(super) fn matching(&self, filter: &Filter, size: usize) -> Set {
        if filter.any_of.is_empty() {
            return Set::full(size);
        }
        let mut any = Set::empty(size);
        for set in &filter.any_of {
            let mut all = Set::full(size);
            for statement in &set.all_of {
                all.keep_common(&self.holding(statement, size));
            }
            any.add_all(&all);
        }
        any
    }

    fn holding(&self, statement: &Statement, size: usize) -> Set {
        let rows = self.rows(&statement.key);
        let mut holding = Set::empty(size);
        let Some(values) = &statement.values else {
            rows.iter().for_each(|row| holding.insert(row.entity));
            return holding;
        };
        for value in values {
            let value = value.to_lowercase();
            let rank = self.rank(&value);
            if self.text(rank) != value {
                continue;
            }
            let start = rows.partition_point(|row| row.value < rank);
            rows[start..]
                .iter()
                .take_while(|row| row.value == rank)
                .for_each(|row| holding.insert(row.entity));
        }
        holding
    }

    /// The entities with a text like `%term%` under one of the keys; `%` and `_` in the term stand
    /// for any text and any letter, as in the catalog's SQL.
    pub(super) fn containing(&self, term: &str, keys: &[String], size: usize) -> Set {
        let mut containing = Set::empty(size);
        for key in keys {
            let mut last = (NULL, false);
            for row in self.valued(key) {
                if row.value != last.0 {
                    last = (row.value, is_like(self.text(row.value), term));
                }
                if last.1 {
                    containing.insert(row.entity);
                }
            }
        }
        containing
    }
}

fn is_like(text: &str, term: &str) -> bool {
    if !term.contains(['%', '_']) {
        return text.contains(term);
    }
    let letters: Vec<char> = text.chars().collect();
    let pattern: Vec<char> = term.chars().collect();
    (0..=letters.len()).any(|start| begins_like(&letters[start..], &pattern))
}

fn begins_like(text: &[char], pattern: &[char]) -> bool {
    match pattern.split_first() {
        None => true,
        Some(('%', rest)) => (0..=text.len()).any(|skipped| begins_like(&text[skipped..], rest)),
        Some((wanted, rest)) => text.split_first().is_some_and(|(letter, after)| {
            (*wanted == '_' || wanted == letter) && begins_like(after, rest)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn terms_are_found_as_sql_finds_them() {
        assert!(is_like("claims-engine", "ms-e"));
        assert!(is_like("claims-engine", "c%e_g"));
        assert!(is_like("anything", "%"));
        assert!(!is_like("claims", "claims_"));
        assert!(!is_like("claims", "x"));
    }
}
