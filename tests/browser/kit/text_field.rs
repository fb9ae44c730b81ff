//! `TextField`: a line to type in.

use callboard::ui::TextField;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::stage::{Stage, attribute, click, dispatch, focused, settle, write};

struct Scene {
    stage: Stage,
    value: RwSignal<String>,
    /// Every text that the field reported.
    reported: RwSignal<Vec<String>>,
}

impl Scene {
    async fn set(text: &str) -> Self {
        let value = RwSignal::new(text.to_owned());
        let reported = RwSignal::new(Vec::new());
        let on_input = move |text: String| {
            value.set(text.clone());
            reported.update(|all| all.push(text));
        };
        let stage = Stage::of(move || {
            view! { <TextField label="Search names" icon="search" value=value on_input=on_input /> }
                .into_any()
        });
        let stage = stage.await;
        Self {
            stage,
            value,
            reported,
        }
    }

    fn field(&self) -> HtmlInputElement {
        self.stage.find("input").unchecked_into()
    }

    fn reported(&self) -> Vec<String> {
        self.reported.get_untracked()
    }
}

#[wasm_bindgen_test]
async fn it_is_a_named_search_field() {
    let scene = Scene::set("pay").await;
    let field = scene.field();
    assert_eq!(field.type_(), "search");
    assert_eq!(
        attribute(&field, "aria-label").as_deref(),
        Some("Search names")
    );
    assert_eq!(field.value(), "pay");
    // Whoever owns the text may change it.
    scene.value.set("play".to_owned());
    settle().await;
    assert_eq!(field.value(), "play");
    assert!(scene.reported().is_empty());
}

#[wasm_bindgen_test]
async fn it_reports_the_whole_text_as_it_changes() {
    let scene = Scene::set("").await;
    write(&scene.field(), "p", false).await;
    write(&scene.field(), "pa", false).await;
    assert_eq!(scene.reported(), ["p", "pa"]);
    assert_eq!(scene.field().value(), "pa");
}

#[wasm_bindgen_test]
async fn a_composition_is_reported_when_it_is_done() {
    let scene = Scene::set("").await;
    write(&scene.field(), "ｓ", true).await;
    write(&scene.field(), "す", true).await;
    assert!(scene.reported().is_empty());
    dispatch(&scene.field(), "CompositionEvent", "compositionend", &[]);
    settle().await;
    assert_eq!(scene.reported(), ["す"]);
}

#[wasm_bindgen_test]
async fn clearing_empties_it_and_keeps_the_focus_in_it() {
    let scene = Scene::set("pay").await;
    let button = scene.stage.find("button");
    assert_eq!(
        attribute(&button, "aria-label").as_deref(),
        Some("Clear the text")
    );
    click(&button).await;
    assert_eq!(scene.reported(), [""]);
    assert_eq!(scene.field().value(), "");
    assert_eq!(focused(), scene.stage.find("input"));
    // There is nothing more to clear.
    assert!(!scene.stage.has("button"));
    write(&scene.field(), "p", false).await;
    assert!(scene.stage.has("button"));
}
