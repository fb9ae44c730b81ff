//! Everybody's entities, the reader's own, or those the reader starred.

use catalog::listing::{Listing, Whose};
use leptos::prelude::*;

use crate::api::{ask, use_client};
use crate::language::words::filter as words;
use crate::route::{Move, Route, use_address};
use crate::session::{use_identity, use_stars};
use crate::ui::{Select, SelectOption};

const ALL: &str = "all";
const OWNED: &str = "owned";
const STARRED: &str = "starred";

/// The choice, with counts under the other filters; they are asked for when the panel opens.
#[component]
pub fn WhoseFilter(listing: Memo<Listing>) -> impl IntoView {
    let (client, address) = (use_client(), use_address());
    let (stars, identity) = (use_stars(), use_identity());
    let open = RwSignal::new(false);
    let question = Memo::new(move |last: Option<&Option<Listing>>| match open.get() {
        true => Some(listing.get().from_start()),
        false => last.cloned().flatten(),
    });
    let choices = move || {
        [
            Whose::Anyone,
            Whose::Owned(identity.owners().get()),
            Whose::Starred(stars.all().get()),
        ]
    };
    let totals = ask(
        move || {
            question.get().map(|listing| {
                choices().map(|whose| Listing {
                    whose,
                    ..listing.clone()
                })
            })
        },
        move |listings, signal| async move {
            let mut totals = Vec::new();
            for listing in listings.iter().flatten() {
                totals.push(client.total(listing, signal.clone()).await?);
            }
            Ok(totals)
        },
    );
    // A panel that is opened again asks again what failed.
    Effect::new(move |_| {
        let failed = matches!(&*totals.latest().read_untracked(), Some(Err(_)));
        if open.get() && failed {
            totals.retry();
        }
    });
    let options = Signal::derive(move || {
        let latest = totals.latest().read();
        let count = |index: usize| match &*latest {
            Some(Ok(totals)) => totals.get(index).copied(),
            _ => None,
        };
        vec![
            option(ALL, words::whose_anyone(), "users", count(0)),
            option(OWNED, words::whose_owned(), "user", count(1)),
            option(STARRED, words::whose_starred(), "star", count(2)),
        ]
    });
    let selected = Signal::derive(move || match listing.read().whose {
        Whose::Anyone => Vec::new(),
        Whose::Owned(_) => vec![OWNED.to_owned()],
        Whose::Starred(_) => vec![STARRED.to_owned()],
    });
    let note = Signal::derive(move || match &*totals.latest().read() {
        Some(Err(error)) => Some(error.title().to_owned()),
        _ => None,
    });
    // Which those are is filled in where the address is read.
    let choose = move |values: Vec<String>| {
        let next = Listing {
            whose: match values.first().map(String::as_str) {
                Some(OWNED) => Whose::Owned(Vec::new()),
                Some(STARRED) => Whose::Starred(Vec::new()),
                _ => Whose::Anyone,
            },
            ..listing.get_untracked().from_start()
        };
        address.go(&Route::Catalog(next), Move::Replace);
    };
    view! {
        <Select
            label=words::whose()
            options=options
            selected=selected
            multiple=false
            any=words::whose_anyone()
            open=open
            counting=totals.asking()
            note=note
            on_change=choose
        />
    }
}

fn option(value: &str, label: &str, icon: &str, count: Option<usize>) -> SelectOption {
    SelectOption {
        value: value.to_owned(),
        label: label.to_owned(),
        count,
        icon: Some(icon.to_owned()),
    }
}
