//! From the URLs of root locations to a catalog.
//!
//! Nothing here reads anything: [`Ingestion`] says which files it wants, is given them, and goes
//! on, so that the same code runs over `fetch` in a worker and over files in a test. Whatever is
//! wrong with a file costs what stands in it and nothing else; it becomes a [`Problem`].

mod annotation;
mod document;
mod placeholder;
mod relations;
mod url;

pub use url::readable;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use serde_json::{Value, json};

use crate::engine::{Catalog, Record};
use crate::entity_ref::{DEFAULT_NAMESPACE, EntityRef};
use crate::validate;

/// Something in a file that could not be read or used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// URL of the file.
    pub file: String,
    /// Line in the file, from 1, if it is about one place in it.
    pub line: Option<u32>,
    /// Canonical reference of the entity concerned, if it got far enough to have one.
    pub entity: Option<String>,
    /// A sentence.
    pub message: String,
}

/// A file of entities that is to be read.
struct Source {
    url: String,
    /// The locations above, root first; a file among its own ancestors is a cycle.
    above: Vec<String>,
    /// Place among everything read, so that the order of answers does not matter.
    order: Vec<u32>,
    /// The Location entity that names the file.
    parent: String,
    origin: String,
    /// Where that entity stands, for problems with the file.
    named_at: (String, Option<u32>),
    /// `presence: optional`: the file may be missing.
    optional: bool,
}

/// An entity on its way into the catalog.
struct Draft {
    value: Value,
    file: String,
    line: u32,
    order: Vec<u32>,
    above: Vec<String>,
    parent: Option<String>,
    origin: String,
}

enum Job {
    Read(Source),
    Fill(Draft),
}

/// Reads a catalog. Ask for [`wanted`](Self::wanted) files and [`supply`](Self::supply) them until
/// none are wanted, then [`finish`](Self::finish).
#[derive(Default)]
pub struct Ingestion {
    jobs: Vec<Job>,
    asked: FxHashSet<String>,
    files: FxHashMap<String, Result<String, String>>,
    read: FxHashSet<String>,
    drafts: Vec<Draft>,
    problems: Vec<Problem>,
}

impl Ingestion {
    /// Starts from the absolute URLs of the root locations, each registered like an entry of
    /// `catalog.locations` of type `url`.
    pub fn new(locations: &[String]) -> Self {
        let mut ingestion = Self::default();
        for (index, target) in locations.iter().enumerate() {
            ingestion.register(target, index as u32);
        }
        ingestion
    }

    /// Absolute URLs of the files to read now. Each is named once.
    pub fn wanted(&mut self) -> Vec<String> {
        let mut wanted = Vec::new();
        for job in &self.jobs {
            for url in needs(job) {
                if self.asked.insert(url.clone()) {
                    wanted.push(url);
                }
            }
        }
        wanted
    }

