//! From the addresses of root locations to a catalog.
//!
//! Nothing here reads anything: [`Ingestion`] says which files it wants, is given them, and goes
//! on, so that the same code runs over `fetch` in a worker and over files on a disk. Whatever is
//! wrong with a file costs what stands in it and nothing else; it becomes a [`Problem`].

mod annotation;
mod document;
mod draft;
mod finish;
mod location;
mod placeholder;
mod reading;
mod relations;
mod snapshot;
mod url;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use serde_json::Value;

pub use self::document::locate;
pub(crate) use self::location::Location;
use self::reading::Job;
use self::relations::Relations;
pub use self::url::readable;
use crate::engine::{Builder, Catalog};
use crate::entity_ref::{DEFAULT_NAMESPACE, EntityRef};

/// Something in a file that could not be read or used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Address of the file.
    pub file: String,
    /// Line in the file, from 1, if it is about one place in it: of what is invalid its own, of all
    /// else the first of its document, from which [`locate`] finds the way.
    pub line: Option<u32>,
    /// Canonical reference of the entity concerned, if it got far enough to have one.
    pub entity: Option<String>,
    /// JSON pointer to the value concerned, within its document; empty for all of it.
    #[serde(skip)]
    pub pointer: String,
    /// What kind of problem it is.
    #[serde(skip)]
    pub kind: ProblemKind,
    /// A sentence.
    pub message: String,
}

/// What kind of problem it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A file that is not there, or may not be read.
    Unreadable,
    /// A document or an entity that was left out.
    Invalid,
    /// An entity that was left out because another has its reference or its uid.
    Duplicate,
    /// A relation to an entity that is not in the catalog.
    Dangling,
}

/// How far a reading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files that were read.
    pub files: usize,
    /// Files that are known so far, read ones included.
    pub known_files: usize,
    /// Entities that were found so far.
    pub entities: usize,
}

/// An entity that is in, until it is known whether it stays.
struct Draft {
    /// Number of its reference.
    reference: u32,
    uid: String,
    /// Number of its file.
    file: u32,
    line: u32,
    /// Place among everything read, so that the order of answers does not matter.
    order: Order,
    /// `status.items` as a snapshot has them.
    status: Option<Value>,
    /// The entity itself, where it is wanted once more.
    value: Option<Value>,
    /// Number of the file that its ancestors name; a root, which was made up, has none.
    place: Option<u32>,
    is_dropped: bool,
}

/// The place of a file among all files, and of a document in it.
#[derive(Clone)]
struct Order {
    file: Rc<[u32]>,
    document: u32,
}

impl Order {
    /// What stands nearer to the roots comes first, as a backend would meet it first.
    fn compare(&self, other: &Self) -> std::cmp::Ordering {
        let place = |order: &Self| (order.file.len(), Rc::clone(&order.file), order.document);
        place(self).cmp(&place(other))
    }

    /// What a document leads to comes right after it, the last first.
    fn last_first(&self) -> Vec<std::cmp::Reverse<u32>> {
        let place = self.file.iter().chain([&self.document]);
        place.map(|number| std::cmp::Reverse(*number)).collect()
    }
}

/// A file, and the Location entities that name it.
struct File {
    address: String,
    parents: Vec<u32>,
    is_read: bool,
    /// Whether it stands for itself, without a Location entity.
    is_snapshot: bool,
}

/// Called now and then during a long reading.
type OnProgress = Box<dyn FnMut(Progress)>;

/// Reads a catalog. Ask for [`wanted`](Self::wanted) files and [`supply`](Self::supply) them until
/// none are wanted, then [`finish`](Self::finish).
#[derive(Default)]
pub struct Ingestion {
    builder: Builder,
    relations: Relations,
    drafts: Vec<Draft>,
    files: Vec<File>,
    numbers: FxHashMap<String, u32>,
    jobs: Vec<Option<Job>>,
    /// How many of the jobs are not done.
    open_jobs: usize,
    /// Jobs by the addresses they wait for.
    waiting: FxHashMap<String, Vec<usize>>,
    /// What was not asked for yet.
    unasked: Vec<String>,
    /// Contents that jobs need beside others that are still to come.
    contents: FxHashMap<String, Result<Rc<str>, String>>,
    excluded: FxHashSet<String>,
    keeps_values: bool,
    problems: Vec<Problem>,
    /// A whole catalog, if that is what was read.
    ready: Option<Catalog>,
    /// Where the lines of each file begin in which a mistake was found.
    line_starts: FxHashMap<u32, Vec<u32>>,
    progress: Progress,
    on_progress: Option<OnProgress>,
}

