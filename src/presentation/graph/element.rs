//! Elements of a picture, made one by one: a graph has thousands that never change by themselves.

use leptos::prelude::document;
use web_sys::Element;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An SVG element with these attributes; `None` where there is no document to make it.
pub fn element(name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = document().create_element_ns(Some(SVG), name).ok()?;
    for (name, value) in attributes {
        set(&element, name, value);
    }
    Some(element)
}

/// Sets an attribute.
pub fn set(element: &Element, name: &str, value: &str) {
    // Refused only for names that are none.
    let _ = element.set_attribute(name, value);
}

/// A text at a place.
pub fn text(content: &str, x: i32, y: i32, class: &str) -> Option<Element> {
    let text = element(
        "text",
        &[
            ("x", &x.to_string()),
            ("y", &y.to_string()),
            ("class", class),
        ],
    )?;
    text.set_text_content(Some(content));
    Some(text)
}

/// A rectangle with round corners.
pub fn rectangle(x: i32, y: i32, width: i32, height: i32, class: &str) -> Option<Element> {
    element(
        "rect",
        &[
            ("x", &x.to_string()),
            ("y", &y.to_string()),
            ("width", &width.to_string()),
            ("height", &height.to_string()),
            ("rx", "8"),
            ("class", class),
        ],
    )
}

/// An icon of the sprite.
pub fn icon(name: &str, x: i32, y: i32, size: i32) -> Option<Element> {
    let size = size.to_string();
    element(
        "use",
        &[
            ("href", &["#icon-", name].concat()),
            ("x", &x.to_string()),
            ("y", &y.to_string()),
            ("width", &size),
            ("height", &size),
            ("class", "icon-of"),
        ],
    )
}

/// Adds elements to another.
pub fn append(parent: &Element, children: impl IntoIterator<Item = Option<Element>>) {
    for child in children.into_iter().flatten() {
        // Elements just made are nobody's ancestors.
        let _ = parent.append_child(&child);
    }
}
