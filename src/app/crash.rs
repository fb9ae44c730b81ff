//! A panic kills the program: then at least it says so.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, window};

use crate::language::words::crash as words;
use crate::site;

thread_local! {
    /// Where the program shows something in a page of somebody else's, and who has to hear of its end.
    static PLACES: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
}

struct Place {
    element: HtmlElement,
    tell: Box<dyn Fn(&str)>,
}

/// Shows a sentence, and the panic in the console, whenever one happens: in the page, or in every place
/// of a page of somebody else's, because all of them are one program. The sentence has no arguments: to
/// say it in the reader's language takes nothing that could panic in its turn.
pub fn show_panics() {
    std::panic::set_hook(Box::new(|panic| {
        leptos::logging::error!("{panic}");
        if !site::is_guest() {
            let body = window()
                .and_then(|window| window.document())
                .and_then(|document| document.body());
            if let Some(body) = body {
                show(&body, words::portal());
            }
            return;
        }
        PLACES.with(|places| {
            // The mistake may have happened while a place came or went.
            for place in places.try_borrow().iter().flat_map(|places| places.iter()) {
                let sentence = words::part();
                show(&place.element, sentence);
                (place.tell)(sentence);
            }
        });
    }));
}

/// Whatever happens is shown in this place too, and told.
pub fn show_panics_in(element: &HtmlElement, tell: impl Fn(&str) + 'static) {
    let place = Place {
        element: element.clone(),
        tell: Box::new(tell),
    };
    PLACES.with_borrow_mut(|places| places.push(place));
}

/// The place is gone.
pub fn forget(element: &HtmlElement) {
    PLACES.with_borrow_mut(|places| places.retain(|place| place.element != *element));
}

fn show(element: &HtmlElement, sentence: &str) {
    let note = element
        .owner_document()
        .and_then(|document| document.create_element("p").ok())
        .and_then(|note| note.dyn_into::<HtmlElement>().ok());
    if let Some(note) = note {
        note.set_class_name("crash");
        // Refused only for attributes without a valid name.
        let _ = note.set_attribute("role", "alert");
        note.set_inner_text(sentence);
        let _ = Element::prepend_with_node_1(element, &note);
    }
}
