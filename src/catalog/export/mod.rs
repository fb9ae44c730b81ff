//! Entities as files that other programs read: CSV, JSON and YAML.
//!
//! A [`Writer`] takes them page by page, so that a large catalog never has to be in memory at once:
//! the file is what [`Writer::begin`], every [`Writer::page`] and [`Writer::end`] gave, one after
//! the other.

mod csv;

pub use csv::Column;

use crate::entity::Entity;
use crate::yaml;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table with chosen columns, for spreadsheets.
    Csv,
    /// An array of whole entities.
    Json,
    /// Whole entities, a document each, as catalog files have them.
    Yaml,
}

/// Writes one file.
#[derive(Clone, Debug)]
pub struct Writer {
    format: Format,
    columns: Vec<Column>,
    is_first: bool,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::Yaml];

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::Yaml => "YAML",
        }
    }

    /// How the name of such a file ends.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Yaml => "yaml",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Json => "application/json",
            Self::Yaml => "application/yaml",
        }
    }
}

impl Writer {
    /// A writer of this format. Only CSV has columns.
    pub fn new(format: Format, columns: &[Column]) -> Self {
        Self {
            format,
            columns: columns.to_vec(),
            is_first: true,
        }
    }

    /// The fields that the entities need, as the catalog is asked for them; empty for whole
    /// entities.
    pub fn fields(&self) -> Vec<&'static str> {
        match self.format {
            Format::Csv => csv::fields(&self.columns),
            Format::Json | Format::Yaml => Vec::new(),
        }
    }

    /// What the file begins with.
    pub fn begin(&self) -> String {
        match self.format {
            Format::Csv => csv::head(&self.columns),
            Format::Json => "[".to_owned(),
            Format::Yaml => String::new(),
        }
    }

    /// The next entities.
    pub fn page<'a>(&mut self, entities: impl IntoIterator<Item = &'a Entity>) -> String {
        let mut out = String::new();
        for entity in entities {
            let is_first = std::mem::take(&mut self.is_first);
            match self.format {
                Format::Csv => csv::row(&self.columns, entity, &mut out),
                Format::Json => {
                    out.push_str(if is_first { "\n" } else { ",\n" });
                    out.push_str(&entity.body().to_string());
                }
                Format::Yaml => {
                    out.push_str(if is_first { "" } else { "---\n" });
                    out.push_str(&yaml::print(entity.body()));
                }
            }
        }
        out
    }

    /// What the file ends with.
    pub fn end(&self) -> &'static str {
        match self.format {
            Format::Json => "\n]\n",
            Format::Csv | Format::Yaml => "",
        }
    }
}

/// `catalog-components-2026-11-25.csv`: what is in the file, and the day it was written.
pub fn file_name(subject: &str, day: &str, format: Format) -> String {
    let mut name = String::from("catalog-");
    for letter in subject.chars() {
        match letter {
            ' ' | '-' => name.push('-'),
            letter if letter.is_alphanumeric() => name.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    [&name, "-", day, ".", format.extension()].concat()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn entities(count: usize) -> Vec<Entity> {
        let entity = |index: usize| {
            let body = json!({
                "apiVersion": "backstage.io/v1alpha1",
                "kind": "Component",
                "metadata": {"name": format!("web-{index}"), "description": "One.\nTwo: #3"},
                "spec": {"type": "service", "yes": "yes"},
            });
            Entity::try_from(body).expect("an entity")
        };
        (0..count).map(entity).collect()
    }

    fn written(format: Format, entities: &[Entity], page: usize) -> String {
        let mut writer = Writer::new(format, &Column::ALL);
        let mut out = writer.begin();
        for part in entities.chunks(page) {
            out.push_str(&writer.page(part));
        }
        out + writer.end()
    }

    #[test]
    fn json_is_an_array_of_whole_entities_at_every_size() {
        for (count, page) in [(0, 1), (1, 1), (2, 1), (5, 2), (4, 2), (3, 10)] {
            let entities = entities(count);
            let text = written(Format::Json, &entities, page);
            let read: Value = serde_json::from_str(&text).expect("JSON");
            let bodies: Vec<&Value> = entities.iter().map(Entity::body).collect();
            assert_eq!(read, json!(bodies), "{count} by {page}");
        }
    }

    #[test]
    fn pages_do_not_show_in_a_file() {
        let entities = entities(7);
        for format in Format::ALL {
            let whole = written(format, &entities, 7);
            for page in [1, 2, 3] {
                assert_eq!(
                    written(format, &entities, page),
                    whole,
                    "{format:?} by {page}"
                );
            }
        }
    }

    #[test]
    fn yaml_has_a_document_for_each() {
        let entities = entities(3);
        let text = written(Format::Yaml, &entities, 2);
        let documents: Vec<&str> = text.split("---\n").collect();
        let expected: Vec<String> = entities
            .iter()
            .map(|entity| yaml::print(entity.body()))
            .collect();
        assert_eq!(documents, expected);
        assert_eq!(written(Format::Yaml, &[], 1), "");
    }

    #[test]
    fn only_a_table_asks_for_fields() {
        assert!(Writer::new(Format::Json, &Column::ALL).fields().is_empty());
        let fields = Writer::new(Format::Csv, &[Column::Owner, Column::Name]).fields();
        assert_eq!(
            fields,
            ["kind", "metadata.namespace", "metadata.name", "spec.owner"]
        );
    }

    #[test]
    fn a_file_is_named_by_what_it_holds() {
        let name = |subject| file_name(subject, "2026-11-25", Format::Csv);
        assert_eq!(name("Components"), "catalog-components-2026-11-25.csv");
        assert_eq!(name("AI resources"), "catalog-ai-resources-2026-11-25.csv");
        assert_eq!(name("../Odd: kinds"), "catalog-odd-kinds-2026-11-25.csv");
    }
}
