//! A view in a place of its own in the page, and a reader who presses keys, clicks and types.

use std::any::Any;

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// A mounted view; it leaves the page with this value.
pub struct Stage {
    root: HtmlElement,
    mounted: Option<Box<dyn Any>>,
}

impl Stage {
    /// Mounts a view and waits until it stands.
    pub async fn of(view: impl FnOnce() -> AnyView + 'static) -> Self {
        let root = document().create_element("div").expect("a div");
        let root: HtmlElement = root.unchecked_into();
        let body = document().body().expect("a body");
        body.append_child(&root).expect("a place in the body");
        let mounted = mount_to(root.clone(), view);
        settle().await;
        Self {
            root,
            mounted: Some(Box::new(mounted)),
        }
    }

    /// Every element a selector finds. (An icon is SVG, and good for its attributes only.)
    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).expect("a selector");
        (0..found.length())
            .filter_map(|index| Some(found.item(index)?.unchecked_into()))
            .collect()
    }

    /// The one element a selector finds.
    pub fn find(&self, selector: &str) -> HtmlElement {
        let mut found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector} in {}", self.root.inner_html());
        found.remove(0)
    }

    /// Whether there is such an element.
    pub fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    /// The text of the one element a selector finds.
    pub fn text(&self, selector: &str) -> String {
        text(&self.find(selector))
    }

    /// Takes the view away, as leaving a page does.
    pub async fn leave(&mut self) {
        self.mounted.take();
        settle().await;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.mounted.take();
        self.root.remove();
    }
}

/// Waits until effects have run and a frame was drawn.
pub async fn settle() {
    tick().await;
    let frame = Promise::new(&mut |resolve, _| {
        request_animation_frame(move || {
            resolve
                .call0(&JsValue::NULL)
                .expect("a promise that settles");
        });
    });
    JsFuture::from(frame).await.expect("a frame");
    tick().await;
}

/// The text of an element, without space around it.
pub fn text(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.trim().to_owned()
}

/// An attribute, if the element has it.
pub fn attribute(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(name)
}

/// The element that has the focus.
pub fn focused() -> HtmlElement {
    let focused = document().active_element().expect("an active element");
    focused.unchecked_into()
}

/// Presses a key where the focus is. Pages cannot press real keys, so this does what the browser
/// would: the event, and then, unless the page took it, a click on a button by Enter or Space.
/// True if the page took the key.
pub async fn press(key: &str) -> bool {
    press_with(key, &[]).await
}

/// Presses a key with something more about it: `ctrlKey`, `isComposing`.
pub async fn press_with(key: &str, more: &[&str]) -> bool {
    let mut init = vec![("key", JsValue::from(key))];
    init.extend(more.iter().map(|name| (*name, JsValue::TRUE)));
    let target = focused();
    let free = dispatch(&target, "KeyboardEvent", "keydown", &init);
    if free && target.tag_name() == "BUTTON" && matches!(key, "Enter" | " ") {
        target.click();
    }
    settle().await;
    !free
}

/// Clicks with the mouse: the button going down moves the focus unless the page prevents it.
pub async fn click(target: &HtmlElement) {
    if dispatch(target, "MouseEvent", "mousedown", &[]) {
        let focusable = target.closest("button, a[href], input, [tabindex]");
        match focusable.expect("a selector") {
            Some(element) => focus(element.unchecked_ref()),
            None => focused().blur().expect("a blur"),
        }
        // Events of the press, and what follows from them, come before those of the release.
        settle().await;
    }
    if target.is_instance_of::<HtmlElement>() {
        target.click();
    } else {
        dispatch(target, "MouseEvent", "click", &[]);
    }
    settle().await;
}

/// Types into a field: all of its text at once.
pub async fn write(field: &HtmlElement, text: &str, composing: bool) {
    let input: &HtmlInputElement = field.unchecked_ref();
    input.set_value(text);
    let init = [("isComposing", JsValue::from(composing))];
    dispatch(field, "InputEvent", "input", &init);
    settle().await;
}

/// Puts the focus on an element.
pub fn focus(element: &HtmlElement) {
    element.focus().expect("a focus");
}

/// Sends an event that bubbles; false if the page prevented what the browser would do next.
pub fn dispatch(target: &Element, class: &str, name: &str, init: &[(&str, JsValue)]) -> bool {
    let settings = Object::new();
    let always = [("bubbles", JsValue::TRUE), ("cancelable", JsValue::TRUE)];
    for (key, value) in always.iter().chain(init) {
        Reflect::set(&settings, &(*key).into(), value).expect("a plain object");
    }
    let class = Reflect::get(&js_sys::global(), &class.into()).expect("a class");
    let class: Function = class.unchecked_into();
    let event = Reflect::construct(&class, &Array::of2(&name.into(), &settings));
    let event: Event = event.expect("an event").unchecked_into();
    target.dispatch_event(&event).expect("an event to dispatch")
}
