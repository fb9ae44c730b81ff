//! An entity as the rows it is searched by, read off catalog-backend's `buildEntitySearch` a second
//! time: slow, plain, and sharing nothing with the engine.

use std::collections::HashSet;

use serde_json::Value;

/// Longest key and value that are kept, in UTF-16 units as JavaScript counts.
const MOST: usize = 200;

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// In lower case.
    pub key: String,
    /// In lower case; `None` for a value that is null or too long.
    pub value: Option<String>,
    /// As written.
    pub original: Option<String>,
}

/// All rows of an entity.
pub fn rows(entity: &Value) -> Vec<Row> {
    let mut found = Vec::new();
    visit("", entity, &mut found);
    for key in ["name", "namespace", "uid"] {
        let value = &entity["metadata"][key];
        found.push((format!("metadata.{key}"), value.clone()));
    }
    for relation in entity["relations"].as_array().into_iter().flatten() {
        let kind = relation["type"].as_str().expect("a type");
        found.push((format!("relations.{kind}"), relation["targetRef"].clone()));
    }
    let mut seen = HashSet::new();
    found
        .into_iter()
        .filter_map(|(key, value)| row(&key, &value))
        .filter(|row| seen.insert((row.key.clone(), row.value.clone())))
        .collect()
}

fn visit(path: &str, value: &Value, found: &mut Vec<(String, Value)>) {
    let special = [
        "attachments",
        "relations",
        "status",
        "metadata.name",
        "metadata.namespace",
        "metadata.uid",
        "metadata.etag",
    ];
    if special.contains(&path) {
        return;
    }
    match value {
        Value::Array(items) => {
            for item in items {
                visit(path, item, found);
                if let Some(text) = item.as_str() {
                    found.push((format!("{path}.{text}"), Value::Bool(true)));
                }
            }
        }
        Value::Object(object) => {
            for (key, value) in object {
                let deeper = match path {
                    "" => key.clone(),
                    path => format!("{path}.{key}"),
                };
                visit(&deeper, value, found);
            }
        }
        scalar => found.push((path.to_owned(), scalar.clone())),
    }
}

fn row(key: &str, value: &Value) -> Option<Row> {
    let fits = |text: &String| text.encode_utf16().count() <= MOST;
    let key = Some(key.to_lowercase()).filter(fits)?;
    let written = match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    let original = written.filter(|text| fits(&text.to_lowercase()));
    let value = original.as_ref().map(|text| text.to_lowercase());
    Some(Row {
        key,
        value,
        original,
    })
}

/// An entity beside its rows.
pub struct Searched {
    /// The entity, whole.
    pub entity: Value,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl Searched {
    /// Reads the rows off an entity.
    pub fn new(entity: Value) -> Self {
        let rows = rows(&entity);
        Self { entity, rows }
    }

    /// The rows under a key, in whatever case.
    pub fn under<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a Row> {
        let key = key.to_lowercase();
        self.rows.iter().filter(move |row| row.key == key)
    }

    /// Whether a key has a value, in whatever case.
    pub fn has(&self, key: &str, value: &str) -> bool {
        let value = value.to_lowercase();
        self.under(key)
            .any(|row| row.value.as_deref() == Some(&value))
    }

    /// The uid, by which ties are broken.
    pub fn uid(&self) -> &str {
        self.entity["metadata"]["uid"].as_str().expect("a uid")
    }

    /// `kind:namespace/name`.
    pub fn reference(&self) -> String {
        let part = |pointer: &str| {
            let part = self.entity.pointer(pointer).and_then(Value::as_str);
            part.expect("a text").to_lowercase()
        };
        let (namespace, name) = (part("/metadata/namespace"), part("/metadata/name"));
        format!("{}:{namespace}/{name}", part("/kind"))
    }
}
