//! How the reader likes tables: columns, widths, density, paging.

use leptos::prelude::*;
use serde_json::{Map, Value, json};

use super::kept::{Keeper, Kept, TABLE};

/// What a reader chose about tables; the default is what nobody chose.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableTaste {
    /// Rows closer together.
    pub compact: bool,
    /// One long list instead of pages.
    pub endless: bool,
    /// Headings in their order, by kind of list.
    columns: Map<String, Value>,
    /// Widths in pixels, by heading.
    widths: Map<String, Value>,
}

impl TableTaste {
    /// The chosen headings of a list; `None` where nothing was chosen.
    pub fn columns(&self, list: &str) -> Option<Vec<&str>> {
        let titles = self.columns.get(list)?.as_array()?;
        Some(titles.iter().filter_map(Value::as_str).collect())
    }

    /// Chooses the headings of a list; `None` for the usual ones.
    pub fn choose_columns(&mut self, list: &str, titles: Option<&[&str]>) {
        match titles {
            Some(titles) => _ = self.columns.insert(list.to_owned(), json!(titles)),
            None => _ = self.columns.remove(list),
        }
    }

    /// The width of a column in pixels, if it was chosen.
    pub fn width(&self, title: &str) -> Option<i64> {
        self.widths.get(title)?.as_i64()
    }

    /// Chooses the width of a column; `None` for the usual one.
    pub fn choose_width(&mut self, title: &str, width: Option<i64>) {
        match width {
            Some(width) => _ = self.widths.insert(title.to_owned(), json!(width)),
            None => _ = self.widths.remove(title),
        }
    }

    fn read(value: &Value) -> Self {
        let flag = |key: &str| value.get(key).and_then(Value::as_bool).unwrap_or_default();
        let map = |key: &str| match value.get(key) {
            Some(Value::Object(map)) => map.clone(),
            _ => Map::new(),
        };
        Self {
            compact: flag("compact"),
            endless: flag("endless"),
            columns: map("columns"),
            widths: map("widths"),
        }
    }

    fn write(&self) -> Value {
        json!({
            "compact": self.compact,
            "endless": self.endless,
            "columns": self.columns,
            "widths": self.widths,
        })
    }
}

/// The taste in force, and how to change it.
#[derive(Clone, Copy)]
pub struct Tables {
    taste: Memo<TableTaste>,
    kept: Kept,
}

impl Tables {
    /// What the reader chose.
    pub fn taste(self) -> Signal<TableTaste> {
        self.taste.into()
    }

    /// Changes the taste and keeps it.
    pub fn change(self, change: impl FnOnce(&mut TableTaste)) {
        self.kept.change(|kept| {
            let mut taste = TableTaste::read(kept);
            change(&mut taste);
            taste.write()
        });
    }
}

/// Reads the kept taste.
pub fn provide_tables(keeper: Keeper) -> Tables {
    let kept = keeper.kept(TABLE);
    let tables = Tables {
        taste: Memo::new(move |_| TableTaste::read(&kept.value().read())),
        kept,
    };
    provide_context(tables);
    tables
}

/// The tables of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides them.
pub fn use_tables() -> Tables {
    expect_context()
}
