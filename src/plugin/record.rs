//! What became of extensions that were shown, for the page of plugins.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::failure::sentence;

/// What is known of one extension since the portal was opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// How long it took from being wanted to being shown, the last time; milliseconds.
    pub loaded_in: Option<f64>,
    /// Why it failed the last time, if it did since, as [`sentence`] reads it.
    failure: Option<String>,
}

impl Record {
    /// Why it failed the last time, if it did since: a sentence for the reader.
    pub fn failure(&self) -> Option<String> {
        self.failure.as_deref().map(sentence)
    }
}

/// Records by the extension's id.
#[derive(Clone, Copy)]
pub struct Records(RwSignal<BTreeMap<String, Record>>);

impl Records {
    /// Nothing yet. Makes it known to all views.
    pub fn provide() -> Self {
        let records = Self(RwSignal::new(BTreeMap::new()));
        provide_context(records);
        records
    }

    /// All of them, now and later.
    pub fn all(self) -> ReadSignal<BTreeMap<String, Record>> {
        self.0.read_only()
    }

    pub(super) fn loaded(self, id: &str, milliseconds: f64) {
        let record = Record {
            loaded_in: Some(milliseconds),
            failure: None,
        };
        self.0
            .try_update(|records| records.insert(id.to_owned(), record));
    }

    pub(super) fn failed(self, id: &str, reason: &str) {
        self.0.try_update(|records| {
            records.entry(id.to_owned()).or_default().failure = Some(reason.to_owned());
        });
    }
}

/// What became of extensions in this portal.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_records() -> Records {
    expect_context()
}
