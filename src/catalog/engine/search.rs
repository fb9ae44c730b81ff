//! An entity as the rows that a catalog searches: a key and a value for everything in it
//! (catalog-backend `buildEntitySearch`).

use hashbrown::HashTable;
use rustc_hash::FxHasher;
use serde_json::Value;
use std::borrow::Cow;
use std::hash::Hasher;

use super::column::{NULL, Row};
use super::texts::{Interner, Texts};
use crate::entity_ref::DEFAULT_NAMESPACE;
use crate::number;

/// Longer keys are not indexed, longer values only as being there; in UTF-16 units, as JavaScript
/// counts.
pub(super) const MAX_LENGTH: usize = 200;

/// Keys that are not indexed, or not from the tree.
const SPECIAL: [&str; 7] = [
    "attachments",
    "relations",
    "status",
    "metadata.name",
    "metadata.namespace",
    "metadata.uid",
    "metadata.etag",
];

/// The place of a key in an entity: a node of the tree of all keys of all entities.
type Place = u32;

const ROOT: Place = 0;

/// The column of a key that is not indexed.
const NONE: u32 = u32::MAX;

struct Node {
    parent: Place,
    column: u32,
    is_special: bool,
}

/// Every path of keys that occurs, so that a key is put together once and not once an entity.
struct Places {
    nodes: Vec<Node>,
    keys: Texts,
    known: HashTable<Place>,
}

/// The rows of a key so far.
#[derive(Default)]
struct Rows {
    rows: Vec<Row>,
    /// The last entity with the key, and how it was written there.
    last: Option<(u32, Place)>,
}

/// The rows of a catalog, by key, while its entities come in.
pub(super) struct Search {
    pub(super) values: Interner,
    /// Lower-case keys by column.
    pub(super) keys: Interner,
    places: Places,
    columns: Vec<Rows>,
}

/// Keys of one entity that differ only in case; a catalog refuses such an entity.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ambiguous(pub(crate) String);

impl Default for Search {
    fn default() -> Self {
        let root = Node {
            parent: ROOT,
            column: NONE,
            is_special: false,
        };
        let mut keys = Texts::default();
        keys.push("");
        Self {
            values: Interner::default(),
            keys: Interner::default(),
            places: Places {
                nodes: vec![root],
                keys,
                known: HashTable::new(),
            },
            columns: Vec::new(),
        }
    }
}

impl Search {
    /// Adds the rows of an entity but for its relations. Where it is refused some of them are left:
    /// its number is not to be used for another.
    pub(super) fn add(&mut self, number: u32, entity: &Value, uid: &str) -> Result<(), Ambiguous> {
        self.visit(number, ROOT, entity)?;
        let metadata = &entity["metadata"];
        let text = |key: &str| metadata.get(key).and_then(Value::as_str);
        let namespace = text("namespace").filter(|namespace| !namespace.is_empty());
        let special = [
            ("name", text("name")),
            ("namespace", namespace.or(Some(DEFAULT_NAMESPACE))),
            ("uid", Some(uid)),
        ];
        let above = self.below(ROOT, "metadata");
        special.into_iter().try_for_each(|(key, value)| {
            let place = self.below(above, key);
            self.leaf(number, place, value, false)
        })
    }

    /// Adds a relation of an entity.
    pub(super) fn relate(&mut self, number: u32, kind: &str, target: &str) {
        let key = ["relations.", &kind.to_lowercase()].concat();
        if let Some(column) = column(&mut self.keys, &mut self.columns, &key) {
            self.row(number, column, Some(target), false);
        }
    }

    /// Every key with its rows, and the values of all of them.
    pub(super) fn into_columns(self) -> (Texts, impl Iterator<Item = (String, Vec<Row>)>) {
        let keys = self.keys;
        let columns = (0..)
            .zip(self.columns)
            .map(move |(column, rows)| (keys.get(column).to_owned(), rows.rows));
        (self.values.into_texts(), columns)
    }

