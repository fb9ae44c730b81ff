//! Gathers entities one by one and makes a catalog of them.

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::index::{Index, LEFT_OUT};
use super::search::{Ambiguous, Search};
use super::{Bodies, Catalog, Graph, Interner, NO_FILE, NO_SPLICE, Span, Stored};
use crate::ingest::{Problem, sha1};

/// Entities as they come in. Of each only the JSON text and its rows are kept.
#[derive(Default)]
pub(crate) struct Builder {
    bodies: Bodies,
    search: Search,
    spans: Vec<Span>,
    /// Where the provenance of every entity goes into its JSON, and its number.
    splices: Vec<(u32, u32)>,
    provenance: Interner,
}

/// An entity that stays.
pub(crate) struct Kept {
    /// What [`Builder::add`] gave.
    pub(crate) draft: u32,
    /// The number of its reference, unique.
    pub(crate) reference: u32,
    /// In lower case, not empty, unique.
    pub(crate) uid: String,
    /// `status.items`, if there are any.
    pub(crate) status: Option<Value>,
    /// Which file it stands in, if any.
    pub(crate) file: Option<u32>,
}

/// How the JSON of an entity goes on where its metadata begin. The keys before are `apiVersion`
/// and `kind`, texts without quotes in them.
const METADATA: &str = "\"metadata\":{";

/// Annotations that all entities of a file have in common: they are kept once.
const PROVENANCE: [&str; 3] = [
    "backstage.io/managed-by-location",
    "backstage.io/managed-by-origin-location",
    "backstage.io/view-url",
];

impl Builder {
    /// Takes an entity without relations, status, uid and etag; gives its number among all that
    /// came, which one that is refused has too. Without an etag it gets one from its content.
    pub(crate) fn add(
        &mut self,
        entity: &mut Value,
        uid: &str,
        etag: Option<&str>,
    ) -> (u32, Result<(), Ambiguous>) {
        let draft = self.spans.len() as u32;
        if let Err(ambiguous) = self.search.add(draft, entity, uid) {
            self.spans.push(Span::default());
            self.splices.push((NO_SPLICE, 0));
            return (draft, Err(ambiguous));
        }
        let annotations = entity["metadata"]
            .as_object_mut()
            .and_then(|metadata| metadata.remove("annotations"));
        // A JSON value always prints.
        let mut text = serde_json::to_string(entity).unwrap_or_default();
        let etag = etag.map_or_else(|| sha1(&text), str::to_owned);
        let mut known = format!(
            "\"uid\":{},\"etag\":{},",
            Value::from(uid),
            Value::from(etag)
        );
        let begin = text
            .find(METADATA)
            .map_or(0, |place| place + METADATA.len());
        let mut splice = (NO_SPLICE, 0);
        if let Some(Value::Object(mut annotations)) = annotations {
            let shared = self.provenance.number(&take_provenance(&mut annotations));
            known.push_str("\"annotations\":{");
            splice = ((begin + known.len()) as u32, shared);
            let own = serde_json::to_string(&annotations).unwrap_or_default();
            known.push_str(own.strip_prefix('{').unwrap_or_default());
            known.push(',');
        }
        text.insert_str(begin, &known);
        // The closing brace comes with relations and status.
        let open = text.strip_suffix('}').unwrap_or(&text);
        self.spans.push(self.bodies.add(open));
        self.splices.push(splice);
        (draft, Ok(()))
    }

    /// Makes the catalog. `graph` has the references and, as triples of source, type and target,
    /// sorted, the relations; `parents` the references of the Locations that name each file.
    pub(crate) fn finish(
        mut self,
        mut kept: Vec<Kept>,
        parents: &[Vec<u32>],
        (mut graph, triples): (Graph, Vec<(u32, u32, u32)>),
        problems: Vec<Problem>,
    ) -> Catalog {
        kept.sort_unstable_by(|one, other| one.uid.cmp(&other.uid));
        let mut numbers = vec![LEFT_OUT; self.spans.len()];
        let mut of_reference: FxHashMap<u32, u32> = FxHashMap::default();
        let mut entities = Vec::with_capacity(kept.len());
        let mut status = FxHashMap::default();
        let mut relations = Vec::new();
        for (number, kept) in (0..).zip(kept) {
            numbers[kept.draft as usize] = number;
            of_reference.insert(kept.reference, number);
            relations.clear();
            let first = triples.partition_point(|triple| triple.0 < kept.reference);
            let own = triples[first..]
                .iter()
                .take_while(|triple| triple.0 == kept.reference);
            relations.extend(own.map(|(_, kind, target)| (*kind, *target)));
            for (kind, target) in &relations {
                let (kind, target) = (graph.kinds.get(*kind), graph.references.get(*target));
                self.search.relate(kept.draft, kind, target);
            }
            graph.add(&relations);
            if let Some(items) = kept.status {
                status.insert(number, items.to_string().into());
            }
            let (splice, provenance) = self.splices[kept.draft as usize];
            entities.push(Stored {
                body: self.spans[kept.draft as usize],
                splice,
                provenance,
                reference: kept.reference,
                file: kept.file.unwrap_or(NO_FILE),
            });
        }
        drop(triples);
        let mut by_reference: Vec<u32> = (0..entities.len() as u32).collect();
        by_reference.sort_unstable_by_key(|entity| {
            let stored: &Stored = &entities[*entity as usize];
            graph.references.get(stored.reference)
        });
        let entity_of = |reference: &u32| of_reference.get(reference).copied();
        let parents = parents.iter();
        let parents = parents.map(|names| names.iter().filter_map(entity_of).collect());
        Catalog {
            parents: parents.collect(),
            index: Index::new(self.search, &numbers, entities.len()),
            bodies: self.bodies,
            provenance: self.provenance.into_texts(),
            entities,
            graph,
            by_reference,
            status,
            problems,
        }
    }
}

/// Takes the annotations out that others have too; what stands between the braces of an object of
/// them.
fn take_provenance(annotations: &mut Map<String, Value>) -> String {
    let mut text = String::new();
    for key in PROVENANCE {
        if let Some(value) = annotations.remove(key) {
            if !text.is_empty() {
                text.push(',');
            }
            text.push_str(&format!("{}:{value}", Value::from(key)));
        }
    }
    text
}
