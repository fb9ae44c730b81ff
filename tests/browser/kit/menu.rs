//! `Menu`: a button with a menu.

use callboard::ui::{Menu, MenuItem};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, attribute, click, focus, focused, press, press_with, settle, text};

/// A menu of three between two buttons, and what was selected in it.
struct Scene {
    stage: Stage,
    selected: RwSignal<Vec<&'static str>>,
}

impl Scene {
    async fn set() -> Self {
        Self::with(["Copy link", "Copy reference", "Inspect"], None).await
    }

    /// One entry of three can be checked.
    async fn with(titles: [&'static str; 3], checked: Option<RwSignal<&'static str>>) -> Self {
        let selected = RwSignal::new(Vec::new());
        let items = titles.map(|title| MenuItem {
            title: title.to_owned(),
            icon: "link",
            on_select: Callback::new(move |()| selected.update(|all| all.push(title))),
            checked: checked.map(|checked| Signal::derive(move || checked.get() == title)),
        });
        let stage = Stage::of(move || {
            view! {
                <button id="before"></button>
                <Menu label="More" icon=Signal::stored("more".to_owned()) items=items.to_vec() />
                <button id="after"></button>
            }
            .into_any()
        });
        let stage = stage.await;
        Self { stage, selected }
    }

    fn button(&self) -> web_sys::HtmlElement {
        self.stage.find("[aria-haspopup=menu]")
    }

    async fn open(&self) {
        focus(&self.button());
        press("Enter").await;
        assert!(self.is_open());
    }

    fn is_open(&self) -> bool {
        let shown = self.stage.has("[role=menu]");
        let expanded = attribute(&self.button(), "aria-expanded");
        assert_eq!(expanded, Some(shown.to_string()));
        shown
    }

    fn selected(&self) -> Vec<&'static str> {
        self.selected.get_untracked()
    }
}

#[wasm_bindgen_test]
async fn the_button_is_named_and_says_that_it_opens_a_menu() {
    let scene = Scene::set().await;
    let button = scene.button();
    assert_eq!(attribute(&button, "aria-label").as_deref(), Some("More"));
    assert_eq!(attribute(&button, "aria-controls"), None);
    assert!(!scene.is_open());
    scene.open().await;
    let menu = scene.stage.find("[role=menu]");
    assert_eq!(attribute(&menu, "aria-label").as_deref(), Some("More"));
    assert!(attribute(&menu, "id").is_some());
    assert_eq!(attribute(&button, "aria-controls"), attribute(&menu, "id"));
    // Nothing between the menu and its entries, and Tab does not stop at them.
    let entries = scene
        .stage
        .all("[role=menu] > [role=none] > [role=menuitem]");
    assert_eq!(entries.len(), 3);
    for entry in entries {
        assert_eq!(attribute(&entry, "tabindex").as_deref(), Some("-1"));
        assert_eq!(attribute(&entry, "aria-checked"), None);
    }
}

#[wasm_bindgen_test]
async fn enter_space_and_arrow_down_open_at_the_first_entry() {
    for key in ["Enter", " ", "ArrowDown"] {
        let scene = Scene::set().await;
        focus(&scene.button());
        press(key).await;
        assert!(scene.is_open(), "by {key:?}");
        assert_eq!(text(&focused()), "Copy link", "by {key:?}");
    }
}

#[wasm_bindgen_test]
async fn keys_move_among_the_entries() {
    let scene = Scene::set().await;
    scene.open().await;
    for (key, entry) in [
        ("ArrowDown", "Copy reference"),
        ("ArrowDown", "Inspect"),
        ("ArrowDown", "Copy link"),
        ("ArrowUp", "Inspect"),
        ("Home", "Copy link"),
        ("End", "Inspect"),
        ("c", "Copy link"),
        ("C", "Copy reference"),
        ("c", "Copy link"),
        ("i", "Inspect"),
    ] {
        assert!(press(key).await, "{key} was left to the browser");
        assert_eq!(text(&focused()), entry, "after {key}");
    }
    // Nothing begins with it: the browser may have it, and nothing moves.
    assert!(!press("z").await);
    // Nor are the browser's own shortcuts letters.
    assert!(!press_with("c", &["ctrlKey"]).await);
    assert!(!press_with("c", &["metaKey"]).await);
    assert_eq!(text(&focused()), "Inspect");
}

#[wasm_bindgen_test]
async fn selecting_closes_and_acts_once() {
    for key in ["Enter", " "] {
        let scene = Scene::set().await;
        scene.open().await;
        press("ArrowDown").await;
        press(key).await;
        assert_eq!(scene.selected(), ["Copy reference"]);
        assert!(!scene.is_open());
        assert_eq!(focused(), scene.button());
    }
    let scene = Scene::set().await;
    click(&scene.button()).await;
    click(&scene.stage.all("[role=menuitem]")[2]).await;
    assert_eq!(scene.selected(), ["Inspect"]);
    assert!(!scene.is_open());
    assert_eq!(focused(), scene.button());
}

#[wasm_bindgen_test]
async fn escape_closes_and_gives_the_focus_back() {
    let scene = Scene::set().await;
    scene.open().await;
    assert!(press("Escape").await, "a dialog around it would close too");
    assert!(!scene.is_open());
    assert_eq!(focused(), scene.button());
    assert!(scene.selected().is_empty());
}

#[wasm_bindgen_test]
async fn leaving_closes_and_keeps_the_focus_where_it_went() {
    // By Tab, by Shift+Tab (to the button itself), by a click elsewhere.
    for elsewhere in ["#after", "[aria-haspopup=menu]", "#before"] {
        let scene = Scene::set().await;
        scene.open().await;
        let elsewhere = scene.stage.find(elsewhere);
        focus(&elsewhere);
        settle().await;
        assert!(!scene.is_open());
        assert_eq!(focused(), elsewhere);
    }
}

#[wasm_bindgen_test]
async fn a_second_click_on_the_button_closes() {
    let scene = Scene::set().await;
    click(&scene.button()).await;
    assert!(scene.is_open());
    assert_eq!(text(&focused()), "Copy link");
    click(&scene.button()).await;
    assert!(!scene.is_open());
    assert_eq!(focused(), scene.button());
}

#[wasm_bindgen_test]
async fn a_choice_of_one_says_which_it_is() {
    let checked = RwSignal::new("Dark");
    let scene = Scene::with(["System", "Light", "Dark"], Some(checked)).await;
    scene.open().await;
    let states = || {
        let entries = scene.stage.all("[role=menuitemradio]");
        let states = entries
            .iter()
            .filter_map(|entry| attribute(entry, "aria-checked"));
        states.collect::<Vec<_>>()
    };
    assert_eq!(states(), ["false", "false", "true"]);
    checked.set("Light");
    settle().await;
    assert_eq!(states(), ["false", "true", "false"]);
}
