//! `Dialog`: the browser's own, and what we put around it.

use callboard::ui::Dialog;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDialogElement, HtmlElement};

use crate::stage::{Stage, attribute, click, focus, focused, press, settle};

struct Scene {
    stage: Stage,
    open: RwSignal<bool>,
}

impl Scene {
    /// A dialog with a button that opens it.
    async fn set() -> Self {
        let open = RwSignal::new(false);
        let stage = Stage::of(move || {
            view! {
                <button id="opener" on:click=move |_| open.set(true)></button>
                <Dialog open=open title="Where from"><p id="inside">"From here"</p></Dialog>
            }
            .into_any()
        });
        let stage = stage.await;
        Self { stage, open }
    }

    async fn open(&self) {
        focus(&self.stage.find("#opener"));
        press("Enter").await;
        assert!(self.is_open());
    }

    fn dialog(&self) -> HtmlDialogElement {
        self.stage.find("dialog").unchecked_into()
    }

    /// Whether it is open, over everything else.
    fn is_open(&self) -> bool {
        let modal = self.dialog().matches(":modal").expect("a selector");
        assert_eq!(self.dialog().open(), modal);
        assert_eq!(self.open.get_untracked(), modal);
        modal
    }

    fn closed_with_focus_back(&self) {
        assert!(!self.is_open());
        assert_eq!(focused(), self.stage.find("#opener"));
        assert!(!self.stage.has("#inside"));
    }
}

#[wasm_bindgen_test]
async fn it_opens_modal_named_by_its_heading_with_the_focus_inside() {
    let scene = Scene::set().await;
    assert!(!scene.is_open());
    assert!(!scene.stage.has("#inside"));
    scene.open().await;
    let labelled_by = attribute(&scene.dialog(), "aria-labelledby").expect("a name");
    let heading = scene.stage.text(&["h2#", &labelled_by].concat());
    assert_eq!(heading, "Where from");
    assert_eq!(scene.stage.text("#inside"), "From here");
    assert!(scene.dialog().contains(Some(&focused())));
}

#[wasm_bindgen_test]
async fn its_button_closes_it_and_the_focus_goes_back() {
    let scene = Scene::set().await;
    scene.open().await;
    let button = scene.stage.find("dialog button");
    assert_eq!(attribute(&button, "aria-label").as_deref(), Some("Close"));
    assert_eq!(focused(), button);
    press("Enter").await;
    scene.closed_with_focus_back();
}

#[wasm_bindgen_test]
async fn escape_closes_it_and_the_focus_goes_back() {
    let scene = Scene::set().await;
    for _ in 0..2 {
        scene.open().await;
        request_close(&scene.dialog());
        settle().await;
        scene.closed_with_focus_back();
    }
}

#[wasm_bindgen_test]
async fn a_click_beside_it_closes_it_one_inside_does_not() {
    let scene = Scene::set().await;
    scene.open().await;
    scene.stage.find("#inside").click();
    settle().await;
    assert!(scene.is_open());
    scene.dialog().unchecked_ref::<HtmlElement>().click();
    settle().await;
    scene.closed_with_focus_back();
}

#[wasm_bindgen_test]
async fn it_closes_when_its_owner_says_so_and_leaves_with_it() {
    let mut scene = Scene::set().await;
    scene.open().await;
    scene.open.set(false);
    settle().await;
    scene.closed_with_focus_back();
    scene.open().await;
    click(&scene.stage.find("#inside")).await;
    scene.stage.leave().await;
    assert!(!scene.stage.has("dialog"));
}

/// What the browser does on Escape. A page cannot press the real key.
fn request_close(dialog: &HtmlDialogElement) {
    let close = Reflect::get(dialog, &"requestClose".into()).expect("a property");
    let close: Function = close.dyn_into().expect("a browser that has requestClose");
    close.call0(dialog).expect("an open dialog");
}
