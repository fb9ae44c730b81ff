//! Keys of maps, and when two of them are one.

use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

/// A map whose end has not come.
#[derive(Default)]
pub(super) struct OpenMap {
    pub(super) map: Map<String, Value>,
    /// That of the value that comes next.
    pub(super) key: Option<Key>,
    /// Keys whose text another key has too, or that are no texts: two keys are one only if they
    /// are of one type.
    odd: FxHashSet<(KeyType, String)>,
}

impl OpenMap {
    /// Takes the key of the value that follows. A key may not stand twice in a map.
    pub(super) fn name(&mut self, key: Key) -> Result<(), String> {
        let seen = self.map.contains_key(&key.text);
        let is_odd = seen && self.has_odd(&key.text);
        if key.key_type == KeyType::Text && !is_odd {
            if seen {
                return Err(TWICE.to_owned());
            }
        } else {
            if seen && !is_odd {
                self.odd.insert((KeyType::Text, key.text.clone()));
            }
            let is_new = self.odd.insert((key.key_type, key.text.clone()));
            if !is_new && key.key_type != KeyType::Unlike {
                return Err(TWICE.to_owned());
            }
        }
        self.key = Some(key);
        Ok(())
    }

    /// Whether a key that is no text was written with this text.
    fn has_odd(&self, text: &str) -> bool {
        const ODD: [KeyType; 4] = [
            KeyType::Null,
            KeyType::Truth,
            KeyType::Number,
            KeyType::Unlike,
        ];
        !self.odd.is_empty()
            && ODD
                .iter()
                .any(|odd| self.odd.contains(&(*odd, text.to_owned())))
    }
}

const TWICE: &str = "YAMLParseError: Map keys must be unique";

/// A key as text, and what it was.
pub(super) struct Key {
    pub(super) text: String,
    key_type: KeyType,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum KeyType {
    Text,
    Null,
    Truth,
    Number,
    /// Is never the same as another.
    Unlike,
}

impl Key {
    pub(super) fn of(value: Value) -> Self {
        let (text, key_type) = match value {
            Value::String(text) => (text, KeyType::Text),
            Value::Null => (String::new(), KeyType::Null),
            Value::Bool(truth) => (truth.to_string(), KeyType::Truth),
            Value::Number(number) => (number.to_string(), KeyType::Number),
            collection => (in_one_line(&collection), KeyType::Unlike),
        };
        Self { text, key_type }
    }

    /// A key that is never the same as another.
    pub(super) fn unlike(text: String) -> Self {
        Self {
            text,
            key_type: KeyType::Unlike,
        }
    }
}

/// A map or list as a key, as the `yaml` package writes it.
fn in_one_line(value: &Value) -> String {
    match value {
        Value::Array(items) if items.is_empty() => "[]".to_owned(),
        Value::Object(map) if map.is_empty() => "{}".to_owned(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(in_one_line).collect();
            format!("[ {} ]", items.join(", "))
        }
        Value::Object(map) => {
            let entry = |(key, value): (&String, &Value)| match value {
                Value::Null => key.clone(),
                value => format!("{key}: {}", in_one_line(value)),
            };
            let entries: Vec<String> = map.iter().map(entry).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
