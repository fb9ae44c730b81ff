//! From the command line to a catalog.

use std::collections::{HashSet, VecDeque};
use std::path::{Path, PathBuf};

use catalog::engine::Catalog;
use catalog::ingest::Ingestion;
use memchr::memmem;

use crate::Sources;
use crate::paths;
use crate::place::Addresses;
use crate::progress;
use crate::reader::{Reader, Remote};

/// The files that a command is about.
pub(crate) struct SourceFiles {
    pub(crate) reader: Reader,
    /// Addresses of the files that no other leads to.
    pub(crate) roots: Vec<String>,
    /// How many files were taken for skeletons of software templates.
    pub(crate) skeletons: usize,
}

impl SourceFiles {
    /// Finds the files that the sources name. What is wrong within them is in the catalog's
    /// problems; an error means that there is nothing to read.
    pub(crate) fn find(
        sources: &Sources,
        addresses: Addresses,
        unread: Remote,
    ) -> Result<Self, String> {
        let found = paths::find(&sources.paths, &sources.names)?;
        let roots = found.files.iter().map(|file| addresses.of(file));
        let roots = roots.collect::<Result<Vec<String>, String>>()?;
        let remote = if sources.remote { Remote::Read } else { unread };
        let mut reader = Reader::new(addresses, found.grounds, remote);
        let roots = tops(&mut reader, roots);
        Ok(Self {
            reader,
            roots,
            skeletons: found.skeletons,
        })
    }

    /// Reads them.
    pub(crate) fn read(&mut self) -> Catalog {
        let mut ingestion = Ingestion::new(&self.roots);
        ingestion.on_progress(progress::line());
        self.reader.feed(&mut ingestion);
        ingestion.finish()
    }
}

/// What a catalog that is published calls its files by: the git work tree around the first of
/// these paths, or else the working directory, is what a URL shows.
pub(crate) fn published(
    sources: &Sources,
    url: Option<&str>,
    here: &Path,
) -> Result<Addresses, String> {
    let first = sources.paths.first().map_or(here, PathBuf::as_path);
    let first = first
        .canonicalize()
        .map_err(|why| format!("{}: {why}", first.display()))?;
    let folder = paths::work_tree(&first).unwrap_or(here).to_owned();
    Ok(match url {
        Some(url) => Addresses::Published {
            folder,
            url: [url.trim_end_matches('/'), "/"].concat(),
        },
        None => Addresses::Below(folder),
    })
}

/// The roots that no root before them leads to, as a target or as the content of a placeholder. A
/// file that is registered and is also the target of a Location would otherwise be read before its
/// Location, which hides cycles.
fn tops(reader: &mut Reader, roots: Vec<String>) -> Vec<String> {
    let mut queue = VecDeque::from(roots);
    let mut reached: HashSet<String> = HashSet::new();
    let mut tops = Vec::new();
    while let Some(root) = queue.pop_front() {
        if reached.contains(&root) {
            continue;
        }
        reader.prepare(std::slice::from_ref(&root));
        if reader.text(&root).is_some_and(leads_on) {
            let mut ingestion = Ingestion::new(std::slice::from_ref(&root));
            reached.extend(reader.feed(&mut ingestion));
        }
        tops.push(root);
    }
    tops
}

/// Whether a file may name others. Most do not, and need not be read twice.
fn leads_on(text: &str) -> bool {
    ["ocation", "$text", "$json", "$yaml"]
        .iter()
        .any(|words| memmem::find(text.as_bytes(), words.as_bytes()).is_some())
}
