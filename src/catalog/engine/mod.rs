//! The catalog in memory, and what answers from it.
//!
//! Entities are kept once, as the JSON text that answers are made of; everything asked of them is
//! asked of the index.

mod bodies;
mod builder;
mod by_letters;
mod column;
mod facet;
mod graph;
mod index;
pub(crate) mod like;
mod ordered;
mod packed;
mod page;
mod search;
mod set;
mod texts;

pub(crate) use self::bodies::{Bodies, Span};
pub(crate) use self::builder::{Builder, Kept};
pub(crate) use self::graph::Graph;
use self::index::Index;
pub(crate) use self::ordered::ListOrder;
pub(crate) use self::page::PageRequest;
pub(crate) use self::search::Ambiguous;
use self::set::Set;
pub(crate) use self::texts::{Interner, Texts};
use rustc_hash::FxHashMap;

use crate::ingest::Problem;
use crate::query::condition::Condition;
use crate::query::fields::Projection;

/// What is kept of an entity.
#[derive(Clone, Copy, Default)]
pub(crate) struct Stored {
    /// Its JSON but for relations, status and the closing brace, which are known only once all
    /// entities are there.
    body: Span,
    /// Where in it the provenance goes; [`NO_SPLICE`] if it has no annotations.
    splice: u32,
    /// The number of its provenance.
    provenance: u32,
    /// The number of its reference.
    reference: u32,
    /// The file it stands in; [`NO_FILE`] if none is known.
    file: u32,
}

const NO_FILE: u32 = u32::MAX;
const NO_SPLICE: u32 = u32::MAX;

/// A catalog that answers. It does not change: a new reading makes a new one.
#[derive(Default)]
pub struct Catalog {
    bodies: Bodies,
    /// Annotations that entities of one file have in common, as JSON without the braces.
    provenance: Texts,
    /// In the order of their uids, which breaks ties everywhere.
    entities: Vec<Stored>,
    graph: Graph,
    /// Entities in the order of their references.
    by_reference: Vec<u32>,
    /// `status.items` as JSON, of the entities that have some.
    status: FxHashMap<u32, Box<str>>,
    /// The Location entities that name each file.
    parents: Vec<Vec<u32>>,
    index: Index,
    problems: Vec<Problem>,
}

impl Catalog {
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

    /// Adds the whole entity to a JSON text.
    pub(crate) fn write(&self, entity: u32, out: &mut String) {
        if let Some(stored) = self.entities.get(entity as usize) {
            self.write_body(stored, out);
            out.push_str(",\"relations\":");
            self.graph.write(entity, out);
            if let Some(items) = self.status.get(&entity) {
                out.push_str(",\"status\":{\"items\":");
                out.push_str(items);
                out.push('}');
            }
            out.push('}');
        }
    }

    /// Adds parts of an entity to a JSON text, and puts together no more than they need.
    pub(crate) fn write_parts(&self, entity: u32, parts: &Projection, out: &mut String) {
        if let Some(stored) = self.entities.get(entity as usize) {
            let mut text = String::new();
            if parts.reaches_relations() {
                self.write(entity, &mut text);
            } else if parts.reaches_annotations() {
                self.write_body(stored, &mut text);
            } else {
                return parts.write(self.bodies.get(stored.body), out);
            }
            parts.write(&text, out);
        }
    }

    fn write_body(&self, stored: &Stored, out: &mut String) {
        let body = self.bodies.get(stored.body);
        let provenance = self.provenance.get(stored.provenance);
        match body.split_at_checked(stored.splice as usize) {
            Some((before, after)) if !provenance.is_empty() => {
                out.push_str(before);
                out.push_str(provenance);
                if !after.starts_with('}') {
                    out.push(',');
                }
                out.push_str(after);
            }
            _ => out.push_str(body),
        }
    }

    /// The canonical reference of an entity.
    pub(crate) fn reference(&self, entity: u32) -> &str {
        let stored = self.entities.get(entity as usize);
        stored.map_or("", |stored| self.graph.references.get(stored.reference))
    }

    /// The entity of a canonical reference.
    pub(crate) fn by_reference(&self, reference: &str) -> Option<u32> {
        let found = self
            .by_reference
            .binary_search_by(|entity| self.reference(*entity).cmp(reference));
        found.ok().map(|place| self.by_reference[place])
    }

    /// The entity of a uid, in any case.
    pub(crate) fn by_uid(&self, uid: &str) -> Option<u32> {
        self.index.uids().find(&uid.to_lowercase()).ok()
    }

    /// The first value of an entity under a key, as written.
    pub(crate) fn value_of(&self, entity: u32, key: &str) -> Option<String> {
        self.index.value_of(entity, key)
    }

    /// The entity and the Locations it came through, nearest first, each with those that name its
    /// file (catalog-backend `DefaultEntitiesCatalog.entityAncestry`).
    pub(crate) fn ancestry(&self, entity: u32) -> Vec<(u32, &[u32])> {
        let mut seen = Set::empty(self.len());
        let mut items = Vec::new();
        let mut todo = vec![entity];
        seen.insert(entity);
        while let Some(current) = todo.pop() {
            let parents = self.parents_of(current);
            for parent in parents {
                if !seen.contains(*parent) {
                    seen.insert(*parent);
                    todo.push(*parent);
                }
            }
            items.push((current, parents));
        }
        items
    }

    fn parents_of(&self, entity: u32) -> &[u32] {
        let file = self.entities.get(entity as usize).map(|stored| stored.file);
        file.and_then(|file| self.parents.get(file as usize))
            .map_or(&[], Vec::as_slice)
    }

    /// The entities a condition lets through; all, if there is none.
    pub(crate) fn matching(&self, condition: Option<&Condition>) -> Set {
        match condition {
            Some(condition) => self.index.matching(condition),
            None => Set::full(self.len()),
        }
    }

    /// Whether a condition lets an entity through, for many entities.
    pub(crate) fn filter<'a>(&'a self, condition: Option<&Condition>) -> impl Fn(u32) -> bool + 'a {
        let matching = self.matching(condition);
        move |entity| matching.contains(entity)
    }
}
