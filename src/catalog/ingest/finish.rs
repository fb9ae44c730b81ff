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
        let stitched = self.relations.stitch(|draft| staying.contains(&draft));
        let mut sources = FxHashMap::default();
        let mut kept = Vec::with_capacity(staying.len());
        for (number, draft) in (0..).zip(drafts) {
            if !staying.contains(&number) {
                continue;
            }
            let reference = stitched.reference(draft.reference).to_owned();
            sources.insert(number, draft.reference);
            kept.push(Kept {
                draft: number,
                status: draft.status.or_else(|| status.remove(&reference)),
                reference,
                uid: draft.uid,
                file: draft.place,
            });
        }
        let parents: Vec<Vec<String>> = self
            .files
            .iter()
            .map(|file| {
                let parents = file.parents.iter();
                parents
                    .map(|parent| stitched.reference(*parent).to_owned())
                    .collect()
            })
            .collect();
        let relations = |kept: &Kept| stitched.of(sources[&kept.draft]);
        self.builder
            .finish(kept, &parents, relations, self.problems)
    }

    /// The numbers of the drafts that stay: the first of every reference, and of every uid. The
    /// others are reported with both places.
    fn staying(&mut self) -> FxHashSet<u32> {
        let mut order: Vec<u32> = (0..self.drafts.len() as u32).collect();
        order.sort_by(|one, other| {
            let place = |number: &u32| &self.drafts[*number as usize].order;
            place(one).compare(place(other))
        });
        let mut first: FxHashMap<u32, u32> = FxHashMap::default();
        let mut uids: FxHashSet<String> = FxHashSet::default();
        let mut staying = FxHashSet::default();
        for number in order {
            let draft = &self.drafts[number as usize];
            if draft.is_dropped {
                continue;
            }
            if let Some(other) = first.get(&draft.reference) {
                let other = &self.drafts[*other as usize];
                let place = format!("{}:{}", self.files[other.file as usize].address, other.line);
                self.report_twice(number, |name| {
                    format!("The entity {name} stands already in {place}: this one was left out.")
                });
            } else if !uids.insert(draft.uid.to_lowercase()) {
                let uid = draft.uid.clone();
                self.report_twice(number, |name| {
                    format!("The entity {name} has the uid {uid} of another: it was left out.")
                });
            } else {
                first.insert(draft.reference, number);
                staying.insert(number);
            }
        }
        staying
    }

    fn report_twice(&mut self, number: u32, message: impl Fn(&str) -> String) {
        let draft = &self.drafts[number as usize];
        let (file, line, reference) = (draft.file, draft.line, draft.reference);
        let name = self.relations.references.get(reference).to_owned();
        let address = self.files[file as usize].address.clone();
        let message = message(&name);
        let place = (address.as_str(), Some(line));
        self.report(place, Some(name), ProblemKind::Invalid, ("", message));
    }

    fn report_dangling(&mut self, staying: &FxHashSet<u32>) {
        let there: FxHashSet<u32> = staying
            .iter()
            .map(|number| self.drafts[*number as usize].reference)
            .collect();
        let dangling: Vec<Dangling> = self
            .relations
            .dangling(|reference| there.contains(&reference))
            .filter(|dangling| staying.contains(&dangling.draft))
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