    fn visit(&mut self, number: u32, place: Place, value: &Value) -> Result<(), Ambiguous> {
        if self.places.nodes[place as usize].is_special {
            return Ok(());
        }
        match value {
            Value::Null => self.leaf(number, place, None, false),
            Value::String(text) => self.leaf(number, place, Some(text), false),
            Value::Bool(true) => self.leaf(number, place, Some("true"), false),
            Value::Bool(false) => self.leaf(number, place, Some("false"), false),
            Value::Number(value) => self.leaf(number, place, Some(&number::printed(value)), false),
            Value::Array(items) => items.iter().try_for_each(|item| match item {
                // So that one can ask for entities with this tag *and* that one.
                Value::String(text) => self.leaf(number, place, Some(text), true),
                other => self.visit(number, place, other),
            }),
            Value::Object(map) => map.iter().try_for_each(|(key, value)| {
                let inner = self.below(place, key);
                self.visit(number, inner, value)
            }),
        }
    }

    fn leaf(
        &mut self,
        number: u32,
        place: Place,
        value: Option<&str>,
        is_item: bool,
    ) -> Result<(), Ambiguous> {
        let column = self.places.nodes[place as usize].column;
        let Some(rows) = self.columns.get_mut(column as usize) else {
            return Ok(());
        };
        match rows.last {
            Some((last, other))
                if last == number && other != place && !self.places.are_same(other, place) =>
            {
                return Err(Ambiguous(self.keys.get(column).to_owned()));
            }
            _ => rows.last = Some((number, place)),
        }
        self.row(number, column, value, is_item);
        Ok(())
    }

    fn row(&mut self, entity: u32, column: u32, value: Option<&str>, is_item: bool) {
        let (value, original) = match value.map(|value| (value, lower(value))) {
            Some((value, lower)) if !is_too_long(&lower) => {
                let number = self.values.number(&lower);
                let original = match lower {
                    Cow::Borrowed(_) => number,
                    Cow::Owned(_) => self.values.number(value),
                };
                (number, original)
            }
            _ => (NULL, NULL),
        };
        let row = Row::new(value, original, entity, is_item);
        self.columns[column as usize].rows.push(row);
    }

    /// The place of a key below another.
    fn below(&mut self, parent: Place, key: &str) -> Place {
        let places = &self.places;
        let hash = place_hash(parent, key);
        let is_it = |place: &Place| {
            places.nodes[*place as usize].parent == parent && places.keys.get(*place) == key
        };
        if let Some(known) = places.known.find(hash, is_it) {
            return *known;
        }
        let path = places.path(parent, key);
        let is_special = SPECIAL.contains(&path.as_str());
        let column = column(&mut self.keys, &mut self.columns, &path.to_lowercase());
        let places = &mut self.places;
        let place = places.nodes.len() as Place;
        places.keys.push(key);
        places.nodes.push(Node {
            parent,
            column: column.unwrap_or(NONE),
            is_special,
        });
        let (nodes, keys) = (&places.nodes, &places.keys);
        places.known.insert_unique(hash, place, |place| {
            place_hash(nodes[*place as usize].parent, keys.get(*place))
        });
        place
    }
}

impl Places {
    /// Whether two places are one path, split in two ways: the keys `a.b` and `c`, or `a` and `b.c`.
    fn are_same(&self, one: Place, other: Place) -> bool {
        let path = |place: Place| {
            let parent = self.nodes[place as usize].parent;
            self.path(parent, self.keys.get(place))
        };
        path(one) == path(other)
    }

    /// The dotted path of a key below a place. Beyond the longest key that counts it is cut short,
    /// so that deep nesting does not cost its square.
    fn path(&self, parent: Place, key: &str) -> String {
        let mut parts = vec![key];
        let (mut place, mut length) = (parent, key.len());
        while place != ROOT && length <= 4 * MAX_LENGTH {
            let part = self.keys.get(place);
            length += part.len() + 1;
            parts.push(part);
            place = self.nodes[place as usize].parent;
        }
        parts.reverse();
        parts.join(".")
    }
}

