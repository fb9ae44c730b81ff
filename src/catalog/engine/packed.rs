//! A catalog as bytes and back; `crate::snapshot` tells the form.

use rustc_hash::FxHashMap;

use super::column::Column;
use super::index::Index;
use super::set::Set;
use super::{Bodies, Catalog, Graph, Span, Stored, Texts};

impl Catalog {
    /// Adds entities and index to `out`; gives the place where the index begins.
    pub(crate) fn pack(&self, out: &mut Vec<u8>) -> usize {
        let mut ends = Vec::with_capacity(self.len());
        for stored in &self.entities {
            out.extend_from_slice(self.bodies.get(stored.body).as_bytes());
            ends.push(out.len() as u32);
        }
        let index_at = out.len();
        let mut out = Writer(out);
        out.numbers(&ends);
        let part = |part: fn(&Stored) -> u32| self.entities.iter().map(part).collect::<Vec<_>>();
        out.numbers(&part(|stored| stored.file));
        out.numbers(&part(|stored| stored.reference));
        out.numbers(&part(|stored| stored.splice));
        out.numbers(&part(|stored| stored.provenance));
        out.texts(&self.provenance);
        out.graph(&self.graph);
        out.numbers(&self.by_reference);
        out.number(self.parents.len());
        self.parents.iter().for_each(|parents| out.numbers(parents));
        let mut status: Vec<(&u32, &Box<str>)> = self.status.iter().collect();
        status.sort_unstable();
        out.number(status.len());
        for (entity, items) in status {
            out.number(*entity as usize);
            out.text(items);
        }
        out.index(&self.index);
        index_at
    }

    /// The catalog of bytes whose entities begin at one place and whose index begins at another;
    /// `None` if they do not fit together.
    pub(crate) fn unpack(mut bytes: Vec<u8>, start: usize, index_at: usize) -> Option<Self> {
        let mut catalog = Self::default();
        let mut reader = Reader(bytes.get(index_at..)?);
        let ends = reader.numbers()?;
        let size = ends.len();
        if !fit(&ends, index_at) {
            return None;
        }
        catalog.entities = reader.stored(&ends, start as u32)?;
        catalog.provenance = reader.texts()?;
        catalog.graph = reader.graph()?;
        catalog.by_reference = reader.entities(size)?;
        for _ in 0..reader.count()? {
            catalog.parents.push(reader.entities(size)?);
        }
        for _ in 0..reader.count()? {
            catalog
                .status
                .insert(reader.number()?, reader.text()?.into());
        }
        catalog.index = reader.index(size)?;
        // Each of these tells which entity it is by its number.
        let counts = [
            catalog.graph.ends.len(),
            catalog.by_reference.len(),
            catalog.index.uids().len(),
        ];
        if counts != [size; 3] {
            return None;
        }
        bytes.truncate(index_at);
        bytes.shrink_to_fit();
        catalog.bodies = Bodies::of(String::from_utf8(bytes).ok()?);
        Some(catalog)
    }
}

/// Whether parts that end there follow each other within a length. Parts that overlapped could be
/// larger together than the file.
fn fit(ends: &[u32], length: usize) -> bool {
    ends.is_sorted() && ends.last().is_none_or(|last| *last as usize <= length)
}

struct Writer<'a>(&'a mut Vec<u8>);

impl Writer<'_> {
    fn number(&mut self, number: usize) {
        self.0.extend_from_slice(&(number as u32).to_le_bytes());
    }

    fn numbers(&mut self, numbers: &[u32]) {
        self.number(numbers.len());
        for number in numbers {
            self.0.extend_from_slice(&number.to_le_bytes());
        }
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn texts(&mut self, texts: &Texts) {
        self.numbers(&texts.ends);
        self.text(&texts.text);
    }

    fn graph(&mut self, graph: &Graph) {
        self.texts(&graph.references);
        self.texts(&graph.kinds);
        self.numbers(&graph.ends);
        let parts = graph
            .relations
            .iter()
            .flat_map(|(kind, target)| [*kind, *target]);
        self.numbers(&parts.collect::<Vec<_>>());
    }

    fn index(&mut self, index: &Index) {
        let mut columns: Vec<(&Box<str>, &Column)> = index.columns.iter().collect();
        columns.sort_unstable_by_key(|(key, _)| *key);
        self.number(columns.len());
        for (key, column) in columns {
            self.text(key);
            self.column(column);
        }
    }

    fn column(&mut self, column: &Column) {
        self.texts(&column.values);
        self.numbers(&column.starts);
        self.numbers(&column.entities);
        self.numbers(&column.nulls);
        self.texts(&column.originals);
        self.numbers(&column.written);
        let items = &column.items.words;
        let halves = items
            .iter()
            .flat_map(|word| [*word as u32, (*word >> 32) as u32]);
        self.numbers(&halves.collect::<Vec<_>>());
    }
}

