//! A panic kills the page: then at least it says so.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, window};

/// Shows a sentence in the page, and the panic in the console, whenever one happens.
pub fn show_panics() {
    std::panic::set_hook(Box::new(|panic| {
        leptos::logging::error!("{panic}");
        let body = window()
            .and_then(|window| window.document())
            .and_then(|document| document.body());
        if let Some(body) = body {
            let note: Option<HtmlElement> = body
                .owner_document()
                .and_then(|document| document.create_element("p").ok())
                .and_then(|note| note.dyn_into().ok());
            if let Some(note) = note {
                note.set_class_name("crash");
                // Refused only for attributes without a valid name.
                let _ = note.set_attribute("role", "alert");
                note.set_inner_text(
                    "The portal has stopped because of a mistake of its own. Reload the page; the browser's console says more.",
                );
                let _ = body.prepend_with_node_1(&note);
            }
        }
    }));
}
