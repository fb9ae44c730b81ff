//! Tabs in groups.

use callboard::plugin::{Arrangement, Mount, Place, Tab};
use catalog::predicate::Predicate;
use leptos::prelude::IntoAny;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn tab(path: &str, group: Option<&str>) -> Tab {
    Tab {
        plugin: "acme".to_owned(),
        path: path.to_owned(),
        title: path.to_uppercase(),
        icon: None,
        group: group.map(str::to_owned),
        count: None,
        when: Predicate::All(Vec::new()),
        is_early: false,
        mount: Mount::BuiltIn(|_| ().into_any()),
    }
}

/// The bar in words: paths, and groups as `title[path path]`.
fn bar(config: &Value, tabs: &[Tab]) -> Vec<String> {
    let arrangement = Arrangement::parse(config).expect("an arrangement");
    let places = arrangement.places(tabs.to_vec()).into_iter();
    let words = places.map(|place| match place {
        Place::Tab(tab) => tab.path,
        Place::Group { title, tabs, .. } => {
            let paths: Vec<String> = tabs.into_iter().map(|tab| tab.path).collect();
            [&title, "[", &paths.join(" "), "]"].concat()
        }
    });
    words.collect()
}

fn tabs() -> Vec<Tab> {
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
        "groupOf": {"docs": "finance", "pipelines": false},
    });
    // What is configured replaces the usual groups.
    assert_eq!(
        bar(&config, &tabs()),
        ["", "runs", "Finance[costs docs]", "pipelines", "notes"]
    );
    let config = json!({"defaultContentOrder": "natural"});
    assert_eq!(bar(&config, &tabs())[2], "Deployment[runs pipelines]");
}

#[wasm_bindgen_test]
fn mistakes_say_what_was_expected() {
    for (config, expected) in [
        (json!([]), "an object"),
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
        (json!({"groupOf": {"docs": true}}), "or false for none"),
    ] {
        let mistake = Arrangement::parse(&config).expect_err("a mistake");
        assert!(mistake.contains(expected), "{config}: {mistake}");
    }
}
