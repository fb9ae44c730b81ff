//! Rows of comma-separated values (RFC 4180), safe to open in a spreadsheet.

use crate::entity::Entity;
use crate::entity_ref::EntityRef;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// `kind`
    Kind,
    /// `metadata.namespace`
    Namespace,
    /// `metadata.name`
    Name,
    /// What people call it, where that was written.
    Title,
    /// The full reference of whom it belongs to.
    Owner,
    /// The full reference of the system it is part of.
    System,
    /// `spec.type`
    Type,
    /// `spec.lifecycle`
    Lifecycle,
    /// `metadata.description`
    Description,
    /// `metadata.tags`, by commas.
    Tags,
    /// The full reference of the entity.
    Reference,
}

impl Column {
    /// Every column, in the order of the file.
    pub const ALL: [Self; 11] = [
        Self::Kind,
        Self::Namespace,
        Self::Name,
        Self::Title,
        Self::Owner,
        Self::System,
        Self::Type,
        Self::Lifecycle,
        Self::Description,
        Self::Tags,
        Self::Reference,
    ];

    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Kind => "Kind",
            Self::Namespace => "Namespace",
            Self::Name => "Name",
            Self::Title => "Title",
            Self::Owner => "Owner",
            Self::System => "System",
            Self::Type => "Type",
            Self::Lifecycle => "Lifecycle",
            Self::Description => "Description",
            Self::Tags => "Tags",
            Self::Reference => "Reference",
        }
    }

    /// The fields it is made of, beyond those that every entity needs.
    fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Kind | Self::Namespace | Self::Name | Self::Reference => &[],
            Self::Title => &["metadata.title", "spec.profile.displayName"],
            Self::Owner => &["spec.owner"],
            Self::System => &["spec.system"],
            Self::Type => &["spec.type"],
            Self::Lifecycle => &["spec.lifecycle"],
            Self::Description => &["metadata.description"],
            Self::Tags => &["metadata.tags"],
        }
    }

    fn value(self, entity: &Entity) -> String {
        let reference = entity.reference();
        match self {
            Self::Kind => reference.kind.clone(),
            Self::Namespace => reference.namespace.clone(),
            Self::Name => reference.name.clone(),
            Self::Title => {
                let name = entity.text(&["spec", "profile", "displayName"]);
                let title = name.or_else(|| entity.text(&["metadata", "title"]));
                title.unwrap_or_default().to_owned()
            }
            Self::Owner => referred(entity, "owner", "group"),
            Self::System => referred(entity, "system", "system"),
            Self::Type => entity.spec("type").unwrap_or_default().to_owned(),
            Self::Lifecycle => entity.spec("lifecycle").unwrap_or_default().to_owned(),
            Self::Description => entity.description().unwrap_or_default().to_owned(),
            Self::Tags => entity.tags().collect::<Vec<_>>().join(", "),
            Self::Reference => reference.to_string(),
        }
    }
}

/// What the entity writes, in full, so that it is the reference of another row; what is no
/// reference stays as it is.
fn referred(entity: &Entity, field: &str, kind: &str) -> String {
    let written = entity.spec(field).unwrap_or_default();
    EntityRef::parse_in(written, Some(kind), &entity.reference().namespace)
        .map_or_else(|_| written.to_owned(), |reference| reference.to_string())
}

/// Fields for these columns. An entity without kind and name is none.
pub(super) fn fields(columns: &[Column]) -> Vec<&'static str> {
    let needed = ["kind", "metadata.namespace", "metadata.name"];
    let chosen = columns.iter().flat_map(|column| column.fields()).copied();
    needed.into_iter().chain(chosen).collect()
}

/// The row of headings.
pub(super) fn head(columns: &[Column]) -> String {
    let mut out = String::new();
    line(
        columns.iter().map(|column| column.title().to_owned()),
        &mut out,
    );
    out
}

/// The row of an entity.
pub(super) fn row(columns: &[Column], entity: &Entity, out: &mut String) {
    line(columns.iter().map(|column| column.value(entity)), out);
}

