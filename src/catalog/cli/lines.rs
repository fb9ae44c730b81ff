//! The lines of what is wrong.

use std::collections::HashMap;

use catalog::ingest::{Problem, ProblemKind, locate};

use crate::reader::Reader;

/// Finds lines in files, each of which is taken apart once.
pub(crate) struct Lines<'r> {
    reader: &'r Reader,
    files: HashMap<&'r str, Option<File<'r>>>,
}

struct File<'r> {
    text: &'r str,
    /// Where every line begins.
    starts: Vec<usize>,
    /// Whether it is a list in JSON.
    is_list: bool,
}

impl<'r> File<'r> {
    fn new(text: &'r str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        let begin = text.trim_start_matches('\u{feff}').trim_start();
        Self {
            text,
            starts: [0].into_iter().chain(breaks.map(|at| at + 1)).collect(),
            is_list: begin.starts_with('['),
        }
    }

    /// The text from where a document begins.
    fn document(&self, line: u32) -> Option<&'r str> {
        let index = (line as usize).checked_sub(1)?;
        let text = self.text.get(*self.starts.get(index)?..)?;
        match self.is_list {
            // What is around an entity in a list is not part of its document.
            true => text.get(text.find('{')?..),
            false => Some(text),
        }
    }
}

impl<'r> Lines<'r> {
    pub(crate) fn new(reader: &'r Reader) -> Self {
        Self {
            reader,
            files: HashMap::new(),
        }
    }

    /// The line a problem is about, as exactly as it can be told.
    pub(crate) fn of(&mut self, problem: &'r Problem) -> Option<u32> {
        let line = problem.line?;
        match problem.kind {
            ProblemKind::Invalid => Some(line),
            _ => Some(self.further(problem, line).unwrap_or(line)),
        }
    }

    /// The line of the value, from that of its document.
    fn further(&mut self, problem: &'r Problem, line: u32) -> Option<u32> {
        let reader = self.reader;
        let file = self.files.entry(&problem.file);
        let file = file.or_insert_with(|| reader.text(&problem.file).map(File::new));
        let document = file.as_ref()?.document(line)?;
        locate(document, 1, &problem.pointer).map(|found| line + found - 1)
    }
}
