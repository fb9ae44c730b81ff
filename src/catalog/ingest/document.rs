//! YAML text to documents, each with the line it begins on.
//!
//! Scalars are read by the core schema of YAML 1.2, as the `yaml` package that Backstage uses
//! reads them: `yes` and `2020-01-01` are texts.

use granit_parser::{Event, Parser, ScalarStyle};
use rustc_hash::FxHashMap;
use serde_json::{Map, Number, Value};

/// Nodes of a document, copies made by aliases included. Real catalogs stay far below; an alias
/// bomb does not.
const MAX_NODES: usize = 200_000;

/// Maps and lists within each other.
const MAX_DEPTH: usize = 100;

/// One document of a file.
pub(super) struct Document {
    /// From 1.
    pub(super) line: u32,
    /// What it says, or a sentence why it cannot be read.
    pub(super) content: Result<Value, String>,
}

/// All documents of a file; empty ones are left out. What comes after a broken document is read
/// on from the next `---`.
pub(super) fn read(text: &str) -> Vec<Document> {
    let mut documents = Vec::new();
    let mut parser = Parser::new_from_str(text);
    let mut builder = Builder::default();
    while let Some(next) = parser.next_event() {
        let (line, broken) = match next {
            Ok((event, span)) => {
                let line = span.start.line();
                match builder.take(event, line) {
                    Ok(document) => {
                        documents.extend(document);
                        continue;
                    }
                    Err(message) => (line, message),
                }
            }
            Err(error) => (error.marker().line(), error.to_string()),
        };
        documents.push(Document {
            line: line as u32,
            content: Err(broken),
        });
        builder = Builder::default();
        if !matches!(parser.proceed_next_document(), Ok(true)) {
            break;
        }
    }
    documents
}

/// An unfinished map or list.
enum Open {
    List(Vec<Value>),
    Map(Map<String, Value>, Option<String>),
}

#[derive(Default)]
struct Builder {
    open: Vec<(Open, Option<usize>)>,
    anchors: FxHashMap<usize, Value>,
    root: Option<Value>,
    line: Option<usize>,
    nodes: usize,
}

impl Builder {
    /// Takes an event; gives the document when that was its last.
    fn take(&mut self, event: Event<'_>, line: usize) -> Result<Option<Document>, String> {
        if event.is_node() && self.line.is_none() {
            self.line = Some(line);
        }
        let anchor = event.anchor_id();
        match &event {
            Event::DocumentEnd => return Ok(self.finish()),
            Event::MappingStart(..) => self.begin(Open::Map(Map::new(), None), anchor)?,
            Event::SequenceStart(..) => self.begin(Open::List(Vec::new()), anchor)?,
            Event::MappingEnd | Event::SequenceEnd => self.end()?,
            Event::Alias(id) => {
                let value = self.anchors.get(id).cloned();
                let value = value.ok_or("an alias stands within what it names")?;
                self.nodes += size(&value);
                self.place(value, None)?;
            }
            Event::Scalar(text, style, ..) => {
                let core = event.tag().and_then(|tag| tag.core_suffix());
                let plain = *style == ScalarStyle::Plain && core != Some("str");
                let value = if plain {
                    scalar(text)
                } else {
                    Value::from(text.as_ref())
                };
                self.place(value, anchor)?;
            }
            _ => {}
        }
        Ok(None)
    }

    fn begin(&mut self, open: Open, anchor: Option<usize>) -> Result<(), String> {
        if self.open.len() >= MAX_DEPTH {
            return Err(format!("the document is nested more than {MAX_DEPTH} deep"));
        }
        self.open.push((open, anchor));
        Ok(())
    }

    fn end(&mut self) -> Result<(), String> {
        match self.open.pop() {
            Some((Open::List(items), anchor)) => self.place(Value::Array(items), anchor),
            Some((Open::Map(map, _), anchor)) => self.place(Value::Object(map), anchor),
            None => Ok(()),
        }
    }