/// What is left of the index. Nothing it says is believed before it was checked.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn number(&mut self) -> Option<u32> {
        let (bytes, rest) = self.0.split_first_chunk::<4>()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*bytes))
    }

    /// A number of things of which each takes at least four bytes.
    fn count(&mut self) -> Option<usize> {
        let count = self.number()? as usize;
        (count <= self.0.len() / 4).then_some(count)
    }

    fn numbers(&mut self) -> Option<Vec<u32>> {
        let count = self.count()?;
        let (bytes, rest) = self.0.split_at_checked(count * 4)?;
        self.0 = rest;
        let (numbers, _) = bytes.as_chunks::<4>();
        Some(
            numbers
                .iter()
                .map(|bytes| u32::from_le_bytes(*bytes))
                .collect(),
        )
    }

    /// Numbers of entities.
    fn entities(&mut self, size: usize) -> Option<Vec<u32>> {
        let entities = self.numbers()?;
        let are_known = entities.iter().all(|entity| (*entity as usize) < size);
        are_known.then_some(entities)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()? as usize;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(bytes).ok()
    }

    fn texts(&mut self) -> Option<Texts> {
        let ends = self.numbers()?;
        let text = self.text()?.to_owned();
        fit(&ends, text.len()).then_some(Texts { text, ends })
    }

    /// The entities whose bodies end at these places.
    fn stored(&mut self, ends: &[u32], mut start: u32) -> Option<Vec<Stored>> {
        let (files, references) = (self.numbers()?, self.numbers()?);
        let (splices, provenance) = (self.numbers()?, self.numbers()?);
        let mut entities = Vec::with_capacity(ends.len());
        for (entity, end) in ends.iter().enumerate() {
            entities.push(Stored {
                body: Span {
                    piece: 0,
                    start,
                    end: *end,
                },
                file: *files.get(entity)?,
                reference: *references.get(entity)?,
                splice: *splices.get(entity)?,
                provenance: *provenance.get(entity)?,
            });
            start = *end;
        }
        Some(entities)
    }

    fn graph(&mut self) -> Option<Graph> {
        let mut graph = Graph::new(self.texts()?, self.texts()?);
        graph.ends = self.numbers()?;
        let parts = self.numbers()?;
        let (pairs, _) = parts.as_chunks::<2>();
        graph.relations = pairs
            .iter()
            .map(|[kind, target]| (*kind, *target))
            .collect();
        fit(&graph.ends, graph.relations.len()).then_some(graph)
    }

    fn index(&mut self, size: usize) -> Option<Index> {
        let mut columns = FxHashMap::default();
        for _ in 0..self.count()? {
            columns.insert(self.text()?.into(), self.column(size)?);
        }
        Some(Index { columns, size })
    }

    fn column(&mut self, size: usize) -> Option<Column> {
        let column = Column {
            values: self.texts()?,
            starts: self.numbers()?,
            entities: self.entities(size)?,
            nulls: self.entities(size)?,
            originals: self.texts()?,
            written: self.numbers()?,
            items: self.items()?,
            ..Column::default()
        };
        let rows = column.entities.len();
        let fits = column.starts.len() == column.values.len() + 1
            && column.starts.is_sorted()
            && column
                .starts
                .last()
                .is_some_and(|last| *last as usize == rows)
            && (column.written.is_empty() || column.written.len() == rows);
        fits.then_some(column)
    }

    fn items(&mut self) -> Option<Set> {
        let halves = self.numbers()?;
        let (pairs, _) = halves.as_chunks::<2>();
        let words = pairs
            .iter()
            .map(|[low, high]| u64::from(*low) | u64::from(*high) << 32);
        Some(Set::of_words(words.collect()))
    }
}
