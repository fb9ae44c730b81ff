//! What the catalog's processing says of entities.

use catalog::listing::Listing;
use leptos::prelude::*;

use crate::api::{ask, use_client};
use crate::language::words::filter as words;
use crate::route::{Move, Route, use_address};
use crate::ui::{Select, SelectOption};

const ORPHAN: &str = "orphan";

/// Orphans are told by an annotation. Errors are not among what a catalog can be searched by; the
/// embedded one has a page for them.
#[component]
pub fn StatusFilter(listing: Memo<Listing>) -> impl IntoView {
    let (client, address) = (use_client(), use_address());
    let open = RwSignal::new(false);
    let question = Memo::new(move |last: Option<&Option<Listing>>| match open.get() {
        true => Some(Listing {
            orphans: true,
            ..listing.get().from_start()
        }),
        false => last.cloned().flatten(),
    });
    let total = ask(
        move || question.get(),
        move |listing, signal| async move {
            match listing {
                Some(listing) => Ok(Some(client.total(&listing, signal).await?)),
                None => Ok(None),
            }
        },
    );
    let options = Signal::derive(move || {
        let count = match &*total.latest().read() {
            Some(Ok(total)) => *total,
            _ => None,
        };
        vec![SelectOption {
            value: ORPHAN.to_owned(),
            label: words::status_orphan().to_owned(),
            count,
            icon: None,
        }]
    });
    let selected = Signal::derive(move || match listing.read().orphans {
        true => vec![ORPHAN.to_owned()],
        false => Vec::new(),
    });
    let note = Signal::derive(move || match &*total.latest().read() {
        Some(Err(error)) => Some(error.title().to_owned()),
        _ => None,
    });
    let choose = move |values: Vec<String>| {
        let next = Listing {
            orphans: !values.is_empty(),
            ..listing.get_untracked().from_start()
        };
        address.go(&Route::Catalog(next), Move::Replace);
    };
    view! {
        <Select
            label=words::status()
            options=options
            selected=selected
            multiple=true
            any=words::status_any()
            open=open
            counting=total.asking()
            note=note
            on_change=choose
        />
    }
}