    /// Takes the content of a file, or a sentence why it could not be read.
    pub fn supply(&mut self, url: &str, content: Result<Vec<u8>, String>) {
        let text = content.and_then(|bytes| {
            String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())
        });
        self.files.insert(url.to_owned(), text);
        self.advance();
    }

    /// Builds the catalog out of what was read. What is still wanted counts as missing.
    pub fn finish(mut self) -> Catalog {
        for url in self.wanted() {
            self.supply(&url, Err("it was not read".to_owned()));
        }
        self.drafts
            .sort_by(|one, other| one.order.cmp(&other.order));
        let drafts = std::mem::take(&mut self.drafts);
        let records = self.without_duplicates(drafts);
        let mut records = relations::stitch(records, &mut self.problems);
        attach_status(&mut records, &self.problems);
        Catalog::new(records, self.problems)
    }

    /// A root location becomes a Location entity of its own (catalog-backend
    /// `locationSpecToLocationEntity`).
    fn register(&mut self, target: &str, index: u32) {
        let spec = ["url:", target].concat();
        let name = ["generated-", &sha1(&spec)].concat();
        let entity = json!({
            "apiVersion": "backstage.io/v1alpha1",
            "kind": "Location",
            "metadata": {"name": name},
            "spec": {"type": "url", "target": target},
        });
        self.jobs.push(Job::Fill(Draft {
            value: entity,
            file: target.to_owned(),
            line: 1,
            order: vec![index],
            above: Vec::new(),
            parent: None,
            origin: spec,
        }));
        self.advance();
    }

    /// Does every job whose files are there, and the jobs that come of it.
    fn advance(&mut self) {
        loop {
            let jobs = std::mem::take(&mut self.jobs);
            let (ready, waiting): (Vec<_>, Vec<_>) = jobs
                .into_iter()
                .partition(|job| needs(job).iter().all(|url| self.files.contains_key(url)));
            self.jobs = waiting;
            if ready.is_empty() {
                return;
            }
            for job in ready {
                match job {
                    Job::Read(source) => self.read(source),
                    Job::Fill(draft) => self.fill(draft),
                }
            }
        }
    }

    /// Takes the documents of a file apart.
    fn read(&mut self, source: Source) {
        let text = match &self.files[&source.url] {
            Ok(text) => text,
            Err(why) => {
                if !source.optional {
                    let message = format!("Unable to read url {}: {why}", source.url);
                    self.report(
                        &source.named_at.0,
                        source.named_at.1,
                        Some(source.parent),
                        message,
                    );
                }
                return;
            }
        };
        // Two locations may name one file; it is still one file.
        if !self.read.insert(source.url.clone()) {
            return;
        }
        let documents: Vec<document::Document> = if source.url.ends_with(".json") {
            document::read_json(text).collect()
        } else {
            document::read(text).collect()
        };
        for (index, document) in documents.into_iter().enumerate() {
            let line = document.line;
            match document.content {
                Ok(value) => self
                    .jobs
                    .push(Job::Fill(source.draft(value, line, index as u32))),
                Err(why) => {
                    let message = format!("YAML error at url:{}, {why}", source.url);
                    self.report(&source.url, Some(line), None, message);
                }
            }
        }
    }

    /// Puts contents in the place of placeholders, checks the entity, and follows it if it is a
    /// Location.
    fn fill(&mut self, mut draft: Draft) {
        let files = &self.files;
        let read = |url: &str| match files.get(url) {
            Some(Ok(text)) => Ok(text.as_str()),
            Some(Err(why)) => Err(why.clone()),
            None => Err("it was not read".to_owned()),
        };
        let filled = placeholder::fill(&mut draft.value, &draft.file, &read);
        let mistakes: Vec<(u32, String)> = match filled {
            Ok(()) => validate::mistakes(&draft.value)
                .into_iter()
                .map(|mistake| (draft.line_of(files, &mistake.pointer), mistake.message))
                .collect(),
            Err(message) => vec![(draft.line, message)],
        };
        if !mistakes.is_empty() {
            let entity = reference(&draft.value).map(|reference| reference.to_string());
            for (line, message) in mistakes {
                self.report(&draft.file, Some(line), entity.clone(), message);
            }
            return;
        }
        validate::sort_references(&mut draft.value);
        annotation::complete(&mut draft.value, &draft.file, &draft.origin);
        if draft.value["kind"]
            .as_str()
            .is_some_and(|kind| kind.eq_ignore_ascii_case("location"))
        {
            self.follow(&draft);
        }
        self.drafts.push(draft);
    }

    /// Asks for the files a Location entity names.
    fn follow(&mut self, draft: &Draft) {
        let spec = &draft.value["spec"];
        let one = spec.get("target").and_then(Value::as_str);
        let many = spec.get("targets").and_then(Value::as_array);
        let many = many.into_iter().flatten().filter_map(Value::as_str);
        let optional = spec.get("presence").and_then(Value::as_str) == Some("optional");
        let parent = reference(&draft.value).map_or_else(String::new, |found| found.to_string());
        for (index, target) in one.into_iter().chain(many).enumerate() {
            let url = url::resolve(target, &draft.file);
            let mut above = draft.above.clone();
            if draft.parent.is_some() {
                above.push(draft.file.clone());
            }
            if above.contains(&url) {
                let message = format!(
                    "The location {url} is a cycle: it leads back to a file above itself. It was not read again."
                );
                self.report(&draft.file, Some(draft.line), Some(parent.clone()), message);
                continue;
            }
            let mut order = draft.order.clone();
            order.push(index as u32);
            self.jobs.push(Job::Read(Source {
                url,
                above,
                order,
                parent: parent.clone(),
                origin: draft.origin.clone(),
                named_at: (
                    draft.file.clone(),
                    draft.parent.as_ref().map(|_| draft.line),
                ),
                optional,
            }));
        }
    }

    /// The first entity of a reference stays; another is reported with both places.
    fn without_duplicates(&mut self, drafts: Vec<Draft>) -> Vec<Record> {
        let mut places: FxHashMap<String, String> = FxHashMap::default();
        let mut records = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let Some(found) = reference(&draft.value).map(|found| found.to_string()) else {
                continue;
            };
            let place = format!("{}:{}", draft.file, draft.line);
            if let Some(first) = places.get(&found) {
                let message =
                    format!("The entity {found} stands already in {first}: this one was left out.");
                self.report(&draft.file, Some(draft.line), Some(found), message);
                continue;
            }
            places.insert(found.clone(), place);
            records.push(Record {
                reference: found,
                value: draft.value,
                parent: draft.parent,
                file: draft.file,
                line: draft.line,
            });
        }
        records
    }

    fn report(&mut self, file: &str, line: Option<u32>, entity: Option<String>, message: String) {
        self.problems.push(Problem {
            file: file.to_owned(),
            line,
            entity,
            message,
        });
    }
}

