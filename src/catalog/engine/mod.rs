//! The catalog in memory, and what answers from it.
//!
//! Entities are kept once, as the JSON text that answers are made of; everything asked of them is
//! asked of the index.

mod facet;
mod index;
mod page;
mod search;
mod set;

use rustc_hash::FxHashMap;
use serde_json::Value;

use self::index::Index;
pub(crate) use self::page::PageRequest;
use self::set::Set;
use crate::ingest::Problem;
use crate::query::filter::Filter;

/// An entity, whole, with where it came from.
pub(crate) struct Record {
    /// Canonical reference.
    pub(crate) reference: String,
    pub(crate) value: Value,
    /// The Location entity whose file it stands in.
    pub(crate) parent: Option<String>,
    pub(crate) file: String,
    pub(crate) line: u32,
}

/// What is kept of an entity.
pub(crate) struct Stored {
    pub(crate) json: Box<str>,
    pub(crate) uid: Box<str>,
    parent: Option<Box<str>>,
}

/// A catalog that answers. It does not change: a new reading makes a new one.
pub struct Catalog {
    /// In the order of their uids, which breaks ties everywhere.
    entities: Vec<Stored>,
    by_reference: FxHashMap<Box<str>, u32>,
    index: Index,
    problems: Vec<Problem>,
}

impl Catalog {
    pub(crate) fn new(mut records: Vec<Record>, problems: Vec<Problem>) -> Self {
        let uid = |record: &Record| {
            record.value["metadata"]["uid"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        records.sort_by_cached_key(uid);
        let index = Index::new(records.iter().map(|record| &record.value));
        let by_reference = records
            .iter()
            .enumerate()
            .map(|(number, record)| (record.reference.as_str().into(), number as u32))
            .collect();
        let entities = records
            .into_iter()
            .map(|record| Stored {
                json: record.value.to_string().into(),
                uid: uid(&record).into(),
                parent: record.parent.map(Into::into),
            })
            .collect();
        Self {
            entities,
            by_reference,
            index,
            problems,
        }
    }

    /// How many entities there are.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// What could not be read or used.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    pub(crate) fn stored(&self, number: u32) -> &Stored {
        &self.entities[number as usize]
    }

    /// The entity of a canonical reference.
    pub(crate) fn by_reference(&self, reference: &str) -> Option<&Stored> {
        let number = self.by_reference.get(reference)?;
        Some(self.stored(*number))
    }

    pub(crate) fn by_uid(&self, uid: &str) -> Option<&Stored> {
        let position = self
            .entities
            .binary_search_by(|stored| (*stored.uid).cmp(uid));
        position.ok().map(|position| &self.entities[position])
    }

    /// The entity and the Locations it came through, nearest first, each with the reference of
    /// the one above it.
    pub(crate) fn ancestry(&self, reference: &str) -> Vec<(&Stored, Option<&str>)> {
        let mut chain: Vec<(&Stored, Option<&str>)> = Vec::new();
        let mut next = self.by_reference(reference);
        while let Some(stored) = next {
            if chain.iter().any(|(known, _)| std::ptr::eq(*known, stored)) {
                break;
            }
            let parent = stored.parent.as_deref();
            next = parent.and_then(|parent| self.by_reference(parent));
            chain.push((stored, parent));
        }
        chain
    }

    /// The entities a filter lets through.
    fn matching(&self, filter: &Filter) -> Set {
        self.index.matching(filter, self.entities.len())
    }
}
