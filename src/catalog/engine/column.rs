//! The values of one key: which entities have which, in the order of the values.

use std::ops::Range;
use std::sync::OnceLock;

use super::like;
use super::set::Set;
use super::texts::Texts;
use crate::letters::Sorts;

/// A row of a column while it is being built: one value of one entity.
#[derive(Clone, Copy)]
pub(super) struct Row {
    /// Number of the lower-case value; [`NULL`] for one that is null or too long.
    pub(super) value: u32,
    /// The entity, and in the highest bit whether the value is an element of a list, and so also
    /// the end of a key of its own. There are millions of rows while a large catalog is read.
    entity: u32,
    /// Number of the value as written.
    pub(super) original: u32,
}

const ITEM: u32 = 1 << 31;

impl Row {
    pub(super) fn new(value: u32, original: u32, entity: u32, is_item: bool) -> Self {
        Self {
            value,
            entity: entity | if is_item { ITEM } else { 0 },
            original,
        }
    }

    pub(super) fn entity(self) -> u32 {
        self.entity & !ITEM
    }

    pub(super) fn is_item(self) -> bool {
        self.entity & ITEM != 0
    }

    /// The same row of an entity with another number.
    pub(super) fn of(self, entity: u32) -> Self {
        Self::new(self.value, self.original, entity, self.is_item())
    }
}

/// The number of no value.
pub(super) const NULL: u32 = u32::MAX;

/// All rows of a key, sorted by lower-case value and then by entity. A row is known by its
/// position.
#[derive(Clone, Default)]
pub(super) struct Column {
    /// Different values, sorted.
    pub(super) values: Texts,
    /// First position of every value, and the number of rows.
    pub(super) starts: Vec<u32>,
    /// The entity of every position.
    pub(super) entities: Vec<u32>,
    /// Entities that have the key with a value that is null or too long.
    pub(super) nulls: Vec<u32>,
    /// The values as written, sorted; none if every value is written in lower case.
    pub(super) originals: Texts,
    /// The number of the value as written, of every position; empty if there are no originals.
    pub(super) written: Vec<u32>,
    /// Positions that are elements of lists.
    pub(super) items: Set,
    /// The sorts of letters in every value, once somebody looks for letters.
    pub(super) sorts: OnceLock<Box<[Sorts]>>,
}

