//! Text of files to documents, each with the line it begins on.
//!
//! YAML is read as the `yaml` package reads it that Backstage uses: by the core schema of YAML
//! 1.2, in which `yes` and `2020-01-01` are texts and `<<` is a key like any other. What that
//! package reads is told by what becomes of it as JSON: infinity is null.

mod build;
mod json;
mod locate;
mod map;
mod scalar;
mod timestamp;

use granit_parser::{ErrorKind, Event, Parser, ScanError, StrInput};
use serde_json::Value;

use build::Builder;
pub(super) use json::read as read_json;
pub use locate::locate;
pub(super) use locate::{line_starts, locate_from};

/// Maps and lists within each other. JSON is read to a depth of 127 by whoever asks the catalog.
const MAX_DEPTH: usize = 100;

/// One document of a file.
pub(super) struct Document {
    /// From 1.
    pub(super) line: u32,
    /// What it says, or a sentence why it cannot be read.
    pub(super) content: Result<Value, String>,
}

/// All documents of a YAML file, one after another; empty ones are left out. What comes after a
/// broken document is read on from the next `---`.
pub(super) fn read(text: &str) -> impl Iterator<Item = Document> {
    Documents {
        parser: Some(parser(text)),
        builder: Builder::default(),
    }
}

/// Why a text is not one document.
pub(super) enum NotOne {
    /// So many stand in it.
    Count(usize),
    /// It cannot be read.
    Broken(String),
}

/// The value of a text that has to be one document; an empty document is null.
pub(super) fn read_one(text: &str) -> Result<Value, NotOne> {
    let mut parser = parser(text);
    let mut builder = Builder::default();
    let (mut count, mut broken) = (0, None);
    while let Some(next) = parser.next_event() {
        let problem = match next {
            Ok((Event::DocumentStart(..), _)) => {
                count += 1;
                None
            }
            Ok((event, span)) if count == 1 => builder.take(event, span.start.line()).err(),
            Ok(_) => None,
            Err(error) => Some(told(&error)),
        };
        if problem.is_some() {
            broken = broken.or(problem);
            if !matches!(parser.proceed_next_document(), Ok(true)) {
                break;
            }
        }
    }
    match (count, broken) {
        (1, Some(why)) => Err(NotOne::Broken(why)),
        (1, None) => match builder.finish().map(|document| document.content) {
            Some(Ok(value)) => Ok(value),
            _ => Ok(Value::Null),
        },
        (0, Some(why)) => Err(NotOne::Broken(why)),
        (count, _) => Err(NotOne::Count(count)),
    }
}

fn parser(text: &str) -> Parser<'_, StrInput<'_>> {
    // A byte order mark says nothing in UTF-8; the parser takes one at the very beginning only.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let options = granit_parser::options! {
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
        emit_unresolved_aliases: true,
        bom_inside_document_as_content: true,
    };
    Parser::new_from_str_with_options(text, options)
}

struct Documents<'t> {
    /// `None` when nothing more can be read.
    parser: Option<Parser<'t, StrInput<'t>>>,
    builder: Builder,
}

impl Iterator for Documents<'_> {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        loop {
            let parser = self.parser.as_mut()?;
            match parser.next_event()? {
                Ok((Event::DocumentEnd, _)) => {
                    // What stands behind a document without a new beginning belongs to it.
                    if let Some(Err(error)) = parser.peek()
                        && matches!(error.kind(), ErrorKind::ExpectedDocumentStart)
                    {
                        continue;
                    }
                    if let Some(document) = self.builder.finish() {
                        return Some(document);
                    }
                }
                Ok((event, span)) => {
                    let at = (span.start.line(), span.start.col() + 1);
                    if let Err(why) = self.builder.take(event, at.0) {
                        let why = format!("{why} at line {}, column {}", at.0, at.1);
                        return Some(self.give_up(at.0, why));
                    }
                }
                Err(error) => {
                    let line = error.marker().line();
                    return Some(self.give_up(line, told(&error)));
                }
            }
        }
    }
}

impl Documents<'_> {
    /// Leaves a document out, and goes on with the next.
    fn give_up(&mut self, line: usize, why: String) -> Document {
        self.builder = Builder::default();
        let more = self
            .parser
            .as_mut()
            .is_some_and(|parser| matches!(parser.proceed_next_document(), Ok(true)));
        if !more {
            self.parser = None;
        }
        Document {
            line: line as u32,
            content: Err(why),
        }
    }
}

fn told(error: &ScanError) -> String {
    let mark = error.marker();
    format!(
        "YAMLParseError: {} at line {}, column {}",
        error.info(),
        mark.line(),
        mark.col() + 1
    )
}

#[cfg(test)]
mod tests;