fn line(cells: impl Iterator<Item = String>, out: &mut String) {
    for (index, text) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        cell(&text, out);
    }
    out.push_str("\r\n");
}

/// A cell; quoted where it has to be, and where a spreadsheet would trim it.
fn cell(text: &str, out: &mut String) {
    let defusal = if is_formula(text) { "'" } else { "" };
    let is_plain = defusal.is_empty()
        && text.trim().len() == text.len()
        && !text.contains([',', '"', '\r', '\n']);
    if is_plain {
        out.push_str(text);
        return;
    }
    out.push('"');
    out.push_str(defusal);
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

/// Whether a spreadsheet might run the text instead of showing it. White space before a formula
/// does not stop every one of them, and some take the full-width signs too (OWASP, "CSV
/// Injection").
fn is_formula(text: &str) -> bool {
    let is_blank =
        |letter: char| letter.is_whitespace() || letter.is_control() || letter == '\u{feff}';
    text.starts_with(['\t', '\r', '\n'])
        || text
            .trim_start_matches(is_blank)
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn celled(text: &str) -> String {
        let mut out = String::new();
        cell(text, &mut out);
        out
    }

    #[test]
    fn a_row_says_what_the_entity_says() {
        let entity = Entity::try_from(json!({
            "kind": "Component",
            "metadata": {
                "name": "Web",
                "namespace": "shop",
                "title": "The \"Web\"",
                "description": "First line.\nSecond, longer line.",
                "tags": ["java", "rest"],
            },
            "spec": {"type": "website", "lifecycle": "production", "owner": "team-a", "system": "default/shop"},
        }))
        .expect("an entity");
        let mut out = head(&Column::ALL);
        row(&Column::ALL, &entity, &mut out);
        assert_eq!(
            out,
            "Kind,Namespace,Name,Title,Owner,System,Type,Lifecycle,Description,Tags,Reference\r\n\
             Component,shop,Web,\"The \"\"Web\"\"\",group:shop/team-a,system:default/shop,website,\
             production,\"First line.\nSecond, longer line.\",\"java, rest\",component:shop/web\r\n"
        );
    }

    #[test]
    fn what_is_missing_is_empty() {
        let entity = Entity::try_from(json!({
            "kind": "User",
            "metadata": {"name": "mo"},
            "spec": {"owner": ":", "profile": {"displayName": "Mo"}},
        }))
        .expect("an entity");
        let mut out = String::new();
        row(&Column::ALL, &entity, &mut out);
        assert_eq!(out, "User,default,mo,Mo,:,,,,,,user:default/mo\r\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for (text, expected) in [
            ("=1+1", "\"'=1+1\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("- a point of a list", "\"'- a point of a list\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("\tplain", "\"'\tplain\""),
            ("\rplain", "\"'\rplain\""),
            ("\nplain", "\"'\nplain\""),
            ("  =1", "\"'  =1\""),
            (" \u{a0}\n@a", "\"' \u{a0}\n@a\""),
            ("\u{feff}=1", "\"'\u{feff}=1\""),
            ("＝1", "\"'＝1\""),
            (
                "=HYPERLINK(\"http://a\",\"b\")",
                "\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\"",
            ),
            ("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""),
            ("\",=1", "\"\"\",=1\""),
            ("a=1", "a=1"),
            ("a-b+c@d", "a-b+c@d"),
            ("'=1", "'=1"),
            ("", ""),
            ("1", "1"),
        ] {
            assert_eq!(celled(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_would_end_a_cell_is_quoted() {
        assert_eq!(celled("a,b"), "\"a,b\"");
        assert_eq!(celled("a\"b"), "\"a\"\"b\"");
        assert_eq!(celled("a\nb\r\nc"), "\"a\nb\r\nc\"");
        assert_eq!(celled(" a "), "\" a \"");
        assert_eq!(celled("a b"), "a b");
        assert_eq!(celled("größe"), "größe");
    }
}
