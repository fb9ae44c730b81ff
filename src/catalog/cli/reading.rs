//! From files to a catalog.

use std::collections::{BTreeSet, HashSet, VecDeque};

use catalog::engine::Catalog;
use catalog::ingest::Ingestion;

use crate::Sources;
use crate::paths;
use crate::place::url_of;
use crate::reader::{Reader, Remote};

/// A catalog, and what is worth telling about how it was read.
pub(crate) struct Reading {
    pub(crate) catalog: Catalog,
    /// How many files it was read from.
    pub(crate) files: usize,
    /// Remote targets that were left out.
    pub(crate) unread: BTreeSet<String>,
    /// How many files were taken for skeletons of software templates.
    pub(crate) skeletons: usize,
}

/// Reads what the sources name. What is wrong within the files is in the catalog's problems; an
/// error means that there is nothing to read.
pub(crate) fn read(sources: &Sources, unread: Remote) -> Result<Reading, String> {
    let roots = paths::find(&sources.paths, &sources.names)?;
    let urls = roots.files.iter().map(|file| {
        url_of(file).ok_or_else(|| format!("{}: its name is not UTF-8", file.display()))
    });
    let urls = urls.collect::<Result<Vec<String>, String>>()?;
    let remote = if sources.remote { Remote::Read } else { unread };
    let mut reader = Reader::new(roots.grounds, remote);
    let tops = tops(&mut reader, urls);
    let (ingestion, _) = ingest(&mut reader, &tops);
    Ok(Reading {
        catalog: ingestion.finish(),
        files: reader.read(),
        unread: reader.unread().clone(),
        skeletons: roots.skeletons,
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
        let (_, asked) = ingest(reader, std::slice::from_ref(&root));
        tops.push(root);
        for url in &asked {
            // A target with a pattern: until an ingestion takes matches, they become roots.
            queue.extend(reader.matches(url));
        }
        reached.extend(asked);
    }
    tops
}

/// Reads everything the roots lead to, and says which URLs that were.
fn ingest(reader: &mut Reader, roots: &[String]) -> (Ingestion, Vec<String>) {
    let mut ingestion = Ingestion::new(roots);
    let mut asked = Vec::new();
    loop {
        let wanted = ingestion.wanted();
        if wanted.is_empty() {
            return (ingestion, asked);
        }
        reader.prepare(&wanted);
        for url in wanted {
            ingestion.supply(&url, reader.content(&url));
            asked.push(url);
        }
    }
}
