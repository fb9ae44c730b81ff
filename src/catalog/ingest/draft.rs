//! One entity on its way into the catalog.

use std::cell::Cell;
use std::rc::Rc;

use serde_json::Value;

use super::annotation::{self, Origin};
use super::location::Location;
use super::reading::Above;
use super::{
    Draft, Ingestion, Order, ProblemKind, document, placeholder, reference, relations, snapshot,
};
use crate::engine::Ambiguous;
use crate::entity_ref::DEFAULT_NAMESPACE;
use crate::validate::{self, Mistake};

/// A document of a file, and where it stands.
pub(super) struct Document {
    pub(super) value: Value,
    pub(super) line: u32,
    /// The whole file, to find lines in it.
    pub(super) text: Rc<str>,
    /// Number of the file.
    pub(super) file: u32,
    pub(super) location: Location,
    pub(super) order: Order,
    pub(super) above: Option<Rc<Above>>,
    /// Location reference of the root it comes from.
    pub(super) root: Rc<str>,
    pub(super) origin: Origin,
    /// Whether it is the Location entity made up for a root.
    pub(super) is_root: bool,
}

/// Entities between two reports of progress.
const A_REPORT: usize = 1_000;

/// Bytes that placeholders may bring into one document.
const MOST_COPIED: usize = 16 << 20;

/// Places that are looked up to tell the last of them: each is a reading of the document, and a
/// long list may hold as many as it has items.
const MOST_LOOKED_UP: usize = 8;

/// Maps and lists within each other, with what placeholders bring. JSON is read to a depth of 127
/// by whoever asks the catalog, and a page of entities has two of its own.
const MOST_DEPTH: usize = 100;

impl Ingestion {
    /// Puts contents in the place of placeholders, checks the entity, keeps it, and follows it if
    /// it is a Location. `last` and `text` are the file that came last.
    pub(super) fn fill(
        &mut self,
        mut document: Document,
        last: &str,
        text: &Result<Rc<str>, String>,
    ) {
        let contents = &self.contents;
        let copied = Cell::new(0);
        let read = |address: &str| {
            let content = if address == last {
                Some(text)
            } else {
                contents.get(address)
            };
            match content {
                Some(Ok(text)) => {
                    copied.set(copied.get() + text.len());
                    match copied.get() > MOST_COPIED {
                        true => Err("its copies would be larger than 16 MB together".to_owned()),
                        false => Ok(text.as_ref()),
                    }
                }
                Some(Err(why)) => Err(why.clone()),
                None => Err("it was not read".to_owned()),
            }
        };
        let address = document.location.address();
        let filled = placeholder::fill(&mut document.value, &address, &read);
        let mistakes = match filled {
            Ok(()) if is_deeper(&document.value, MOST_DEPTH) => vec![Mistake {
                pointer: String::new(),
                message: too_deep(),
            }],
            Ok(()) => {
                annotation::annotate(
                    &mut document.value,
                    &document.location,
                    &document.root,
                    document.origin,
                );
                validate::mistakes(&document.value)
            }
            Err(refused) => vec![Mistake {
                pointer: refused.pointer,
                message: refused.message,
            }],
        };
        if mistakes.is_empty() {
            return self.keep(document);
        }
        for mistake in mistakes {
            self.refuse(&document, &mistake.pointer, mistake.message);
        }
    }

    /// Takes a single entity, to see what is wrong with it.
    pub(crate) fn judge(&mut self, entity: Value, location: &Location) {
        let document = Document {
            value: entity,
            line: 1,
            text: Rc::from(""),
            file: self.file(&location.address()),
            location: location.clone(),
            order: Order {
                file: Rc::from([]),
                document: 0,
            },
            above: None,
            root: location.to_string().into(),
            origin: Origin::Entity,
            is_root: false,
        };
        self.take(document);
    }

    pub(super) fn refuse(&mut self, document: &Document, pointer: &str, message: String) {
        let entity = reference(&document.value).map(|reference| reference.to_string());
        let address = self.files[document.file as usize].address.clone();
        let place = (address.as_str(), Some(self.line_of(document, pointer)));
        self.report(place, entity, ProblemKind::Invalid, (pointer, message));
    }

    /// The line of a value. Where lines begin is found once for each file: its documents may come in
    /// any order, and between those of others.
    fn line_of(&mut self, document: &Document, pointer: &str) -> u32 {
        if document.text.is_empty() {
            return document.line;
        }
        let starts = self.line_starts.entry(document.file);
        let starts = starts.or_insert_with(|| document::line_starts(&document.text));
        let start = starts.get(document.line.saturating_sub(1) as usize);
        let found =
            start.and_then(|start| document::locate_from(&document.text, *start as usize, pointer));
        found.map_or(document.line, |found| document.line + found - 1)
    }

