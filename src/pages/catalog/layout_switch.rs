//! Table, cards or groups.

use catalog::listing::{Grouping, Layout, Listing};
use leptos::prelude::*;

use crate::language::words::list as words;
use crate::route::{Move, Route, use_address};
use crate::ui::Segmented;

/// Lays the list out otherwise; what it shows stays.
#[component]
pub fn LayoutSwitch(listing: Memo<Listing>) -> impl IntoView {
    let address = use_address();
    let value = Signal::derive(move || listing.read().layout.name().to_owned());
    let options = [
        (Layout::Table, words::layout_table()),
        (Layout::Cards, words::layout_cards()),
        (Layout::Groups(Grouping::default()), words::layout_groups()),
    ];
    let options = options.map(|(layout, title)| (layout.name().to_owned(), title.to_owned()));
    let switch = move |name: String| {
        let layout = Layout::named(&name).unwrap_or_default();
        let next = listing.get_untracked().laid_out(layout);
        address.go(&Route::Catalog(next), Move::Replace);
    };
    view! {
        <Segmented
            label=words::layout()
            options=options.to_vec()
            icons=&["table", "layout-grid", "list-tree"]
            value=value
            on_change=switch
        />
    }
}
