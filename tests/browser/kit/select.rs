//! `Select`: a button, and behind it a combobox with a listbox.

use callboard::ui::{Select, SelectOption};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{
    Stage, attribute, click, dispatch, focus, focused, press, press_with, settle, text, write,
};

/// A select over `alpha` to `delta` between two fields, and what it says was chosen.
struct Scene {
    stage: Stage,
    chosen: RwSignal<Vec<String>>,
}

fn option(value: &str) -> SelectOption {
    SelectOption {
        value: value.to_owned(),
        label: value.to_uppercase(),
        count: Some(3),
        icon: None,
    }
}

impl Scene {
    async fn set(multiple: bool, chosen: &[&str]) -> Self {
        let options = ["alpha", "beta", "gamma", "delta"].map(option).to_vec();
        Self::with(options, multiple, chosen, None).await
    }

    async fn with(
        options: Vec<SelectOption>,
        multiple: bool,
        chosen: &[&str],
        error: Option<&str>,
    ) -> Self {
        let values = chosen.iter().map(|value| (*value).to_owned()).collect();
        let chosen = RwSignal::new(values);
        let error = error.map(str::to_owned);
        let stage = Stage::of(move || {
            view! {
                <button id="before"></button>
                <Select
                    label="Type"
                    options=Signal::stored(options)
                    selected=chosen
                    multiple=multiple
                    any="Any type"
                    open=RwSignal::new(false)
                    note=Signal::stored(error)
                    on_change=move |values| chosen.set(values)
                />
                <button id="after"></button>
            }
            .into_any()
        });
        let stage = stage.await;
        Self { stage, chosen }
    }

    /// Opens the panel by the button.
    async fn open(&self) {
        focus(&self.stage.find(".trigger"));
        press("Enter").await;
        assert!(self.is_open());
    }

    fn is_open(&self) -> bool {
        let expanded = attribute(&self.stage.find(".trigger"), "aria-expanded");
        let shown = self.stage.has("[role=listbox]");
        assert_eq!(expanded, Some(shown.to_string()));
        shown
    }

    fn chosen(&self) -> Vec<String> {
        self.chosen.get_untracked()
    }

    /// Texts of the options in the listbox.
    fn shown(&self) -> Vec<String> {
        let options = self.stage.all("[role=listbox] > [role=option] .text");
        options.iter().map(|option| text(option)).collect()
    }

    /// The option that the field says is active.
    fn active(&self) -> Option<String> {
        let id = attribute(&self.stage.find("[role=combobox]"), "aria-activedescendant")?;
        let option = self.stage.find(&["[role=option]#", &id].concat());
        let marked = self.stage.find("[data-active=true]");
        assert_eq!(option, marked);
        Some(self.stage.text(&["#", &id, " .text"].concat()))
    }

    fn focus_is_on(&self, selector: &str) -> bool {
        focused() == self.stage.find(selector)
    }
}

#[wasm_bindgen_test]
async fn the_button_says_what_is_chosen() {
    let scene = Scene::set(true, &[]).await;
    let trigger = scene.stage.find(".trigger");
    assert_eq!(text(&trigger), "Type: Any type");
    assert_eq!(
        attribute(&trigger, "aria-haspopup").as_deref(),
        Some("listbox")
    );
    assert_eq!(attribute(&trigger, "aria-controls"), None);
    assert!(!scene.is_open());
    scene
        .chosen
        .set(vec!["beta".to_owned(), "unheard".to_owned()]);
    crate::stage::settle().await;
    assert_eq!(text(&trigger), "Type: BETA +1");
}

