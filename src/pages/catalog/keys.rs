//! The list by keys: through the rows, and what to do with one.

use catalog::entity_ref::EntityRef;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::peek::Peek;
use super::text_filter::focus_text;
use crate::route::Route;
use crate::session::use_shortcuts;
use crate::ui::lone_key;

/// The link of a row; it has the focus when the row has.
const LINKS: &str = ".catalog-table tbody .name a";

/// Listens as long as the list is there.
pub fn listen(peek: Peek) {
    let enabled = use_shortcuts().enabled();
    let handle = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        // A dialog over the list has the keys to itself.
        let in_dialog = matches!(document().query_selector("dialog[open]"), Ok(Some(_)));
        if in_dialog || !enabled.get_untracked() {
            return;
        }
        if let Some(key) = lone_key(&event)
            && act(peek, &key)
        {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Does what a key says; false if it says nothing here.
fn act(peek: Peek, key: &str) -> bool {
    let row = current_row();
    match (key, &row) {
        ("j", _) | ("ArrowDown", Some(_)) => go(peek, row.as_ref(), 1),
        ("k", _) | ("ArrowUp", Some(_)) => go(peek, row.as_ref(), -1),
        ("s", Some(row)) => press(row, ".star button"),
        ("m", Some(row)) => press(row, ".more button"),
        ("x", Some(row)) => press(row, "input[type=checkbox]"),
        // Space presses a button that has the focus; a link it does nothing for.
        (" ", Some(row)) if is_on_link() => {
            if let Some(reference) = reference_of(row) {
                peek.toggle(reference);
            }
            true
        }
        ("f", _) => {
            focus_text();
            true
        }
        ("[", _) => press_in_document("[data-step=previous] button"),
        ("]", _) => press_in_document("[data-step=next] button"),
        _ => false,
    }
}

fn current_row() -> Option<Element> {
    let active = document().active_element()?;
    active.closest(".catalog-table tbody tr").ok()?
}

fn is_on_link() -> bool {
    document()
        .active_element()
        .is_some_and(|active| active.tag_name() == "A")
}

/// To the next row that is drawn, or to the first in sight.
fn go(peek: Peek, row: Option<&Element>, step: isize) -> bool {
    let Ok(links) = document().query_selector_all(LINKS) else {
        return false;
    };
    let links: Vec<HtmlElement> = (0..links.length())
        .filter_map(|index| links.item(index)?.dyn_into().ok())
        .collect();
    let current = links
        .iter()
        .position(|link| row.is_some_and(|row| row.contains(Some(link))));
    let target = match current {
        Some(current) => current.checked_add_signed(step),
        None => links
            .iter()
            .position(|link| link.get_bounding_client_rect().top() >= 0.0),
    };
    let Some(link) = target.and_then(|target| links.get(target)) else {
        return current.is_some();
    };
    // Refused only where nothing can have the focus.
    let _ = link.focus();
    if peek.is_open()
        && let Some(reference) = link
            .closest("tr")
            .ok()
            .flatten()
            .and_then(|row| reference_of(&row))
    {
        peek.show(Some(reference));
    }
    true
}

/// The entity a row leads to.
fn reference_of(row: &Element) -> Option<EntityRef> {
    let link = row.query_selector(".name a").ok()??;
    let reading = Route::read(&link.get_attribute("href")?, "");
    match reading.route {
        Route::Entity(reference, _) => Some(reference),
        _ => None,
    }
}

fn press(row: &Element, selector: &str) -> bool {
    let found = row.query_selector(selector).ok().flatten();
    click(found)
}

fn press_in_document(selector: &str) -> bool {
    click(document().query_selector(selector).ok().flatten())
}

fn click(element: Option<Element>) -> bool {
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    element.click();
    true
}
