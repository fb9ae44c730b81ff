//! The labels an entity carries.

use std::sync::Arc;

use catalog::entity::Entity;
use leptos::prelude::*;
use serde_json::Value;

use crate::language::words::overview as words;
use crate::ui::{Card, Fact, Facts};

/// `metadata.labels`; nothing if there are none.
#[component]
pub fn Labels(entity: Arc<Entity>) -> impl IntoView {
    let labels: Vec<(String, String)> = entity
        .get(&["metadata", "labels"])
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned())))
        .collect();
    (!labels.is_empty()).then(|| {
        let facts = labels
            .into_iter()
            .map(|(key, value)| view! { <Fact label=key>{value}</Fact> })
            .collect_view();
        view! { <Card title=words::labels()><Facts stacked=true>{facts}</Facts></Card> }
    })
}
