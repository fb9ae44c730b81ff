//! The table of the catalog list, a page at a time.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::listing::Listing;
use leptos::prelude::*;

use super::cells::cells;
use super::columns::Column;
use super::head::Head;
use super::sheet::Sheet;
use crate::presentation::in_slices;

/// The rows of one page, in the catalog's order. The page may change, the columns may not.
#[component]
pub fn Rows(
    items: Signal<Vec<Arc<Entity>>>,
    columns: Vec<Column>,
    listing: Memo<Listing>,
) -> impl IntoView {
    let count = Memo::new(move |_| items.read().len());
    let drawn = in_slices(count);
    let (width, head) = (columns.len(), columns.clone());
    let row = move |place: usize| {
        let shown = Memo::new(move |_| items.read().get(place).cloned());
        view! { <tr>{cells(shown, &columns, listing)}</tr> }
    };
    view! {
        <Sheet columns=width>
            <Head columns=head listing=listing />
            <tbody>
                <For each=move || 0..drawn.get() key=|place| *place children=row />
            </tbody>
        </Sheet>
    }
}