#[wasm_bindgen_test]
async fn opening_moves_the_focus_into_a_named_combobox_over_its_listbox() {
    let scene = Scene::set(false, &["beta"]).await;
    scene.open().await;
    assert!(scene.focus_is_on("[role=combobox]"));
    let field = scene.stage.find("[role=combobox]");
    assert_eq!(
        attribute(&field, "aria-label").as_deref(),
        Some("Search type")
    );
    assert_eq!(attribute(&field, "aria-expanded").as_deref(), Some("true"));
    assert_eq!(
        attribute(&field, "aria-autocomplete").as_deref(),
        Some("list")
    );
    let list = scene.stage.find("[role=listbox]");
    assert_eq!(attribute(&list, "aria-label").as_deref(), Some("Type"));
    let id = attribute(&list, "id");
    assert!(id.is_some());
    assert_eq!(attribute(&field, "aria-controls"), id);
    assert_eq!(
        attribute(&scene.stage.find(".trigger"), "aria-controls"),
        id
    );
    let selected: Vec<_> = scene.stage.all("[role=option]");
    let selected: Vec<_> = selected
        .iter()
        .filter_map(|option| attribute(option, "aria-selected"))
        .collect();
    assert_eq!(selected, ["false", "true", "false", "false"]);
}

#[wasm_bindgen_test]
async fn arrows_move_through_the_options_and_around() {
    let scene = Scene::set(false, &[]).await;
    scene.open().await;
    assert_eq!(scene.active().as_deref(), Some("ALPHA"));
    for (key, active) in [
        ("ArrowDown", "BETA"),
        ("ArrowUp", "ALPHA"),
        ("ArrowUp", "DELTA"),
        ("ArrowDown", "ALPHA"),
        ("End", "DELTA"),
        ("Home", "ALPHA"),
    ] {
        assert!(press(key).await, "{key} was left to the browser");
        assert_eq!(scene.active().as_deref(), Some(active), "after {key}");
    }
    // The focus stays in the field, so that one can type at any moment.
    assert!(scene.focus_is_on("[role=combobox]"));
    assert!(!press("a").await);
}

#[wasm_bindgen_test]
async fn typing_filters_and_enter_chooses() {
    let scene = Scene::set(false, &["beta"]).await;
    scene.open().await;
    press("End").await;
    write(&focused(), "Ta", false).await;
    assert_eq!(scene.shown(), ["BETA", "DELTA"]);
    assert_eq!(scene.active().as_deref(), Some("BETA"));
    press("ArrowDown").await;
    assert!(press("Enter").await);
    assert_eq!(scene.chosen(), ["delta"]);
    assert!(!scene.is_open());
    assert!(scene.focus_is_on(".trigger"));
    // The next time it starts over.
    scene.open().await;
    assert_eq!(scene.shown().len(), 4);
    assert_eq!(scene.active().as_deref(), Some("ALPHA"));
}

#[wasm_bindgen_test]
async fn escape_closes_without_choosing_and_gives_the_focus_back() {
    let scene = Scene::set(false, &["beta"]).await;
    scene.open().await;
    press("End").await;
    assert!(press("Escape").await, "a dialog around it would close too");
    assert!(!scene.is_open());
    assert!(scene.focus_is_on(".trigger"));
    assert_eq!(scene.chosen(), ["beta"]);
    // A closed one leaves the key to what is around it.
    assert!(!press("Escape").await);
}

#[wasm_bindgen_test]
async fn escape_closes_from_the_button_too() {
    let scene = Scene::set(false, &[]).await;
    scene.open().await;
    // As by Shift+Tab.
    focus(&scene.stage.find(".trigger"));
    crate::stage::settle().await;
    assert!(scene.is_open());
    press("Escape").await;
    assert!(!scene.is_open());
}

#[wasm_bindgen_test]
async fn several_values_are_ticked_without_closing() {
    let scene = Scene::set(true, &["beta"]).await;
    scene.open().await;
    let list = scene.stage.find("[role=listbox]");
    assert_eq!(
        attribute(&list, "aria-multiselectable").as_deref(),
        Some("true")
    );
    press("Enter").await;
    assert_eq!(scene.chosen(), ["beta", "alpha"]);
    click(&scene.stage.all("[role=option]")[2]).await;
    assert_eq!(scene.chosen(), ["beta", "alpha", "gamma"]);
    assert_eq!(scene.active().as_deref(), Some("GAMMA"));
    press("ArrowUp").await;
    press("Enter").await;
    assert_eq!(scene.chosen(), ["alpha", "gamma"]);
    assert!(scene.is_open());
    assert!(scene.focus_is_on("[role=combobox]"));
    let ticked = scene.stage.all("[role=option][aria-selected=true] .text");
    let ticked: Vec<_> = ticked.iter().map(|option| text(option)).collect();
    assert_eq!(ticked, ["ALPHA", "GAMMA"]);
}

