//! What the address asks for.

use catalog::listing::{Layout, Listing, Order, Whose};
use catalog::older::MOST;
use leptos::prelude::*;

use super::columns::Column;
use super::endless::BLOCK;
use crate::api::{Error, Page};
use crate::language::words::list as words;
use crate::route::{Move, Route, use_address};
use crate::session::{use_identity, use_stars};
use crate::ui::{Notice, Tone};

/// A list that the catalog can answer, and what was passed over.
#[derive(Clone, PartialEq)]
pub struct Asked {
    /// The list.
    pub listing: Listing,
    /// A sentence for everything that was passed over.
    pub notices: Vec<String>,
}

/// Reads the listing out of the address, with the stars of this moment if it is about those: a row
/// whose star is taken stays, so that it can be given back. An order by a field that the kind's
/// entities may lack would hide those that lack it, so it falls back to the name.
pub fn asked_listing() -> Memo<Asked> {
    let reading = use_address().reading();
    let (stars, owners) = (use_stars(), use_identity().owners());
    Memo::new(move |last: Option<&Asked>| {
        let reading = reading.get();
        let Route::Catalog(mut listing) = reading.route else {
            // The reader is leaving: what is on screen stays until the next page replaces it.
            return last.cloned().unwrap_or(Asked {
                listing: Listing::default(),
                notices: Vec::new(),
            });
        };
        let mut notices = reading.notices;
        if !Column::ALL
            .iter()
            .any(|column| column.order_field(listing.kind.as_deref()) == Some(&listing.order.field))
        {
            notices.push(words::not_sortable(&listing.order.field));
            listing.order = Order::default();
        }
        match &mut listing.whose {
            Whose::Anyone => {}
            Whose::Owned(known) => *known = owners.get(),
            Whose::Starred(known) => *known = stars.of_now(),
        }
        Asked { listing, notices }
    })
}

/// What the catalog is asked for. An endless list begins with its first block, wherever in it the
/// reader is. Laid out otherwise, a list is still the same page.
pub fn question(listing: &Listing, endless: bool) -> Listing {
    let listing = listing.clone().laid_out(Layout::Table);
    match endless {
        true => Listing {
            limit: BLOCK,
            ..listing.from_start()
        },
        false => listing,
    }
}

/// A cursor that the catalog refuses (edited, or from before a change) leads to the first page.
/// True once that has happened, until the list changes.
pub fn first_page_on_lost_place(
    listing: Memo<Listing>,
    latest: RwSignal<Option<Result<Page, Error>>>,
) -> RwSignal<bool> {
    let address = use_address();
    let lost = RwSignal::new(false);
    Effect::new(move |_| {
        let refused = matches!(&*latest.read(), Some(Err(Error::Invalid(_))));
        let mut first = listing.get_untracked();
        if refused && first.cursor.take().is_some() {
            lost.set(true);
            address.go(&Route::Catalog(first), Move::Replace);
        }
    });
    lost
}

/// What was passed over, in words.
pub fn notices(
    mut sentences: Vec<String>,
    lost_place: bool,
    is_partial: bool,
) -> Option<impl IntoView> {
    if is_partial {
        sentences.push(words::partial(&MOST.to_string()));
    }
    if lost_place {
        sentences.push(words::lost_place().to_owned());
    }
    (!sentences.is_empty()).then(|| {
        let sentences = sentences
            .into_iter()
            .map(|sentence| view! { <p>{sentence}</p> })
            .collect_view();
        view! { <Notice tone=Tone::Info>{sentences}</Notice> }
    })
}
