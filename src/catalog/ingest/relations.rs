//! Relations: what an entity's specification says of others, and what others then know of it
//! (catalog-backend `BuiltinKindsEntityProcessor`).

use std::borrow::Cow;

use serde_json::Value;

use crate::engine::{Graph, Interner};
use crate::entity_ref::{DEFAULT_NAMESPACE, EntityRef};
use crate::kind::{self, Relates};
use crate::relation;

/// One relation an entity's specification means.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Meant {
    pub(super) outgoing: &'static str,
    pub(super) incoming: &'static str,
    /// Canonical reference.
    pub(super) target: String,
    /// JSON pointer to the place that says so.
    pub(super) pointer: String,
}

/// A reference that cannot be read, and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    pub(super) pointer: String,
    pub(super) message: String,
}

/// The relations a specification means.
pub(super) fn meant(entity: &Value) -> Result<Vec<Meant>, Unreadable> {
    let text = |path: &str| entity.pointer(path).and_then(Value::as_str);
    let kind = text("/kind").unwrap_or_default();
    let Some(known) = kind::find(kind, text("/spec/type")) else {
        return Ok(Vec::new());
    };
    let namespace = text("/metadata/namespace").unwrap_or(DEFAULT_NAMESPACE);
    let mut meant = Vec::new();
    for relates in known.relates {
        let pointer = ["/spec/", relates.field].concat();
        match entity["spec"].get(relates.field) {
            Some(Value::String(written)) if !written.is_empty() => {
                meant.push(one_meant(written, relates, namespace, pointer)?);
            }
            Some(Value::Array(many)) => {
                for (index, written) in many.iter().enumerate() {
                    let pointer = format!("{pointer}/{index}");
                    if let Some(written) = reference_text(written) {
                        meant.push(one_meant(&written, relates, namespace, pointer)?);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(meant)
}

/// A reference in a list: a text, or its parts (catalog-model `parseEntityRef`).
fn reference_text(written: &Value) -> Option<Cow<'_, str>> {
    if let Some(text) = written.as_str() {
        return Some(text.into());
    }
    let part = |key: &str| written.get(key).and_then(Value::as_str);
    let kind = part("kind").map(|kind| [kind, ":"].concat());
    let namespace = part("namespace").map(|namespace| [namespace, "/"].concat());
    let parts = [kind.unwrap_or_default(), namespace.unwrap_or_default()].concat();
    Some([&parts, part("name")?].concat().into())
}

fn one_meant(
    written: &str,
    relates: &Relates,
    namespace: &str,
    pointer: String,
) -> Result<Meant, Unreadable> {
    match EntityRef::parse_in(written, relates.default_kind, namespace) {
        Ok(target) => Ok(Meant {
            outgoing: relates.outgoing,
            incoming: relates.incoming,
            target: target.to_string(),
            pointer,
        }),
        Err(error) => Err(Unreadable {
            message: format!("{pointer}: {error}"),
            pointer,
        }),
    }
}

/// All relations of a catalog, as triples of numbers.
#[derive(Default)]
pub(super) struct Relations {
    /// Canonical references, of entities and of those they name.
    pub(super) references: Interner,
    kinds: Interner,
    /// Of each draft's: source, type, target.
    known: Vec<(u32, (u32, u32, u32))>,
    /// JSON pointers.
    pointers: Interner,
    meant: Vec<Pair>,
}

/// A relation of a specification, in numbers.
struct Pair {
    draft: u32,
    source: u32,
    outgoing: u32,
    incoming: u32,
    target: u32,
    pointer: u32,
}

/// A relation to an entity that is not there.
pub(super) struct Dangling {
    pub(super) draft: u32,
    pub(super) pointer: String,
    pub(super) message: String,
}

impl Relations {
    /// A relation with its inverse.
    pub(super) fn pair(&mut self, draft: u32, source: u32, meant: &Meant) {
        let pair = Pair {
            draft,
            source,
            outgoing: self.kinds.number(meant.outgoing),
            incoming: self.kinds.number(meant.incoming),
            target: self.references.number(&meant.target),
            pointer: self.pointers.number(&meant.pointer),
        };
        self.meant.push(pair);
    }

    /// A relation as a snapshot has it; its inverse stands with the other entity.
    pub(super) fn one(&mut self, draft: u32, source: u32, kind: &str, target: &str) {
        let kind = self.kinds.number(kind);
        let target = self.references.number(target);
        self.known.push((draft, (source, kind, target)));
    }

    /// Every relation that a draft means to something that is not there.
    pub(super) fn dangling(
        &self,
        is_there: impl Fn(u32) -> bool,
    ) -> impl Iterator<Item = Dangling> {
        let missing = self.meant.iter().filter(move |pair| !is_there(pair.target));
        missing.map(|pair| {
            let label = relation::label(self.kinds.get(pair.outgoing));
            let target = self.references.get(pair.target);
            Dangling {
                draft: pair.draft,
                pointer: self.pointers.get(pair.pointer).to_owned(),
                message: format!("{label} {target}, which does not exist."),
            }
        })
    }

    /// Both ends of every relation of the drafts that stay: source, type and target, sorted by
    /// source and then by the texts of type and target, none twice.
    pub(super) fn stitch(self, stays: impl Fn(u32) -> bool) -> (Graph, Vec<(u32, u32, u32)>) {
        // Room for all of them at once: a list that grows is there twice for a moment.
        let mut triples = Vec::with_capacity(self.known.len() + 2 * self.meant.len());
        let known = self.known.into_iter().filter(|(draft, _)| stays(*draft));
        triples.extend(known.map(|(_, triple)| triple));
        for pair in self.meant.iter().filter(|pair| stays(pair.draft)) {
            triples.push((pair.source, pair.outgoing, pair.target));
            triples.push((pair.target, pair.incoming, pair.source));
        }
        let (kinds, references) = (ranks(&self.kinds), ranks(&self.references));
        triples.sort_unstable_by_key(|(source, kind, target)| {
            (*source, kinds[*kind as usize], references[*target as usize])
        });
        triples.dedup();
        let graph = Graph::new(self.references.into_texts(), self.kinds.into_texts());
        (graph, triples)
    }
}

/// The place of every text in their order, by number.
fn ranks(texts: &Interner) -> Vec<u32> {
    let mut numbers: Vec<u32> = (0..texts.len() as u32).collect();
    numbers.sort_unstable_by_key(|number| texts.get(*number));
    let mut ranks = vec![0; numbers.len()];
    for (rank, number) in (0..).zip(numbers) {
        ranks[number as usize] = rank;
    }
    ranks
}
