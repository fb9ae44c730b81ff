//! Tables for spreadsheets: whatever entities say is read back, and nothing of it is run.

use catalog::entity::Entity;
use catalog::export::{Column, Format, Writer};
use proptest::prelude::*;
use serde_json::json;

use super::cases;

/// Texts that mean something to spreadsheets and to tables, and some that mean nothing.
const TEXT: &str = "[ \t\r\n=+@,;\"'a1é\u{a0}-]{0,6}";

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn cells_read_back_and_are_no_formulas(
        texts in prop::collection::vec((TEXT, TEXT, TEXT), 0..4),
        page in 1_usize..3,
    ) {
        let entities: Vec<Entity> = texts
            .iter()
            .map(|(title, kind, description)| {
                let body = json!({
                    "kind": "Component",
                    "metadata": {"name": "web", "title": title, "description": description},
                    "spec": {"type": kind},
                });
                Entity::try_from(body).expect("an entity")
            })
            .collect();
        let columns = [Column::Title, Column::Type, Column::Description];
        let mut writer = Writer::new(Format::Csv, &columns);
        let mut table = writer.begin();
        for part in entities.chunks(page) {
            table.push_str(&writer.page(part));
        }
        let rows = parse(&table);
        prop_assert_eq!(&rows[0], &["Title", "Type", "Description"]);
        prop_assert_eq!(rows.len(), texts.len() + 1);
        for (row, (title, kind, description)) in rows[1..].iter().zip(&texts) {
            for (cell, text) in row.iter().zip([title, kind, description]) {
                let begins = cell.trim_start().chars().next();
                prop_assert!(!matches!(begins, Some('=' | '+' | '-' | '@')), "{:?}", cell);
                prop_assert!(!cell.starts_with(['\t', '\r']), "{:?}", cell);
                let is_same = cell == text || cell.strip_prefix('\'') == Some(text);
                prop_assert!(is_same, "{:?} of {:?}", cell, text);
            }
        }
    }
}

/// RFC 4180, read letter by letter.
fn parse(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut letters = text.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().expect("a row");
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                row.last_mut().expect("a cell").push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(letters.next(), Some('\n'), "a row ends in both");
                rows.push(vec![String::new()]);
            }
            _ => row.last_mut().expect("a cell").push(letter),
        }
    }
    assert_eq!(
        rows.pop(),
        Some(vec![String::new()]),
        "the last row ends too"
    );
    rows
}
