//! The lines of what is wrong.

use std::collections::HashMap;

use catalog::ingest::{Problem, ProblemKind, locate};

use crate::reader::Reader;

/// Finds lines in files, each of which is taken apart once.
pub(crate) struct Lines<'r> {
    reader: &'r Reader,
    /// Where every line of a file begins.
    starts: HashMap<&'r str, Vec<usize>>,
}

impl<'r> Lines<'r> {
    pub(crate) fn new(reader: &'r Reader) -> Self {
        Self {
            reader,
            starts: HashMap::new(),
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
        let text = self.reader.text(&problem.file)?;
        let starts = self.starts.entry(&problem.file).or_insert_with(|| {
            let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
            [0].into_iter().chain(breaks.map(|at| at + 1)).collect()
        });
        let mut document = text.get(*starts.get(line as usize - 1)?..)?;
        // What is around an entity in a list of JSON is not part of its document.
        if text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with('[')
        {
            document = document.get(document.find('{')?..)?;
        }
        locate(document, 1, &problem.pointer).map(|found| line + found - 1)
    }
}
