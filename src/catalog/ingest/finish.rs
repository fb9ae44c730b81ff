//! What is decided once everything was read: which entities stay, and what they know of each
//! other.

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Value, json};

use super::relations::Dangling;
use super::{Ingestion, ProblemKind};
use crate::engine::{Catalog, Kept};

impl Ingestion {
    pub(super) fn into_catalog(mut self) -> Catalog {
        if let Some(catalog) = self.ready {
            return catalog;
        }
        let staying = self.staying();
        self.report_dangling(&staying);
        let mut status = self.status();
        let drafts = std::mem::take(&mut self.drafts);
        let mut kept = Vec::with_capacity(drafts.len());
        for (draft, number) in drafts.into_iter().zip(0..) {
            if !staying[number as usize] {
                continue;
            }
            let own = match status.is_empty() {
                true => None,
                false => status.remove(self.relations.references.get(draft.reference)),
            };
            kept.push(Kept {
                draft: number,
                status: draft.status.or(own),
                reference: draft.reference,
                uid: draft.uid.to_lowercase(),
                file: draft.place,
            });
        }
        let files = std::mem::take(&mut self.files);
        let parents: Vec<Vec<u32>> = files.into_iter().map(|file| file.parents).collect();
        let stitched = self.relations.stitch(|draft| staying[draft as usize]);
        self.builder.finish(kept, &parents, stitched, self.problems)
    }

    /// Which drafts stay: the first of every reference, and of every uid. The
    /// others are reported with both places.
    fn staying(&mut self) -> Vec<bool> {
        let mut order: Vec<u32> = (0..self.drafts.len() as u32).collect();
        order.sort_by(|one, other| {
            let place = |number: &u32| &self.drafts[*number as usize].order;
            place(one).compare(place(other))
        });
        let mut first: FxHashMap<u32, u32> = FxHashMap::default();
        let mut uids: FxHashSet<String> = FxHashSet::default();
        let mut staying = vec![false; self.drafts.len()];
        for number in order {
            let draft = &self.drafts[number as usize];
            if draft.is_dropped {
                continue;
            }
            if let Some(other) = first.get(&draft.reference) {
                let other = &self.drafts[*other as usize];
                let place = format!("{}:{}", self.files[other.file as usize].address, other.line);
                self.report_twice(number, "/metadata/name", |name| {
                    format!("The entity {name} stands already in {place}: this one was left out.")
                });
            } else if !uids.insert(draft.uid.to_lowercase()) {
                let uid = draft.uid.clone();
                self.report_twice(number, "/metadata/uid", |name| {
                    format!("The entity {name} has the uid {uid} of another: it was left out.")
                });
            } else {
                first.insert(draft.reference, number);
                staying[number as usize] = true;
            }
        }
        staying
    }

    fn report_twice(&mut self, number: u32, pointer: &str, message: impl Fn(&str) -> String) {
        let draft = &self.drafts[number as usize];
        let (file, line, reference) = (draft.file, draft.line, draft.reference);
        let name = self.relations.references.get(reference).to_owned();
        let address = self.files[file as usize].address.clone();
        let message = message(&name);
        let place = (address.as_str(), Some(line));
        self.report(
            place,
            Some(name),
            ProblemKind::Duplicate,
            (pointer, message),
        );
    }

    fn report_dangling(&mut self, staying: &[bool]) {
        let mut there = vec![false; self.relations.references.len()];
        for (draft, stays) in self.drafts.iter().zip(staying) {
            there[draft.reference as usize] |= stays;
        }
        let dangling: Vec<Dangling> = self
            .relations
            .dangling(|reference| there[reference as usize])
            .filter(|dangling| staying[dangling.draft as usize])
            .collect();
        for Dangling {
            draft,
            message,
            pointer,
        } in dangling
        {
            let draft = &self.drafts[draft as usize];
            let (file, line, reference) = (draft.file, draft.line, draft.reference);
            let name = self.relations.references.get(reference).to_owned();
            let address = self.files[file as usize].address.clone();
            let place = (address.as_str(), Some(line));
            self.report(
                place,
                Some(name),
                ProblemKind::Dangling,
                (&pointer, message),
            );
        }
    }

    /// What went wrong below a Location that is in the catalog is its status (catalog-backend
    /// `performStitching`), by reference.
    fn status(&self) -> FxHashMap<String, Value> {
        let mut status: FxHashMap<String, Vec<Value>> = FxHashMap::default();
        for problem in &self.problems {
            if let (Some(entity), ProblemKind::Unreadable) = (&problem.entity, problem.kind) {
                status.entry(entity.clone()).or_default().push(json!({
                    "type": "backstage.io/catalog-processing",
                    "level": "error",
                    "message": format!("InputError: {}", problem.message),
                    "error": {"name": "InputError", "message": problem.message},
                }));
            }
        }
        status
            .into_iter()
            .map(|(entity, items)| (entity, Value::Array(items)))
            .collect()
    }
}
