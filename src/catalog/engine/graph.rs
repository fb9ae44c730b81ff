//! References and the relations between them, as numbers.

use serde_json::Value;

use super::texts::Texts;

/// Every reference that occurs, of an entity or of something that an entity names, and every
/// relation.
#[derive(Default)]
pub(crate) struct Graph {
    /// Canonical references by number.
    pub(crate) references: Texts,
    /// Types of relations by number.
    pub(crate) kinds: Texts,
    /// Where the relations of every entity end; they begin where those of the one before end.
    pub(super) ends: Vec<u32>,
    /// Type and target of every relation.
    pub(super) relations: Vec<(u32, u32)>,
}

impl Graph {
    /// References and types, and no relation yet.
    pub(crate) fn new(references: Texts, kinds: Texts) -> Self {
        Self {
            references,
            kinds,
            ..Self::default()
        }
    }

    /// Adds the relations of the next entity.
    pub(super) fn add(&mut self, relations: &[(u32, u32)]) {
        self.relations.extend_from_slice(relations);
        self.ends.push(self.relations.len() as u32);
    }

    fn of(&self, entity: u32) -> &[(u32, u32)] {
        let end = |entity: u32| self.ends.get(entity as usize).copied();
        let start = entity.checked_sub(1).and_then(end).unwrap_or(0) as usize;
        let end = end(entity).unwrap_or(0) as usize;
        self.relations.get(start..end).unwrap_or_default()
    }

    /// Type and target of the relations of an entity.
    pub(super) fn relations(&self, entity: u32) -> impl Iterator<Item = (&str, &str)> {
        let relations = self.of(entity).iter();
        relations.map(|(kind, target)| (self.kinds.get(*kind), self.references.get(*target)))
    }

    /// Adds the relations of an entity to a JSON text, as a list.
    pub(super) fn write(&self, entity: u32, out: &mut String) {
        out.push('[');
        for (index, (kind, target)) in self.relations(entity).enumerate() {
            out.push_str(if index == 0 {
                "{\"type\":"
            } else {
                ",{\"type\":"
            });
            write_text(kind, out);
            out.push_str(",\"targetRef\":");
            write_text(target, out);
            out.push('}');
        }
        out.push(']');
    }
}

/// Adds a text in quotes. Hardly any has something to escape.
fn write_text(text: &str, out: &mut String) {
    let is_plain = |byte: u8| byte >= 0x20 && byte != b'"' && byte != b'\\';
    if text.bytes().all(is_plain) {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        out.push_str(&Value::from(text).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_are_written_as_json() {
        let texts = |list: &[&str]| {
            let mut texts = Texts::default();
            list.iter().for_each(|text| texts.push(text));
            texts
        };
        let mut graph = Graph::new(texts(&["a:b/c", "d:e/\"f\\"]), texts(&["ownedBy"]));
        graph.add(&[]);
        graph.add(&[(0, 0), (0, 1)]);
        let written = |entity| {
            let mut out = String::new();
            graph.write(entity, &mut out);
            out
        };
        assert_eq!(written(0), "[]");
        assert_eq!(
            written(1),
            r#"[{"type":"ownedBy","targetRef":"a:b/c"},{"type":"ownedBy","targetRef":"d:e/\"f\\"}]"#
        );
        assert_eq!(written(2), "[]");
    }
}
