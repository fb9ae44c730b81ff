//! What paged and endless rows stand on.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::language::words::list as words;
use crate::session::use_tables;
use crate::ui::Table;

/// The table, as dense as the reader likes it. On narrow screens it leaves out what fits least,
/// unless the reader chose the columns.
#[component]
pub fn Sheet(
    columns: usize,
    #[prop(optional)] total: Option<usize>,
    children: Children,
) -> impl IntoView {
    let taste = use_tables().taste();
    let class_name = [
        "catalog-table ",
        style_sheet!("style/components/catalog_table.css"),
    ]
    .concat();
    view! {
        <div
            class=class_name
            data-compact=move || taste.read().compact.to_string()
            data-columns=columns.to_string()
            data-endless=total.is_some().to_string()
        >
            <Table label=words::entities() rows=total>{children()}</Table>
        </div>
    }
}
