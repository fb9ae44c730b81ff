//! The words of the list.

use std::time::Duration;

use catalog::listing::Listing;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::api::use_client;
use crate::language::words::filter as words;
use crate::route::{Move, Route, use_address};
use crate::ui::{Pace, TextField, TypedEarly};

/// How often a server is asked while somebody types. The embedded catalog answers within a frame and
/// is asked at every key.
const TYPING_PACE: Duration = Duration::from_millis(150);

/// The text box, also while it is still to come.
pub const TEXT_ID: &str = "catalog-text";

/// Puts the focus into the text box: for the shortcut, and for buttons that are gone once they are
/// pressed.
pub fn focus_text() {
    let field = document().get_element_by_id(TEXT_ID);
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // Refused only where nothing can have the focus.
        let _ = field.focus();
    }
}

/// The text box. What is typed stays typed, whatever the catalog answers.
#[component]
pub fn TextFilter(listing: Memo<Listing>) -> impl IntoView {
    let address = use_address();
    let embedded = use_client().is_embedded();
    let early = TypedEarly::in_field(TEXT_ID);
    let has_focus = early.as_ref().is_some_and(|early| early.has_focus);
    let early = early.and_then(|early| early.text);
    let typed = RwSignal::new(early.unwrap_or_else(|| listing.read_untracked().text.clone()));
    let pace = Pace::of(if embedded {
        Duration::ZERO
    } else {
        TYPING_PACE
    });
    let in_address = Memo::new(move |_| listing.read().text.clone());
    let ask = move || {
        let (text, listing) = (typed.get_untracked(), listing.get_untracked());
        // Typed and taken back: the reader may be pages further meanwhile.
        if text == listing.text {
            return;
        }
        let next = Listing {
            text,
            ..listing.from_start()
        };
        address.go(&Route::Catalog(next), Move::Replace);
    };
    // Back, forward and "Clear" change the text from outside; at first what was typed early is asked.
    Effect::new(move |last: Option<()>| {
        let text = in_address.get();
        if text.trim() == typed.get_untracked().trim() {
            return;
        }
        match last {
            Some(()) => typed.set(text),
            None => pace.want(ask),
        }
    });
    let on_input = move |text: String| {
        typed.set(text);
        pace.want(ask);
    };
    view! {
        <TextField
            label=words::text()
            icon="search"
            id=TEXT_ID
            has_focus=has_focus
            value=typed
            on_input=on_input
        />
    }
}