impl Column {
    /// Sorts rows into a column; `text` gives the text of a number. Of rows with the same entity
    /// and value the first one stays.
    pub(super) fn new<'a>(mut rows: Vec<Row>, text: impl Fn(u32) -> &'a str) -> Self {
        let mut column = Self::default();
        rows.sort_by_key(|row| (u64::from(row.value) << 32) | u64::from(row.entity()));
        rows.dedup_by(|row, kept| {
            let is_same = (row.value, row.entity()) == (kept.value, kept.entity());
            kept.entity |= if is_same { row.entity & ITEM } else { 0 };
            is_same
        });
        let valued = rows.partition_point(|row| row.value != NULL);
        column.nulls = rows.drain(valued..).map(Row::entity).collect();
        let mut runs: Vec<&[Row]> = rows
            .chunk_by(|one, other| one.value == other.value)
            .collect();
        runs.sort_unstable_by_key(|run| text(run[0].value));
        column.add_values(&runs, rows.len(), &text);
        column.add_originals(&runs, &text);
        column
    }

    fn add_values<'a>(&mut self, runs: &[&[Row]], rows: usize, text: &impl Fn(u32) -> &'a str) {
        self.values = Texts::with_capacity(runs.iter().map(|run| text(run[0].value)));
        self.starts.reserve_exact(runs.len() + 1);
        self.entities.reserve_exact(rows);
        self.items = Set::empty(rows);
        for run in runs {
            self.values.push(text(run[0].value));
            self.starts.push(self.entities.len() as u32);
            for row in *run {
                if row.is_item() {
                    self.items.insert(self.entities.len() as u32);
                }
                self.entities.push(row.entity());
            }
        }
        self.starts.push(self.entities.len() as u32);
    }

    fn add_originals<'a>(&mut self, runs: &[&[Row]], text: &impl Fn(u32) -> &'a str) {
        let mut rows = runs.iter().copied().flatten();
        if rows.all(|row| row.value == row.original) {
            return;
        }
        let mut numbers: Vec<u32> = runs
            .iter()
            .copied()
            .flatten()
            .map(|row| row.original)
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut sorted: Vec<(u32, u32)> = (0..)
            .zip(&numbers)
            .map(|(at, number)| (at, *number))
            .collect();
        sorted.sort_unstable_by_key(|(_, number)| text(*number));
        self.originals = Texts::with_capacity(sorted.iter().map(|(_, number)| text(*number)));
        let mut ranks = vec![0; sorted.len()];
        for (rank, (at, number)) in (0..).zip(&sorted) {
            ranks[*at as usize] = rank;
            self.originals.push(text(*number));
        }
        let rank = |row: &Row| {
            numbers
                .binary_search(&row.original)
                .map_or(NULL, |at| ranks[at])
        };
        self.written = runs.iter().copied().flatten().map(rank).collect();
    }

    /// How many rows have a value.
    pub(super) fn len(&self) -> usize {
        self.entities.len()
    }

    /// The positions of a value's rows; none for a number beyond the last.
    pub(super) fn positions(&self, value: u32) -> Range<usize> {
        let place = |value: u32| self.starts.get(value as usize).copied();
        match (place(value), place(value + 1)) {
            (Some(start), Some(end)) => start as usize..end as usize,
            _ => self.len()..self.len(),
        }
    }

    /// The number of the value at a position.
    pub(super) fn value_at(&self, position: usize) -> u32 {
        let after = self
            .starts
            .partition_point(|start| *start as usize <= position);
        after.saturating_sub(1) as u32
    }

    /// The entities of a value.
    pub(super) fn entities_of(&self, value: u32) -> &[u32] {
        self.entities.get(self.positions(value)).unwrap_or_default()
    }

    /// Every entity that has the key, with a value or without.
    pub(super) fn add_present(&self, set: &mut Set) {
        set.insert_all(&self.entities);
        set.insert_all(&self.nulls);
    }

    /// The numbers of the values that a full-text term finds.
    pub(super) fn values_like(&self, term: &str, mut found: impl FnMut(u32)) {
        if !like::has_wildcards(term) {
            return self.values.containing(term, found);
        }
        for value in 0..self.values.len() as u32 {
            if like::contains(self.values.get(value), term) {
                found(value);
            }
        }
    }

    /// How many of the matching entities have each value as written, in order.
    pub(super) fn counts(&self, matching: &Set) -> Vec<(&str, usize)> {
        if self.written.is_empty() {
            let count = |value| {
                let entities = self.entities_of(value).iter();
                entities
                    .filter(|entity| matching.contains(**entity))
                    .count()
            };
            return (0..self.values.len() as u32)
                .map(|value| (self.values.get(value), count(value)))
                .filter(|(_, count)| *count > 0)
                .collect();
        }
        let mut counts = vec![0; self.originals.len()];
        for (entity, written) in self.entities.iter().zip(&self.written) {
            if matching.contains(*entity)
                && let Some(count) = counts.get_mut(*written as usize)
            {
                *count += 1;
            }
        }
        (0..)
            .zip(counts)
            .filter(|(_, count)| *count > 0)
            .map(|(number, count)| (self.originals.get(number), count))
            .collect()
    }

    /// The column of the key that ends in one of this key's list elements: its only value is
    /// `true` (catalog-backend `buildEntitySearch`).
    pub(super) fn of_item(&self, item: &str) -> Vec<u32> {
        let Ok(value) = self.values.find(item) else {
            return Vec::new();
        };
        self.positions(value)
            .filter(|position| self.items.contains(*position as u32))
            .map(|position| self.entities[position])
            .collect()
    }

    /// A column in which these entities have the value `true`.
    pub(super) fn truths(mut entities: Vec<u32>) -> Self {
        entities.sort_unstable();
        entities.dedup();
        let mut values = Texts::default();
        values.push("true");
        Self {
            values,
            starts: vec![0, entities.len() as u32],
            entities,
            ..Self::default()
        }
    }
}