    fn place(&mut self, value: Value, anchor: Option<usize>) -> Result<(), String> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(format!("the document has more than {MAX_NODES} values"));
        }
        if let Some(anchor) = anchor {
            self.anchors.insert(anchor, value.clone());
        }
        match self.open.last_mut() {
            None => self.root = Some(value),
            Some((Open::List(items), _)) => items.push(value),
            Some((Open::Map(map, key), _)) => match key.take() {
                None => *key = Some(key_text(value)?),
                Some(key) if map.contains_key(&key) => {
                    return Err(format!("the key \"{key}\" stands twice in one map"));
                }
                Some(key) => _ = map.insert(key, value),
            },
        }
        Ok(())
    }

    fn finish(&mut self) -> Option<Document> {
        let done = std::mem::take(self);
        let value = done.root.filter(|value| !value.is_null())?;
        Some(Document {
            line: done.line.unwrap_or(1) as u32,
            content: Ok(value),
        })
    }
}

fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(map) => 1 + map.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

fn key_text(value: Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text),
        Value::Array(_) | Value::Object(_) => Err("a key of a map has to be a text".to_owned()),
        other => Ok(other.to_string()),
    }
}

/// A plain scalar by the core schema.
fn scalar(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    number(text).unwrap_or_else(|| Value::from(text))
}

fn number(text: &str) -> Option<Value> {
    let based = |prefix: &str, base: u32| {
        let digits = text.strip_prefix(prefix)?;
        let plain = digits.chars().all(|digit| digit.is_digit(base));
        plain
            .then(|| u64::from_str_radix(digits, base).ok())
            .flatten()
    };
    if let Some(value) = based("0x", 16).or_else(|| based("0o", 8)) {
        return Some(value.into());
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let begins = unsigned.strip_prefix('.').unwrap_or(unsigned);
    if !begins.starts_with(|digit: char| digit.is_ascii_digit()) {
        // JSON has no infinity and no not-a-number either: they stay texts.
        return None;
    }
    let written = text.strip_prefix('+').unwrap_or(text);
    if let Ok(integer) = written.parse::<i64>() {
        return Some(integer.into());
    }
    let float = written
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let parsed = float.then(|| written.parse::<f64>().ok()).flatten()?;
    Number::from_f64(parsed).map(Value::Number)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn only(text: &str) -> Value {
        let mut documents = read(text);
        assert_eq!(documents.len(), 1, "one document");
        documents.remove(0).content.expect("a readable document")
    }

    #[test]
    fn scalars_follow_the_core_schema() {
        assert_eq!(
            only(
                "a: yes\nb: 0o17\nc: 0x1F\nd: 1.5\ne: ~\nf: 2020-01-01\ng: \"3\"\nh: True\ni: 1_000\nj: !!str 3\nk: 1.2.3\nl: -7"
            ),
            json!({"a": "yes", "b": 15, "c": 31, "d": 1.5, "e": null, "f": "2020-01-01", "g": "3", "h": true, "i": "1_000", "j": "3", "k": "1.2.3", "l": -7})
        );
    }

    #[test]
    fn documents_know_their_lines_and_empty_ones_are_left_out() {
        let documents = read("# only a comment\n---\nkind: A\n---\n---\n\nkind: B\n");
        let lines: Vec<u32> = documents.iter().map(|document| document.line).collect();
        assert_eq!(lines, [3, 7]);
    }

    #[test]
    fn a_broken_document_costs_only_itself() {
        let documents = read("kind: A\n---\nkind: [B\nname: }\n---\nkind: C\n");
        let read: Vec<bool> = documents
            .iter()
            .map(|document| document.content.is_ok())
            .collect();
        assert_eq!(read, [true, false, true]);
        assert_eq!(documents[2].line, 6);
    }

    #[test]
    fn anchors_are_copied_and_bombs_refused() {
        assert_eq!(
            only("a: &x [1, 2]\nb: *x"),
            json!({"a": [1, 2], "b": [1, 2]})
        );
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..10 {
            let alias = format!("*a{}, ", level - 1).repeat(9);
            bomb += &format!("a{level}: &a{level} [{alias}x]\n");
        }
        let refused = read(&bomb).remove(0).content.expect_err("a bomb");
        assert!(refused.contains("values"), "{refused}");
    }

    #[test]
    fn a_key_twice_is_a_mistake() {
        let refused = read("a: 1\na: 2").remove(0).content.expect_err("a mistake");
        assert!(refused.contains("\"a\""), "{refused}");
    }
}