impl Draft {
    /// The line of a value in the file of the entity.
    fn line_of(&self, files: &FxHashMap<String, Result<String, String>>, pointer: &str) -> u32 {
        let text = files.get(&self.file).and_then(|file| file.as_ref().ok());
        text.and_then(|text| document::locate(text, self.line, pointer))
            .unwrap_or(self.line)
    }
}

impl Source {
    fn draft(&self, value: Value, line: u32, index: u32) -> Draft {
        let mut order = self.order.clone();
        order.push(index);
        Draft {
            value,
            file: self.url.clone(),
            line,
            order,
            above: self.above.clone(),
            parent: Some(self.parent.clone()),
            origin: self.origin.clone(),
        }
    }
}

fn needs(job: &Job) -> Vec<String> {
    match job {
        Job::Read(source) => vec![source.url.clone()],
        Job::Fill(draft) => placeholder::targets(&draft.value, &draft.file),
    }
}

fn reference(value: &Value) -> Option<EntityRef> {
    let metadata = value.get("metadata")?;
    let namespace = metadata.get("namespace").and_then(Value::as_str);
    Some(EntityRef::new(
        value.get("kind")?.as_str()?,
        namespace.unwrap_or(DEFAULT_NAMESPACE),
        metadata.get("name")?.as_str()?,
    ))
}

/// What went wrong below a Location that is in the catalog is its status (catalog-backend
/// `performStitching`).
fn attach_status(records: &mut [Record], problems: &[Problem]) {
    for record in records {
        let unreadable = problems.iter().filter(|problem| {
            problem.entity.as_deref() == Some(&record.reference)
                && problem.message.starts_with("Unable to read")
        });
        let items: Vec<Value> = unreadable
            .map(|problem| {
                json!({
                    "type": "backstage.io/catalog-processing",
                    "level": "error",
                    "message": format!("InputError: {}", problem.message),
                    "error": {"name": "InputError", "message": problem.message},
                })
            })
            .collect();
        if !items.is_empty() {
            record.value["status"] = json!({"items": items});
        }
    }
}

/// The SHA-1 of a text in hexadecimal: what Backstage names and marks things by.
pub(crate) fn sha1(text: &str) -> String {
    sha1_smol::Sha1::from(text).digest().to_string()
}

#[cfg(test)]
mod tests;
