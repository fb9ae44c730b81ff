//! Which files are wanted, who waits for them, and what a Location entity leads to.

use std::rc::Rc;

use serde_json::Value;

use super::annotation::Origin;
use super::draft::Document;
use super::location::Location;
use super::{Ingestion, Order, ProblemKind, document, placeholder, snapshot};

/// A file of entities that is to be read.
#[derive(Clone)]
pub(super) struct Source {
    pub(super) location: Location,
    /// Files above, the nearest first; a file among them is a cycle.
    pub(super) above: Option<Rc<Above>>,
    pub(super) order: Rc<[u32]>,
    /// Number of the reference of the Location entity that names the file.
    pub(super) parent: u32,
    /// Number of that entity's draft.
    pub(super) parent_draft: u32,
    /// Location reference of the root.
    pub(super) root: Rc<str>,
    /// `presence: optional`: the file may be missing.
    pub(super) is_optional: bool,
    /// Where that entity stands, for problems with the file.
    pub(super) named_at: (String, Option<u32>),
    /// Which of the entity's targets it is.
    target: Target,
}

/// Where a Location entity names a target.
#[derive(Clone, Copy)]
enum Target {
    Only,
    Listed(usize),
}

impl Target {
    /// JSON pointer to it.
    fn pointer(self) -> String {
        match self {
            Self::Only => "/spec/target".to_owned(),
            Self::Listed(index) => format!("/spec/targets/{index}"),
        }
    }
}

/// A file and those above it.
pub(super) struct Above {
    address: String,
    above: Option<Rc<Above>>,
}

/// What waits for files.
pub(super) enum Job {
    /// A file of entities.
    Read(Source),
    /// A document with placeholders, and how many of their files are still to come.
    Fill(Document, usize),
}

/// Files within each other. A backend follows an entity's ancestors no further either
/// (catalog-backend `DefaultCatalogDatabase.listAncestors`).
const MOST_LOCATIONS: usize = 32;

impl Ingestion {
    /// A root location becomes a Location entity of its own.
    pub(crate) fn register(&mut self, location: &Location) {
        let index = self.drafts.len() as u32;
        let address = location.address();
        let document = Document {
            value: location.entity(),
            line: 1,
            text: Rc::from(""),
            file: self.file(&address),
            location: location.clone(),
            order: Order {
                file: Rc::from([]),
                document: index,
            },
            above: None,
            root: location.to_string().into(),
            origin: Origin::File,
            is_root: true,
        };
        self.take(document);
    }

    /// Asks for the files a Location entity names.
    pub(super) fn follow(&mut self, document: &Document, parent: u32, parent_draft: u32) {
        let spec = &document.value["spec"];
        let kind = spec.get("type").and_then(Value::as_str);
        let one = spec.get("target").map(|target| (Target::Only, target));
        let many = spec.get("targets").and_then(Value::as_array);
        let many = many.into_iter().flatten().enumerate();
        let many = many.map(|(index, target)| (Target::Listed(index), target));
        let targets = one.into_iter().chain(many);
        let targets = targets.filter_map(|(place, target)| Some((place, target.as_str()?)));
        let is_optional = spec.get("presence").and_then(Value::as_str) == Some("optional");
        let own_address = document.location.address();
        let above = match document.is_root {
            true => None,
            false => Some(Rc::new(Above {
                address: own_address.clone(),
                above: document.above.clone(),
            })),
        };
        for (index, (place, target)) in targets.enumerate() {
            let order = [
                &document.order.file[..],
                &[document.order.document, index as u32],
            ]
            .concat();
            self.want(Source {
                location: match document.is_root && document.location.kind == "file" {
                    // It is where it is, and not below itself.
                    true => document.location.clone(),
                    false => document.location.resolve(kind, target),
                },
                above: above.clone(),
                order: order.into(),
                parent,
                parent_draft,
                root: Rc::clone(&document.root),
                is_optional,
                named_at: (
                    own_address.clone(),
                    (!document.is_root).then_some(document.line),
                ),
                target: place,
            });
        }
    }

    fn want(&mut self, source: Source) {
        let address = source.location.address();
        let message = if !matches!(source.location.kind.as_str(), "url" | "file") {
            format!(
                "No processor was able to handle reading of {}",
                source.location
            )
        } else if source.depth() > MOST_LOCATIONS {
            format!(
                "The location {address} was not read: more than {MOST_LOCATIONS} lead to it, each named by the one before"
            )
        } else if source.is_below(&address) {
            format!(
                "The location {address} is a cycle: it leads back to a file above itself. It was not read again."
            )
        } else {
            return match self.numbers.get(&address) {
                Some(file) if self.files[*file as usize].is_read => {
                    self.name_again(*file, &source);
                }
                _ => self.wait(&[address], Job::Read(source)),
            };
        };
        self.complain(&source, ProblemKind::Unreadable, message);
    }

    /// Another Location names a file that was read: it is still one file.
    fn name_again(&mut self, file: u32, source: &Source) {
        if self.files[file as usize].is_snapshot {
            self.stand_for_itself(source, file);
        } else {
            self.files[file as usize].parents.push(source.parent);
        }
    }

    /// A problem with a file, told at the Location that names it.
    fn complain(&mut self, source: &Source, kind: ProblemKind, message: String) {
        let entity = self.relations.references.get(source.parent).to_owned();
        let (file, line) = &source.named_at;
        let pointer = source.target.pointer();
        self.report((file, *line), Some(entity), kind, (&pointer, message));
    }

