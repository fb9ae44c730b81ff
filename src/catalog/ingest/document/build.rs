//! Events of a YAML document to a value of JSON.

use granit_parser::Event;
use rustc_hash::FxHashMap;
use serde_json::Value;

use super::map::{Key, OpenMap};
use super::scalar::{self, Scalar};
use super::{Document, MAX_DEPTH};

/// How often what an anchor holds may be used in all, counted as the `yaml` package counts.
const MAX_ALIASES: usize = 100;

/// How much aliases may copy into one document, as [`size`] counts: values, or 64 letters of text.
const MAX_COPIES: usize = 200_000;

/// How much the anchors of a document may hold, counted in the same way. One within another
/// counts twice.
const MAX_KEPT: usize = 2_000_000;

const EXCESSIVE: &str =
    "ReferenceError: Excessive alias count indicates a resource exhaustion attack";

/// An unfinished map or list.
enum Open {
    List(Vec<Value>),
    Map(OpenMap),
}

/// What an anchor holds.
struct Anchored {
    value: Value,
    /// How many values that is.
    size: usize,
    /// Which entries of [`Builder::aliases`] stand in it.
    aliases: std::ops::Range<usize>,
    has_scalar: bool,
    uses: usize,
    /// How often the anchors within it are used at most; 0 until it is used itself.
    weight: usize,
}

struct Level {
    open: Open,
    anchor: Option<usize>,
    /// Of aliases, at the beginning of this level.
    first_alias: usize,
    has_scalar: bool,
}

/// Builds one document.
#[derive(Default)]
pub(super) struct Builder {
    open: Vec<Level>,
    anchors: FxHashMap<usize, Anchored>,
    /// Anchors in the order in which they were used.
    aliases: Vec<usize>,
    copies: usize,
    kept: usize,
    root: Option<Value>,
    line: usize,
}

impl Builder {
    /// Takes an event, or says why the document cannot be read.
    pub(super) fn take(&mut self, event: Event<'_>, line: usize) -> Result<(), String> {
        if self.line == 0 && event.is_node() {
            self.line = line;
        }
        let anchor = event.anchor_id();
        match event {
            Event::Scalar(text, style, _, tag) => {
                let scalar = scalar::read(text, style, tag.as_deref())?;
                if let Some(level) = self.open.last_mut() {
                    level.has_scalar = true;
                }
                self.place_scalar(scalar, anchor)
            }
            Event::MappingStart(..) => self.begin(Open::Map(OpenMap::default()), anchor),
            Event::SequenceStart(..) => self.begin(Open::List(Vec::new()), anchor),
            Event::MappingEnd | Event::SequenceEnd => self.end(),
            Event::Alias(anchor) => self.copy(anchor),
            Event::UnresolvedAlias(name) => Err(format!(
                "ReferenceError: Unresolved alias (the anchor must be set before the alias): {name}"
            )),
            _ => Ok(()),
        }
    }

    /// Gives what was built, unless it is nothing.
    pub(super) fn finish(&mut self) -> Option<Document> {
        let line = std::mem::take(&mut self.line) as u32;
        self.anchors.clear();
        self.aliases.clear();
        (self.copies, self.kept) = (0, 0);
        let content = self.root.take().filter(|value| !value.is_null())?;
        Some(Document {
            line: line.max(1),
            content: Ok(content),
        })
    }

    fn begin(&mut self, open: Open, anchor: Option<usize>) -> Result<(), String> {
        if self.open.len() >= MAX_DEPTH {
            return Err(format!("it is nested more than {MAX_DEPTH} deep"));
        }
        self.open.push(Level {
            open,
            anchor,
            first_alias: self.aliases.len(),
            has_scalar: false,
        });
        Ok(())
    }

    fn end(&mut self) -> Result<(), String> {
        let Some(level) = self.open.pop() else {
            return Ok(());
        };
        if let Some(above) = self.open.last_mut() {
            above.has_scalar |= level.has_scalar;
        }
        let value = match level.open {
            Open::List(items) => Value::Array(items),
            Open::Map(open) => Value::Object(open.map),
        };
        if let Some(anchor) = level.anchor {
            let aliases = level.first_alias..self.aliases.len();
            self.keep(anchor, &value, aliases, level.has_scalar)?;
        }
        self.place(value)
    }

    fn keep(
        &mut self,
        anchor: usize,
        value: &Value,
        aliases: std::ops::Range<usize>,
        has_scalar: bool,
    ) -> Result<(), String> {
        let size = size(value);
        self.kept += size;
        if self.kept > MAX_KEPT {
            return Err(EXCESSIVE.to_owned());
        }
        let anchored = Anchored {
            value: value.clone(),
            size,
            aliases,
            has_scalar,
            uses: 1,
            weight: 0,
        };
        self.anchors.insert(anchor, anchored);
        Ok(())
    }

    fn copy(&mut self, anchor: usize) -> Result<(), String> {
        let Some(anchored) = self.anchors.get(&anchor) else {
            return Err(
                "ReferenceError: This should not happen: Alias anchor was not resolved?".to_owned(),
            );
        };
        let mut weight = anchored.weight;
        if weight == 0 {
            let within = self.aliases[anchored.aliases.clone()]
                .iter()
                .filter_map(|within| self.anchors.get(within))
                .map(|within| within.uses * within.weight);
            weight = within.max().unwrap_or(0);
            weight = weight.max(usize::from(anchored.has_scalar));
        }
        self.copies += anchored.size;
        let value = anchored.value.clone();
        if let Some(anchored) = self.anchors.get_mut(&anchor) {
            anchored.weight = weight;
            anchored.uses += 1;
            if anchored.uses * weight > MAX_ALIASES || self.copies > MAX_COPIES {
                return Err(EXCESSIVE.to_owned());
            }
        }
        self.aliases.push(anchor);
        match self.awaiting_key() {
            Some(open) => open.name(Key::unlike(Key::of(value).text)),
            None => self.place(value),
        }
    }

    fn place_scalar(&mut self, scalar: Scalar, anchor: Option<usize>) -> Result<(), String> {
        let (value, name) = match scalar {
            Scalar::Value(value) => (value, None),
            Scalar::Unbounded(name) => (Value::Null, Some(name)),
        };
        if let Some(anchor) = anchor {
            let here = self.aliases.len();
            self.keep(anchor, &value, here..here, true)?;
        }
        match (name, self.awaiting_key()) {
            (Some(name), Some(open)) => open.name(Key::unlike(name.to_owned())),
            _ => self.place(value),
        }
    }

    fn awaiting_key(&mut self) -> Option<&mut OpenMap> {
        match self.open.last_mut().map(|level| &mut level.open) {
            Some(Open::Map(open)) if open.key.is_none() => Some(open),
            _ => None,
        }
    }

    fn place(&mut self, value: Value) -> Result<(), String> {
        match self.open.last_mut().map(|level| &mut level.open) {
            None => self.root = Some(value),
            Some(Open::List(items)) => items.push(value),
            Some(Open::Map(open)) => match open.key.take() {
                None => open.name(Key::of(value))?,
                Some(key) => _ = open.map.insert(key.text, value),
            },
        }
        Ok(())
    }
}

/// How much there is to copy in a value.
fn size(value: &Value) -> usize {
    match value {
        Value::String(text) => 1 + text.len() / 64,
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(map) => 1 + map.values().map(size).sum::<usize>(),
        _ => 1,
    }
}
