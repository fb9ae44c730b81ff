//! Gathers entities one by one and makes a catalog of them.

use serde_json::Value;

use super::index::{Index, LEFT_OUT};
use super::search::{Ambiguous, Search};
use super::{Bodies, Catalog, NO_FILE, Span, Stored, Texts};
use crate::ingest::Problem;

/// Entities as they come in. Of each only the JSON text and its rows are kept.
#[derive(Default)]
pub(crate) struct Builder {
    bodies: Bodies,
    search: Search,
    spans: Vec<Span>,
}

/// An entity that stays.
pub(crate) struct Kept {
    /// What [`Builder::add`] gave.
    pub(crate) draft: u32,
    /// Canonical reference, unique.
    pub(crate) reference: String,
    /// Not empty, unique in lower case.
    pub(crate) uid: String,
    /// `status.items`, if there are any.
    pub(crate) status: Option<Value>,
    /// Which file it stands in, if any.
    pub(crate) file: Option<u32>,
}

impl Builder {
    /// Takes an entity without relations and status; gives its number among all that came, which
    /// one that is refused has too.
    pub(crate) fn add(&mut self, entity: &Value) -> (u32, Result<(), Ambiguous>) {
        let draft = self.spans.len() as u32;
        let added = self.search.add(draft, entity);
        let text = match added {
            Ok(()) => entity.to_string(),
            Err(_) => String::new(),
        };
        // The closing brace comes with the rest.
        let open = text.strip_suffix('}').unwrap_or(&text);
        self.spans.push(self.bodies.add(open));
        (draft, added)
    }

    /// Makes the catalog. `relations` gives type and target of an entity's relations, in order;
    /// `parents` the references of the Locations that name each file.
    pub(crate) fn finish<'a>(
        mut self,
        mut kept: Vec<Kept>,
        parents: &[Vec<String>],
        relations: impl Fn(&Kept) -> Vec<(&'a str, &'a str)>,
        problems: Vec<Problem>,
    ) -> Catalog {
        kept.sort_by_cached_key(|kept| kept.uid.to_lowercase());
        let mut numbers = vec![LEFT_OUT; self.spans.len()];
        let mut references = Texts::default();
        let mut entities = Vec::with_capacity(kept.len());
        for (number, kept) in kept.iter().enumerate() {
            numbers[kept.draft as usize] = number as u32;
            references.push(&kept.reference);
            let relations = relations(kept);
            for (kind, target) in &relations {
                self.search.relate(kept.draft, kind, target);
            }
            let tail = self.bodies.add(&tail(&relations, kept.status.as_ref()));
            entities.push(Stored {
                body: self.spans[kept.draft as usize],
                tail,
                file: kept.file.unwrap_or(NO_FILE),
            });
        }
        references.shrink();
        let mut by_reference: Vec<u32> = (0..entities.len() as u32).collect();
        by_reference.sort_unstable_by_key(|entity| references.get(*entity));
        let mut catalog = Catalog {
            bodies: self.bodies,
            index: Index::new(self.search, &numbers, entities.len()),
            entities,
            references,
            by_reference,
            parents: Vec::new(),
            problems,
        };
        catalog.parents = parents
            .iter()
            .map(|names| {
                names
                    .iter()
                    .filter_map(|name| catalog.by_reference(name))
                    .collect()
            })
            .collect();
        catalog
    }
}

/// The end of an entity's JSON: relations, status and the brace.
fn tail(relations: &[(&str, &str)], status: Option<&Value>) -> String {
    let mut tail = String::from(",\"relations\":[");
    for (index, (kind, target)) in relations.iter().enumerate() {
        if index > 0 {
            tail.push(',');
        }
        tail.push_str("{\"type\":");
        tail.push_str(&Value::from(*kind).to_string());
        tail.push_str(",\"targetRef\":");
        tail.push_str(&Value::from(*target).to_string());
        tail.push('}');
    }
    tail.push(']');
    if let Some(items) = status {
        tail.push_str(",\"status\":{\"items\":");
        tail.push_str(&items.to_string());
        tail.push('}');
    }
    tail.push('}');
    tail
}
