//! The table of the catalog list, a page at a time.

use catalog::entity::Entity;
use catalog::listing::Listing;
use leptos::prelude::*;

use super::cells::cells;
use super::columns::Column;
use super::head::Head;
use super::sheet::Sheet;

/// The rows of one page, in the catalog's order.
#[component]
pub fn Rows(items: Vec<Entity>, columns: Vec<Column>, listing: Listing) -> impl IntoView {
    let rows = items
        .iter()
        .map(|entity| view! { <tr>{cells(entity, &columns, &listing)}</tr> })
        .collect_view();
    let count = columns.len();
    view! {
        <Sheet columns=count>
            <Head columns=columns listing=listing />
            <tbody>{rows}</tbody>
        </Sheet>
    }
}