#[wasm_bindgen_test]
async fn a_click_chooses_one_and_closes() {
    let scene = Scene::set(false, &["beta"]).await;
    click(&scene.stage.find(".trigger")).await;
    assert!(scene.is_open());
    let list = scene.stage.find("[role=listbox]");
    assert_eq!(
        attribute(&list, "aria-multiselectable").as_deref(),
        Some("false")
    );
    click(&scene.stage.all("[role=option] .text")[3]).await;
    assert_eq!(scene.chosen(), ["delta"]);
    assert!(!scene.is_open());
    assert!(scene.focus_is_on(".trigger"));
}

#[wasm_bindgen_test]
async fn a_second_click_on_the_button_closes() {
    let scene = Scene::set(false, &[]).await;
    click(&scene.stage.find(".trigger")).await;
    click(&scene.stage.find(".trigger")).await;
    assert!(!scene.is_open());
    assert!(scene.focus_is_on(".trigger"));
}

#[wasm_bindgen_test]
async fn leaving_closes_and_keeps_the_focus_where_it_went() {
    for elsewhere in ["#before", "#after"] {
        let scene = Scene::set(true, &[]).await;
        scene.open().await;
        focus(&scene.stage.find(elsewhere));
        crate::stage::settle().await;
        assert!(!scene.is_open());
        assert!(scene.focus_is_on(elsewhere));
    }
}

#[wasm_bindgen_test]
async fn a_press_on_the_panel_keeps_it_open() {
    let scene = Scene::set(true, &[]).await;
    scene.open().await;
    for part in ["[role=listbox]", ".note", ".search > .icon"] {
        click(&scene.stage.find(&[".select-panel ", part].concat())).await;
        assert!(scene.is_open(), "after a press on {part}");
        assert!(scene.focus_is_on("[role=combobox]"));
    }
    // In the field itself a press places the caret.
    assert!(dispatch(&focused(), "MouseEvent", "mousedown", &[]));
}

#[wasm_bindgen_test]
async fn enter_that_ends_a_composition_chooses_nothing() {
    let scene = Scene::set(false, &[]).await;
    scene.open().await;
    press_with("Enter", &["isComposing"]).await;
    assert!(scene.is_open());
    assert!(scene.chosen().is_empty());
}

#[wasm_bindgen_test]
async fn a_note_says_why_there_is_nothing_and_how_much_more_there_is() {
    let scene = Scene::set(false, &[]).await;
    scene.open().await;
    assert_eq!(scene.stage.text("[role=status]"), "");
    write(&focused(), "omega", false).await;
    assert_eq!(scene.stage.text("[role=status]"), "Nothing to choose here.");
    assert_eq!(scene.active(), None);
    press("ArrowDown").await;
    press("Enter").await;
    assert!(scene.chosen().is_empty());

    let failed = Scene::with(
        Vec::new(),
        false,
        &[],
        Some("The catalog cannot be reached"),
    )
    .await;
    failed.open().await;
    assert_eq!(
        failed.stage.text("[role=status]"),
        "The catalog cannot be reached"
    );

    let many = (0..230).map(|number| option(&number.to_string())).collect();
    let many = Scene::with(many, false, &[], None).await;
    many.open().await;
    // There is no sheet here: the list is given the height that makes it scroll.
    let list = many.stage.find("[role=listbox]");
    list.set_attribute("style", "block-size: 320px; overflow-y: auto")
        .expect("a style");
    // Only those in sight are drawn; the others keep their places.
    assert!(many.shown().len() < 40, "{:?}", many.shown());
    assert_eq!(many.stage.text("[role=status]"), "");
    press("End").await;
    settle().await;
    assert_eq!(many.active().as_deref(), Some("229"));
    press("ArrowDown").await;
    settle().await;
    assert_eq!(many.active().as_deref(), Some("0"));
}
