//! Tabs in groups.

use callboard::plugin::{Arrangement, Installed, Place};
use catalog::plugin::settings;
use catalog::plugin::{Extension, ExtensionKind};
use leptos::prelude::IntoAny;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn tab(path: &str, group: Option<&str>) -> Installed {
    let mut extension = Extension::new("acme", ExtensionKind::Tab, path, &path.to_uppercase());
    extension.group = group.map(str::to_owned);
    Installed::built_in(extension, |_| ().into_any())
}

fn arrangement(config: &Value) -> Result<Arrangement, String> {
    let settings = settings::parse(&json!([{"page:catalog/entity": {"config": config}}]));
    Arrangement::of(&settings.expect("settings"))
}

/// The bar in words: paths, and groups as `title[path path]`.
fn bar(config: &Value, tabs: &[Installed]) -> Vec<String> {
    let arrangement = arrangement(config).expect("an arrangement");
    let places = arrangement.places(tabs.to_vec()).into_iter();
    let words = places.map(|place| match place {
        Place::Tab(tab) => tab.extension.path,
        Place::Group { title, tabs, .. } => {
            let paths: Vec<String> = tabs.into_iter().map(|tab| tab.extension.path).collect();
            [&title, "[", &paths.join(" "), "]"].concat()
        }
    });
    words.collect()
}

fn tabs() -> Vec<Installed> {
    vec![
        tab("runs", Some("deployment")),
        tab("", Some("overview")),
        tab("pipelines", Some("deployment")),
        tab("notes", None),
        tab("docs", Some("documentation")),
        tab("costs", Some("money")),
    ]
}

#[wasm_bindgen_test]
fn groups_come_in_the_usual_order_and_one_alone_is_a_tab() {
    assert_eq!(
        bar(&json!({}), &tabs()),
        ["", "docs", "Deployment[pipelines runs]", "notes", "costs"]
    );
}

#[wasm_bindgen_test]
fn an_operator_names_and_orders_groups() {
    let config = json!({
        "groups": [
            {"deployment": {"title": "Ship", "contentOrder": "natural"}},
            {"finance": {"title": "Finance", "aliases": ["money"]}},
        ],
        "showNavItemIcons": true,
    });
    // What is configured replaces the usual groups.
    assert_eq!(
        bar(&config, &tabs()),
        ["", "Ship[runs pipelines]", "costs", "notes", "docs"]
    );
    let config = json!({"defaultContentOrder": "natural"});
    assert_eq!(bar(&config, &tabs())[2], "Deployment[runs pipelines]");
}

#[wasm_bindgen_test]
fn mistakes_say_what_was_expected() {
    for (config, expected) in [
        (json!({"group": []}), "there is no \"group\""),
        (json!({"groups": {}}), "a list of groups"),
        (json!({"groups": [{"a": {}, "b": {}}]}), "a list of groups"),
        (
            json!({"groups": [{"a": {"titel": "A"}}]}),
            "there is no \"titel\"",
        ),
        (
            json!({"groups": [{"a": {"title": 1}}]}),
            "title of \"a\" is a text",
        ),
        (
            json!({"groups": [{"a": {"aliases": [1]}}]}),
            "aliases of \"a\"",
        ),
        (
            json!({"defaultContentOrder": "size"}),
            "\"title\" or \"natural\"",
        ),
    ] {
        let mistake = arrangement(&config).expect_err("a mistake");
        assert!(mistake.contains(expected), "{config}: {mistake}");
    }
}
