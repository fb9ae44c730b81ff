//! The entity as JSON or YAML, to read and to copy.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::yaml;
use leptos::prelude::*;

use crate::language::words::inspect as words;
use crate::ui::Code;

/// In which notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON, indented.
    Json,
    /// YAML.
    Yaml,
}

/// The whole entity as text.
#[component]
pub fn Raw(entity: Arc<Entity>, format: Format) -> impl IntoView {
    let (text, label) = match format {
        Format::Json => (
            // A JSON value always prints.
            serde_json::to_string_pretty(entity.body()).unwrap_or_default(),
            words::as_json(),
        ),
        Format::Yaml => (yaml::print(entity.body()), words::as_yaml()),
    };
    view! { <Code text=text label=label /> }
}
