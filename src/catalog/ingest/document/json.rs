//! JSON files: one entity or a list of them, as `GET /entities` of a catalog gives it.

use serde_json::{Deserializer, Value};

use super::Document;

/// All entities of a JSON file, one after another. What comes after a mistake is not read.
pub(in crate::ingest) fn read(text: &str) -> impl Iterator<Item = Document> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut entities = Entities {
        rest: text,
        line: 1,
        list: false,
        ended: false,
        done: false,
    };
    entities.skip_blanks();
    entities.list = entities.eat('[');
    entities
}

struct Entities<'t> {
    rest: &'t str,
    /// On which `rest` begins.
    line: u32,
    list: bool,
    /// No further entity may follow.
    ended: bool,
    done: bool,
}

impl Iterator for Entities<'_> {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        if self.done {
            return None;
        }
        self.skip_blanks();
        if self.ended || (self.list && self.rest.starts_with(']')) {
            return self.end();
        }
        let line = self.line;
        let mut values = Deserializer::from_str(self.rest).into_iter::<Value>();
        let content = match values.next() {
            Some(Ok(value)) => {
                let read = values.byte_offset();
                self.skip_to(read);
                Ok(value)
            }
            Some(Err(error)) => {
                let at = line + (error.line() as u32).saturating_sub(1);
                return Some(self.fail(at, error.to_string()));
            }
            None => return Some(self.fail(line, "the file ends too early".to_owned())),
        };
        self.skip_blanks();
        self.ended = !self.list || !self.eat(',');
        Some(Document { line, content })
    }
}

impl Entities<'_> {
    fn skip_to(&mut self, offset: usize) {
        let (read, rest) = self.rest.split_at(offset);
        self.line += read.bytes().filter(|byte| *byte == b'\n').count() as u32;
        self.rest = rest;
    }

    fn skip_blanks(&mut self) {
        let blanks = self.rest.len() - self.rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        self.skip_to(blanks);
    }

    fn eat(&mut self, letter: char) -> bool {
        let rest = self.rest.strip_prefix(letter);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Behind the last entity there may be nothing but the end of the list.
    fn end(&mut self) -> Option<Document> {
        self.done = true;
        if self.list && !self.eat(']') {
            return Some(self.fail(self.line, "expected `,` or `]`".to_owned()));
        }
        self.skip_blanks();
        let more = !self.rest.is_empty();
        more.then(|| self.fail(self.line, "trailing characters".to_owned()))
    }

    fn fail(&mut self, line: u32, why: String) -> Document {
        self.done = true;
        Document {
            line,
            content: Err(why),
        }
    }
}