    /// Keeps a valid entity.
    fn keep(&mut self, mut document: Document) {
        let Some(name) = reference(&document.value).map(|found| found.to_string()) else {
            return;
        };
        // Before lists are sorted: where a reference stands is told by its place in the file.
        let meant = match relations::meant(&document.value) {
            Ok(meant) => meant,
            Err(unreadable) => {
                return self.refuse(&document, &unreadable.pointer, unreadable.message);
            }
        };
        validate::sort_references(&mut document.value);
        if let Some(object) = document.value.as_object_mut() {
            // The catalog has its own.
            object.remove("relations");
            object.remove("status");
        }
        let value = self.keeps_values.then(|| document.value.clone());
        let identity = annotation::identify(&mut document.value, &name);
        let Some((draft, reference)) = self.add(&mut document, &name, identity, None, value) else {
            return;
        };
        for meant in meant {
            self.relations.pair(draft, reference, &meant);
        }
        if document.value["kind"] == "Location" && !self.excluded.contains(&name) {
            self.follow(&document, reference, draft);
        }
    }

    /// Keeps an entity of a snapshot as it is: its relations and its status are part of it.
    pub(super) fn keep_stitched(&mut self, mut document: Document) {
        let Some(name) = reference(&document.value).map(|found| found.to_string()) else {
            return;
        };
        if is_deeper(&document.value, MOST_DEPTH) {
            return self.refuse(&document, "", too_deep());
        }
        let Some(object) = document.value.as_object_mut() else {
            return;
        };
        let relations = object.remove("relations");
        object.retain(|key, _| {
            ["apiVersion", "kind", "metadata", "spec", "status"].contains(&key.as_str())
        });
        if let Some(metadata) = object.get_mut("metadata").and_then(Value::as_object_mut) {
            let default = || Value::from(DEFAULT_NAMESPACE);
            metadata.entry("namespace").or_insert_with(default);
        }
        let status = object.remove("status").and_then(|mut status| {
            let items = status.get_mut("items").map(Value::take);
            items.filter(|items| items.as_array().is_some_and(|items| !items.is_empty()))
        });
        let identity = annotation::identify(&mut document.value, &name);
        let place = snapshot::place_of(&document.value);
        let Some((draft, reference)) = self.add(&mut document, &name, identity, status, None)
        else {
            return;
        };
        if let Some(place) = place {
            self.trace(&document.value, &place, &name, (draft, reference));
        }
        for relation in relations.iter().filter_map(Value::as_array).flatten() {
            let text = |key: &str| relation.get(key).and_then(Value::as_str);
            if let (Some(kind), Some(target)) = (text("type"), text("targetRef")) {
                self.relations.one(draft, reference, kind, target);
            }
        }
    }

    /// Adds an entity; gives the numbers of its draft and of its reference.
    fn add(
        &mut self,
        document: &mut Document,
        name: &str,
        (uid, etag): (String, Option<String>),
        status: Option<Value>,
        value: Option<Value>,
    ) -> Option<(u32, u32)> {
        let (draft, added) = self.builder.add(&mut document.value, &uid, etag.as_deref());
        let is_added = added.is_ok();
        if let Err(Ambiguous(key)) = added {
            let message = format!("Entity has duplicate keys that vary only in casing, '{key}'");
            let pointers = pointers_of(&key, &document.value);
            let last = pointers
                .into_iter()
                .take(MOST_LOOKED_UP)
                .max_by_key(|pointer| self.line_of(document, pointer));
            self.refuse(document, &last.unwrap_or_default(), message);
        }
        let reference = self.relations.references.number(name);
        self.drafts.push(Draft {
            reference,
            uid,
            file: document.file,
            line: document.line,
            order: document.order.clone(),
            status,
            value: value.filter(|_| is_added),
            place: (!document.is_root).then_some(document.file),
            is_dropped: !is_added || self.excluded.contains(name),
        });
        if !is_added {
            return None;
        }
        self.progress.entities += 1;
        if self.progress.entities.is_multiple_of(A_REPORT) {
            self.report_progress();
        }
        Some((draft, reference))
    }
}

fn too_deep() -> String {
    format!("The entity is nested more than {MOST_DEPTH} deep")
}

/// Whether maps and lists stand within each other deeper than this.
fn is_deeper(value: &Value, depth: usize) -> bool {
    match value {
        Value::Array(items) => depth == 0 || items.iter().any(|item| is_deeper(item, depth - 1)),
        Value::Object(map) => depth == 0 || map.values().any(|value| is_deeper(value, depth - 1)),
        _ => false,
    }
}

/// JSON pointers to everything that has a key of the search, which is in lower case.
fn pointers_of(key: &str, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    point("", key, value, &mut found);
    found
}

fn point(above: &str, rest: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                let Some(rest) = rest.strip_prefix(name.to_lowercase().as_str()) else {
                    continue;
                };
                let name = name.replace('~', "~0").replace('/', "~1");
                let pointer = [above, "/", &name].concat();
                if rest.is_empty() {
                    found.push(pointer);
                } else if let Some(rest) = rest.strip_prefix('.') {
                    point(&pointer, rest, value, found);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                point(&format!("{above}/{index}"), rest, item, found);
            }
        }
        _ => {}
    }
}