/// The column of a lower-case key; `None` if the key is too long for one.
fn column(keys: &mut Interner, columns: &mut Vec<Rows>, key: &str) -> Option<u32> {
    if is_too_long(key) {
        return None;
    }
    let column = keys.number(key);
    if column as usize == columns.len() {
        columns.push(Rows::default());
    }
    Some(column)
}

/// A text in lower case; itself, if it is that already, as most are.
fn lower(text: &str) -> Cow<'_, str> {
    let is_lower = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if text.bytes().all(is_lower) {
        return text.into();
    }
    let lower = text.to_lowercase();
    match lower == text {
        true => text.into(),
        false => lower.into(),
    }
}

/// Whether a text has more UTF-16 units than are indexed.
pub(super) fn is_too_long(text: &str) -> bool {
    text.len() > MAX_LENGTH && text.encode_utf16().count() > MAX_LENGTH
}

fn place_hash(parent: Place, key: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u32(parent);
    hasher.write(key.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn rows(entity: &Value) -> Vec<(String, Option<String>, bool)> {
        let mut search = Search::default();
        search.add(0, entity, "u").expect("no ambiguous keys");
        let (values, columns) = search.into_columns();
        let mut found: Vec<_> = columns
            .flat_map(|(key, rows)| rows.into_iter().map(move |row| (key.clone(), row)))
            .map(|(key, row)| {
                let value = (row.original != NULL).then(|| values.get(row.original).to_owned());
                (key, value, row.is_item())
            })
            .collect();
        found.sort();
        found
    }

    #[test]
    fn everything_is_a_row_and_long_values_are_only_there() {
        let long = "ü".repeat(201);
        let entity = json!({
            "kind": "Component",
            "metadata": {"name": "Web", "etag": "e", "tags": ["Java", "b"], "annotations": {"a.b/C": long, "n": null, "ok": "ü".repeat(200)}},
            "spec": {"list": [{"port": 1}, {"port": 2.0}], "on": true},
            "relations": [{"type": "ownedBy", "targetRef": "group:default/a"}],
            "status": {"items": [{"level": "error"}]},
        });
        let row = |key: &str, value: &str| (key.to_owned(), Some(value.to_owned()), false);
        let item = |key: &str, value: &str| (key.to_owned(), Some(value.to_owned()), true);
        let mut expected = vec![
            row("kind", "Component"),
            row("metadata.name", "Web"),
            row("metadata.namespace", "default"),
            row("metadata.uid", "u"),
            item("metadata.tags", "Java"),
            item("metadata.tags", "b"),
            ("metadata.annotations.a.b/c".to_owned(), None, false),
            ("metadata.annotations.n".to_owned(), None, false),
            row("metadata.annotations.ok", &"ü".repeat(200)),
            row("spec.list.port", "1"),
            row("spec.list.port", "2"),
            row("spec.on", "true"),
        ];
        expected.sort();
        assert_eq!(rows(&entity), expected);
    }

    #[test]
    fn keys_that_differ_only_in_case_are_refused() {
        let mut search = Search::default();
        let twice = json!({"metadata": {"name": "a"}, "spec": {"foo": {"x": 1}, "Foo": {"x": 2}}});
        assert_eq!(
            search.add(0, &twice, "u"),
            Err(Ambiguous("spec.foo.x".to_owned()))
        );
        let other = json!({"metadata": {"name": "b"}, "spec": {"Foo": {"x": 1}}});
        assert_eq!(search.add(1, &other, "v"), Ok(()));
        let own = json!({"metadata": {"name": "c", "UID": "x"}});
        let key = "metadata.uid".to_owned();
        assert_eq!(search.add(2, &own, "w"), Err(Ambiguous(key)));
    }
}