impl Ingestion {
    /// Starts from the addresses of the root locations: absolute URLs, or paths after `file:`.
    /// Each is registered like an entry of a backend's `catalog.locations`, unless a snapshot
    /// turns out to be there, which stands for itself.
    pub fn new(addresses: &[String]) -> Self {
        let mut ingestion = Self::default();
        for address in addresses {
            ingestion.register(&Location::of_address(address));
        }
        ingestion
    }

    /// Leaves out the entities of these canonical references.
    pub(crate) fn exclude(&mut self, references: impl IntoIterator<Item = String>) {
        self.excluded.extend(references);
    }

    /// Keeps every entity as it is read, for [`values`](Self::values).
    pub(crate) fn keep_values(&mut self) {
        self.keeps_values = true;
    }

    /// Calls back with every thousand entities.
    pub fn on_progress(&mut self, callback: impl FnMut(Progress) + 'static) {
        self.on_progress = Some(Box::new(callback));
    }

    /// How far the reading is.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// Addresses of the files to read now, each named once: URLs, paths after `file:`, and
    /// patterns of paths, with a `*` in them, for [`supply_matches`](Self::supply_matches).
    pub fn wanted(&mut self) -> Vec<String> {
        std::mem::take(&mut self.unasked)
    }

    /// Takes the content of a file, or a sentence why it could not be read.
    pub fn supply(&mut self, address: &str, content: Result<Vec<u8>, String>) {
        self.progress.files += 1;
        if let Ok(bytes) = &content
            && crate::snapshot::is_packed(bytes)
        {
            return self.take_packed(address, content.unwrap_or_default());
        }
        let text = content.and_then(|bytes| {
            String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())
        });
        self.give(address, text);
        self.report_progress();
    }

    /// Takes the addresses of the files that a pattern stands for.
    pub fn supply_matches(&mut self, pattern: &str, addresses: Vec<String>) {
        self.progress.files += 1;
        // A placeholder stands for one file.
        let none = Err("there is no such file".to_owned());
        for id in self.waiting.remove(pattern).unwrap_or_default() {
            match self.take_job(id) {
                Some(Job::Read(source)) => self.spread(&source, &addresses),
                Some(Job::Fill(document, missing)) => {
                    self.fill_or_wait(id, (document, missing), pattern, &none);
                }
                None => {}
            }
        }
        self.forget_done_jobs();
        self.report_progress();
    }

    /// Builds the catalog out of what was read. What is still wanted counts as missing.
    pub fn finish(mut self) -> Catalog {
        while let Some(address) = self.waiting.keys().next().cloned() {
            self.supply(&address, Err("it was not read".to_owned()));
        }
        self.into_catalog()
    }

    /// Every entity that was read, without what the catalog adds at the end: each before those
    /// that it leads to, the last of them first (catalog-backend `DefaultLocationService`).
    pub(crate) fn values(&mut self) -> Vec<Value> {
        let mut drafts: Vec<&mut Draft> = self.drafts.iter_mut().collect();
        drafts.sort_by_cached_key(|draft| draft.order.last_first());
        drafts
            .into_iter()
            .filter_map(|draft| draft.value.take())
            .collect()
    }

    /// What could not be read or used so far.
    pub(crate) fn problems(&self) -> &[Problem] {
        &self.problems
    }

    fn report(
        &mut self,
        place: (&str, Option<u32>),
        entity: Option<String>,
        kind: ProblemKind,
        (pointer, message): (&str, String),
    ) {
        self.problems.push(Problem {
            file: place.0.to_owned(),
            line: place.1,
            entity,
            pointer: pointer.to_owned(),
            kind,
            message,
        });
    }

    fn report_progress(&mut self) {
        let progress = self.progress;
        if let Some(callback) = &mut self.on_progress {
            callback(progress);
        }
    }

    /// The number of a file.
    fn file(&mut self, address: &str) -> u32 {
        if let Some(known) = self.numbers.get(address) {
            return *known;
        }
        let number = self.files.len() as u32;
        self.numbers.insert(address.to_owned(), number);
        self.files.push(File {
            address: address.to_owned(),
            parents: Vec::new(),
            is_read: false,
            is_snapshot: false,
        });
        number
    }
}

/// The reference of an entity, if it has one.
pub(crate) fn reference(value: &Value) -> Option<EntityRef> {
    let metadata = value.get("metadata")?;
    let namespace = metadata.get("namespace").and_then(Value::as_str);
    Some(EntityRef::new(
        value.get("kind")?.as_str()?,
        namespace.unwrap_or(DEFAULT_NAMESPACE),
        metadata.get("name")?.as_str()?,
    ))
}

/// A UUID that is always the same for the same text.
pub(crate) fn id_of(text: &str) -> String {
    annotation::uid(text)
}

/// The SHA-1 of a text in hexadecimal: what Backstage names and marks things by.
pub(crate) fn sha1(text: &str) -> String {
    sha1_smol::Sha1::from(text).digest().to_string()
}

#[cfg(test)]
mod tests;
