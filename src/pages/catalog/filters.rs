//! The filter bar: every filter shows what it is set to; what narrows the list can be taken away
//! piece by piece.

use catalog::listing::{Facet, Listing, Match, Restriction, Whose, Words};
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::filter::{self, Filter};
use super::status::StatusFilter;
use super::text_filter::{TextFilter, focus_text};
use super::whose::WhoseFilter;
use crate::api::use_client;
use crate::language::words::filter as words;
use crate::route::{Move, Route, use_address};
use crate::ui::{Button, ButtonVariant, Dialog, Icon};

/// Text box and selects; on a phone the selects are in a sheet behind a button.
#[component]
pub fn Filters(listing: Memo<Listing>) -> impl IntoView {
    let sheet = RwSignal::new(false);
    let count = Memo::new(move |_| {
        let restrictions = listing.read().restrictions();
        let chosen = restrictions.iter();
        chosen.filter(|one| **one != Restriction::Text).count()
    });
    let sheet_label = move || match count.get() {
        0 => words::bar().to_owned(),
        count => words::bar_count(&count.to_string()),
    };
    let finds = use_client().words();
    let in_order = move || {
        let is_taken_whole = finds == Words::InOrder && listing.read().has_several_words();
        is_taken_whole.then(|| {
            view! { <p class="hint">{words::in_order()}</p> }
        })
    };
    let class_name = [
        "filter-bar ",
        style_sheet!("style/components/filter_bar.css"),
    ]
    .concat();
    view! {
        <search class=class_name aria-label=words::bar()>
            <TextFilter listing=listing />
            <div class="selects"><Selects listing=listing /></div>
            <div class="sheet">
                <Button icon="sliders" on_press=move |()| sheet.set(true)>{sheet_label}</Button>
                <Dialog open=sheet title=words::bar()>
                    <div class="sheet-selects"><Selects listing=listing /></div>
                </Dialog>
            </div>
            <Chips listing=listing />
            {in_order}
        </search>
    }
}

#[component]
fn Selects(listing: Memo<Listing>) -> impl IntoView {
    let filters = Facet::ALL.map(|facet| view! { <Filter facet=facet listing=listing /> });
    view! {
        <WhoseFilter listing=listing />
        {filters.collect_view()}
        <StatusFilter listing=listing />
    }
}

/// What narrows the list, each with a button to take it away.
#[component]
fn Chips(listing: Memo<Listing>) -> impl IntoView {
    let address = use_address();
    let go = move |next: Listing| {
        address.go(&Route::Catalog(next), Move::Replace);
        focus_text();
    };
    let chip = move |restriction: Restriction| {
        let text = phrase(&listing.read_untracked(), &restriction);
        let label = words::remove(&text);
        let lift = move |_| go(listing.get_untracked().lift(&restriction));
        view! {
            <li>
                <button type="button" title=label.clone() aria-label=label on:click=lift>
                    <span>{text}</span>
                    <Icon name="x" />
                </button>
            </li>
        }
    };
    move || {
        let restrictions = listing.read().restrictions();
        (!restrictions.is_empty()).then(|| {
            let chips = restrictions.into_iter().map(chip).collect_view();
            view! {
                <div class="chips">
                    <ul aria-label=words::narrowing()>{chips}</ul>
                    <Button
                        variant=ButtonVariant::Ghost
                        on_press=move |()| go(listing.get_untracked().widest())
                    >
                        {words::clear()}
                    </Button>
                </div>
            }
        })
    }
}

/// A restriction in words: "Owner: team-a", "Lifecycle: not deprecated".
pub fn phrase(listing: &Listing, restriction: &Restriction) -> String {
    match restriction {
        Restriction::Text => words::text_chip(listing.text.trim()),
        Restriction::Orphans => words::only_orphans().to_owned(),
        Restriction::Whose => match listing.whose {
            Whose::Starred(_) => words::whose_starred().to_owned(),
            _ => words::whose_owned().to_owned(),
        },
        Restriction::Chosen(facet, value) => {
            let (field, value) = (filter::name(*facet), filter::label(*facet, value));
            match listing.matching(*facet) {
                Match::None => words::chosen_not(field, &value),
                Match::Any | Match::All => words::chosen(field, &value),
            }
        }
    }
}