    /// Puts a job off until these files are there.
    pub(super) fn wait(&mut self, addresses: &[String], job: Job) {
        let id = self.jobs.len();
        self.jobs.push(Some(job));
        self.open_jobs += 1;
        for address in addresses {
            let waiting = self.waiting.entry(address.clone()).or_default();
            if waiting.is_empty() {
                self.unasked.push(address.clone());
                self.progress.known_files += 1;
            }
            waiting.push(id);
        }
    }

    /// Hands a file to everything that waits for it.
    pub(super) fn give(&mut self, address: &str, text: Result<String, String>) {
        let ids = self.waiting.remove(address).unwrap_or_default();
        let text: Result<Rc<str>, String> = text.map(Rc::from);
        for id in ids {
            match self.take_job(id) {
                Some(Job::Read(source)) => self.read(&source, address, &text),
                Some(Job::Fill(document, missing)) => {
                    self.fill_or_wait(id, (document, missing), address, &text);
                }
                None => {}
            }
        }
        self.forget_done_jobs();
    }

    /// Fills a document if this was the last file that was missing, or else keeps what came.
    pub(super) fn fill_or_wait(
        &mut self,
        id: usize,
        (document, missing): (Document, usize),
        address: &str,
        text: &Result<Rc<str>, String>,
    ) {
        if missing > 1 {
            self.contents.insert(address.to_owned(), text.clone());
            self.jobs[id] = Some(Job::Fill(document, missing - 1));
            self.open_jobs += 1;
        } else {
            self.fill(document, address, text);
        }
    }

    pub(super) fn forget_done_jobs(&mut self) {
        if self.open_jobs == 0 {
            self.jobs.clear();
            self.contents.clear();
        }
    }

    pub(super) fn take_job(&mut self, id: usize) -> Option<Job> {
        let job = self.jobs.get_mut(id)?.take();
        self.open_jobs -= usize::from(job.is_some());
        job
    }

    /// Takes the documents of a file apart.
    fn read(&mut self, source: &Source, address: &str, text: &Result<Rc<str>, String>) {
        let text = match text {
            Ok(text) => Rc::clone(text),
            Err(why) => {
                if !source.is_optional {
                    let message = match source.location.kind.as_str() {
                        "file" => format!("file {} does not exist: {why}", source.location.target),
                        _ => format!("Unable to read url {address}: {why}"),
                    };
                    self.complain(source, ProblemKind::Unreadable, message);
                }
                return;
            }
        };
        let file = self.file(address);
        if self.files[file as usize].is_read {
            return self.name_again(file, source);
        }
        self.files[file as usize].is_read = true;
        self.files[file as usize].parents.push(source.parent);
        if snapshot::is_list(&text) {
            self.read_list(source, file, &text);
        } else {
            self.read_documents(source, file, &text);
        }
    }

    fn read_documents(&mut self, source: &Source, file: u32, text: &Rc<str>) {
        for (index, document) in document::read(text).enumerate() {
            let order = source.order_of(index as u32);
            match document.content {
                Ok(value) => self.take(source.document(
                    value,
                    (document.line, text),
                    file,
                    order,
                    Origin::File,
                )),
                Err(why) => {
                    let message = format!("YAML error at {}, {why}", source.location);
                    let address = self.files[file as usize].address.clone();
                    let place = (address.as_str(), Some(document.line));
                    self.report(place, None, ProblemKind::Invalid, ("", message));
                }
            }
        }
    }

    /// Takes a document, now or when the files of its placeholders are there.
    pub(super) fn take(&mut self, document: Document) {
        let mut needed = placeholder::targets(&document.value, &document.location.address());
        needed.sort();
        needed.dedup();
        needed.retain(|address| !self.contents.contains_key(address));
        match needed.len() {
            0 => self.fill(document, "", &Err(String::new())),
            missing => self.wait(&needed, Job::Fill(document, missing)),
        }
    }

    /// The files a pattern stands for, each as if it had been named.
    pub(super) fn spread(&mut self, source: &Source, addresses: &[String]) {
        if addresses.is_empty() && !source.is_optional {
            let message = format!("file {} does not exist", source.location.target);
            self.complain(source, ProblemKind::Unreadable, message);
        }
        for (index, address) in addresses.iter().enumerate() {
            let order = [&source.order[..], &[index as u32]].concat();
            self.want(Source {
                location: Location::of_address(address),
                order: order.into(),
                ..source.clone()
            });
        }
    }
}

impl Source {
    pub(super) fn document(
        &self,
        value: Value,
        (line, text): (u32, &Rc<str>),
        file: u32,
        order: Order,
        origin: Origin,
    ) -> Document {
        Document {
            value,
            line,
            text: Rc::clone(text),
            file,
            location: self.location.clone(),
            order,
            above: self.above.clone(),
            root: Rc::clone(&self.root),
            origin,
            is_root: false,
        }
    }

    /// The place of a document of this file.
    pub(super) fn order_of(&self, document: u32) -> Order {
        Order {
            file: Rc::clone(&self.order),
            document,
        }
    }

    /// Whether a root location names it.
    pub(super) fn is_root(&self) -> bool {
        self.named_at.1.is_none()
    }

    fn depth(&self) -> usize {
        let above = |file: &Rc<Above>| file.above.clone();
        std::iter::successors(self.above.clone(), above).count()
    }

    fn is_below(&self, address: &str) -> bool {
        let mut above = self.above.as_ref();
        while let Some(file) = above {
            if file.address == address {
                return true;
            }
            above = file.above.as_ref();
        }
        false
    }
}
