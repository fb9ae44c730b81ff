//! `CopyButton`: copies, and says whether it could.

use callboard::ui::{CopyButton, LiveRegion};
use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, attribute, focus, focused, press};

/// Stands in place of the browser's clipboard, which comes back with its end.
struct Clipboard {
    taken: Array,
    _write: Closure<dyn Fn(JsValue) -> Promise>,
}

impl Clipboard {
    /// One that takes texts, or refuses them.
    fn that(refuses: bool) -> Self {
        let taken = Array::new();
        let write = Closure::<dyn Fn(JsValue) -> Promise>::new({
            let taken = taken.clone();
            move |text: JsValue| {
                if refuses {
                    return Promise::reject(&"NotAllowedError".into());
                }
                taken.push(&text);
                Promise::resolve(&JsValue::UNDEFINED)
            }
        });
        let clipboard = Object::new();
        set(&clipboard, "writeText", write.as_ref());
        put(&clipboard);
        Self {
            taken,
            _write: write,
        }
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        take_away();
    }
}

fn put(clipboard: &JsValue) {
    let property = Object::new();
    set(&property, "value", clipboard);
    set(&property, "configurable", &JsValue::TRUE);
    Object::define_property(&navigator(), &"clipboard".into(), &property);
}

/// The browser's own is on the prototype, and so comes back.
fn take_away() {
    let gone = Reflect::delete_property(&navigator(), &"clipboard".into());
    assert_eq!(gone, Ok(true));
}

fn navigator() -> Object {
    window().navigator().unchecked_into()
}

fn set(object: &Object, key: &str, value: &JsValue) {
    Reflect::set(object, &key.into(), value).expect("a plain object");
}

async fn stage() -> Stage {
    let stage = Stage::of(|| {
        view! {
            <CopyButton text="component:default/web" label="Copy the reference" />
            <LiveRegion />
        }
        .into_any()
    });
    stage.await
}

#[wasm_bindgen_test]
async fn it_copies_and_says_so() {
    let clipboard = Clipboard::that(false);
    let stage = stage().await;
    let button = stage.find("button");
    assert_eq!(
        attribute(&button, "aria-label").as_deref(),
        Some("Copy the reference")
    );
    let region = stage.find("[role=status]");
    assert_eq!(attribute(&region, "aria-live").as_deref(), Some("polite"));
    focus(&button);
    press("Enter").await;
    assert_eq!(clipboard.taken.join(" "), "component:default/web");
    assert_eq!(stage.text("[role=status]"), "Copied");
    assert!(stage.has("use[href$='#icon-check']"));
    // The button is the same one still: whoever pressed it is not thrown out of it.
    assert_eq!(focused(), button);
    assert_eq!(
        attribute(&button, "aria-label").as_deref(),
        Some("Copy the reference")
    );
}

#[wasm_bindgen_test]
async fn it_says_when_it_could_not() {
    let _clipboard = Clipboard::that(true);
    let stage = stage().await;
    focus(&stage.find("button"));
    press("Enter").await;
    assert_eq!(
        stage.text("[role=status]"),
        "The browser did not allow copying"
    );
    assert!(stage.has("use[href$='#icon-copy']"));
}

#[wasm_bindgen_test]
async fn it_says_so_where_there_is_no_clipboard() {
    // As in a browser where it is switched off.
    put(&JsValue::UNDEFINED);
    let stage = stage().await;
    focus(&stage.find("button"));
    press("Enter").await;
    let said = stage.text("[role=status]");
    take_away();
    assert_eq!(said, "The browser did not allow copying");
}
