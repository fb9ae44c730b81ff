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
        0 => "Filters".to_owned(),
        count => ["Filters (", &count.to_string(), ")"].concat(),
    };
    let words = use_client().words();
    let in_order = move || {
        let is_taken_whole = words == Words::InOrder && listing.read().has_several_words();
        is_taken_whole.then(|| {
            view! { <p class="hint">"This backend finds several words only in this order and in one field."</p> }
        })
    };
    let class_name = [
        "filter-bar ",
        style_sheet!("style/components/filter_bar.css"),
    ]
    .concat();
    view! {
        <search class=class_name aria-label="Filters">
            <TextFilter listing=listing />
            <div class="selects"><Selects listing=listing /></div>
            <div class="sheet">
                <Button icon="sliders" on_press=move |()| sheet.set(true)>{sheet_label}</Button>
                <Dialog open=sheet title="Filters">
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
        let text = words(&listing.read_untracked(), &restriction);
        let label = ["Remove ", &text].concat();
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
                    <ul aria-label="What narrows the list">{chips}</ul>
                    <Button
                        variant=ButtonVariant::Ghost
                        on_press=move |()| go(listing.get_untracked().widest())
                    >
                        "Clear"
                    </Button>
                </div>
            }
        })
    }
}

/// A restriction in words: "Owner: team-a", "Lifecycle: not deprecated".
pub fn words(listing: &Listing, restriction: &Restriction) -> String {
    match restriction {
        Restriction::Text => ["“", listing.text.trim(), "”"].concat(),
        Restriction::Orphans => "Only orphans".to_owned(),
        Restriction::Whose => match listing.whose {
            Whose::Starred(_) => "Starred".to_owned(),
            _ => "Owned by me".to_owned(),
        },
        Restriction::Chosen(facet, value) => {
            let not = match listing.matching(*facet) {
                Match::None => "not ",
                Match::Any | Match::All => "",
            };
            [
                filter::name(*facet),
                ": ",
                not,
                &filter::label(*facet, value),
            ]
            .concat()
        }
    }
}
