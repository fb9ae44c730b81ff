//! A text that machines read, of any size: numbered, coloured, searchable, to copy and to keep.

use std::sync::Arc;

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::LazyView;
use crate::lazy::{HIGHLIGHTER, SOURCE_VIEW};
use crate::site::worker_address;

/// The text by window, with a search of its own.
#[component]
pub fn SourceView(
    #[prop(into)] text: Arc<str>,
    /// What it is: "definition".
    #[prop(into)]
    label: String,
    /// Its language, or the type of the definition; found out where it is neither.
    #[prop(into)]
    language: String,
    /// What the file is called without its ending.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let class = [
        "source-view ",
        style_sheet!("style/components/source_view.css"),
    ]
    .concat();
    let options = vec![
        ("type", language),
        ("label", label),
        ("name", name),
        ("highlighter", worker_address(HIGHLIGHTER)),
    ];
    view! { <LazyView module=SOURCE_VIEW text=text options=options class=class /> }
}
