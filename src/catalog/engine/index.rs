//! The index: for every key its column.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::column::{Column, NULL, Row};
use super::search::{self, Search};
use super::set::Set;
use super::texts::{Interner, Texts};
use crate::query::condition::{Condition, Test};

/// The columns of every key.
#[derive(Default)]
pub(super) struct Index {
    pub(super) columns: FxHashMap<Box<str>, Column>,
    /// How many entities there are.
    pub(super) size: usize,
}

/// The number of an entity that was left out after all.
pub(super) const LEFT_OUT: u32 = u32::MAX;

impl Index {
    /// Sorts what was gathered. Entities get the numbers that `numbers` has at their old ones.
    pub(super) fn new(search: Search, numbers: &[u32], size: usize) -> Self {
        let mut columns = FxHashMap::default();
        let (values, gathered) = search.into_columns();
        for (key, mut rows) in gathered {
            rows.retain_mut(|row| {
                let number = numbers.get(row.entity() as usize);
                let kept = number.copied().filter(|number| *number != LEFT_OUT);
                *row = row.of(kept.unwrap_or_default());
                kept.is_some()
            });
            if !rows.is_empty() {
                let column = Column::new(rows, |number| values.get(number));
                columns.insert(key.into(), column);
            }
        }
        Self { columns, size }
    }

    /// The column of a key in any case. Keys that end in an element of a list, as
    /// `metadata.tags.java`, have none of their own: theirs is read off the list's.
    pub(super) fn column(&self, key: &str) -> Cow<'_, Column> {
        let key = key.to_lowercase();
        let own = self.columns.get(key.as_str());
        let mut entities = Vec::new();
        if !search::is_too_long(&key) {
            for (dot, _) in key.match_indices('.') {
                if let Some(list) = self.columns.get(&key[..dot]) {
                    entities.extend(list.of_item(&key[dot + 1..]));
                }
            }
        }
        match (own, entities.is_empty()) {
            (Some(own), true) => Cow::Borrowed(own),
            (None, _) => Cow::Owned(Column::truths(entities)),
            (Some(own), false) => Cow::Owned(own.with_truths(entities)),
        }
    }

    /// The column of a key in lower case; none for a key written in another.
    pub(super) fn exact(&self, key: &str) -> Option<Cow<'_, Column>> {
        (key.to_lowercase() == key).then(|| self.column(key))
    }

    /// The first value of an entity under a key, as written.
    pub(super) fn value_of(&self, entity: u32, key: &str) -> Option<String> {
        let column = self.column(key);
        let position = column.entities.iter().position(|other| *other == entity)?;
        let written = match column.written.get(position) {
            Some(written) => column.originals.get(*written),
            None => column.values.get(column.value_at(position)),
        };
        Some(written.to_owned())
    }

    /// The uid of an entity. Entities are numbered in the order of their uids.
    pub(super) fn uids(&self) -> &Texts {
        static NONE: Texts = Texts::EMPTY;
        self.columns
            .get("metadata.uid")
            .map_or(&NONE, |column| &column.values)
    }

    /// The entities that satisfy a condition.
    pub(super) fn matching(&self, condition: &Condition) -> Set {
        match condition {
            Condition::All(parts) => {
                let mut all = Set::full(self.size);
                for part in parts {
                    all.keep_common(&self.matching(part));
                }
                all
            }
            Condition::Any(parts) => {
                let mut any = Set::empty(self.size);
                for part in parts {
                    any.add_all(&self.matching(part));
                }
                any
            }
            Condition::Not(part) => {
                let mut not = self.matching(part);
                not.invert();
                not
            }
            Condition::Field(key, test) => self.holding(key, test),
        }
    }

    fn holding(&self, key: &str, test: &Test) -> Set {
        let column = self.column(key);
        let mut holding = Set::empty(self.size);
        match test {
            Test::Exists(exists) => {
                column.add_present(&mut holding);
                if !exists {
                    holding.invert();
                }
            }
            Test::OneOf(values) => {
                for value in values {
                    if let Ok(number) = column.values.find(value) {
                        holding.insert_all(column.entities_of(number));
                    }
                }
            }
            Test::HasPrefix(prefix) => {
                let values = column.values.beginning(prefix);
                let first = column.positions(values.start).start;
                let end = column.positions(values.end).start;
                holding.insert_all(&column.entities[first..end.max(first)]);
            }
        }
        holding
    }

    /// The entities with a value under one of the keys that a full-text term finds.
    pub(super) fn containing(&self, term: &str, keys: &[String]) -> Set {
        let mut containing = Set::empty(self.size);
        for key in keys {
            let column = self.column(key);
            column.values_like(term, |value| {
                containing.insert_all(column.entities_of(value));
            });
        }
        containing
    }
}

impl Column {
    /// This column, with the value `true` for these entities too.
    fn with_truths(&self, entities: Vec<u32>) -> Self {
        let mut texts = Interner::default();
        let mut rows = Vec::new();
        for value in 0..self.values.len() as u32 {
            let number = texts.number(self.values.get(value));
            for position in self.positions(value) {
                let original = match self.written.get(position) {
                    Some(written) => texts.number(self.originals.get(*written)),
                    None => number,
                };
                rows.push(Row::new(number, original, self.entities[position], false));
            }
        }
        let truth = texts.number("true");
        let truths = entities.into_iter();
        rows.extend(truths.map(|entity| Row::new(truth, truth, entity, false)));
        let nulls = self.nulls.iter();
        rows.extend(nulls.map(|entity| Row::new(NULL, NULL, *entity, false)));
        Self::new(rows, |number| texts.get(number))
    }
}
