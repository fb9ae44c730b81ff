//! What of a picture an event is about.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The place of the box.
pub fn box_of(event: &Event) -> Option<usize> {
    number(&closest(event, "[data-box]")?, "data-box")
}

/// The place of the box whose way to its page it is about.
pub fn page_of(event: &Event) -> Option<usize> {
    number(&closest(event, "[data-page]")?, "data-page")
}

/// Whether it is about a button. Links hear Enter as a click.
pub fn is_button(event: &Event) -> bool {
    closest(event, "[role=button]").is_some()
}

/// The box in an element that has the focus.
pub fn focused(content: &Element) -> Option<usize> {
    number(&active(content)?, "data-box")
}

/// Whether the focus is in an element.
pub fn is_inside(content: &Element) -> bool {
    active(content).is_some()
}

fn active(content: &Element) -> Option<Element> {
    // A shadow root keeps its focus to itself: the document would name its host.
    content.query_selector(":focus").ok().flatten()
}

fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok().flatten()
}

fn number(element: &Element, attribute: &str) -> Option<usize> {
    element.get_attribute(attribute)?.parse().ok()
}
