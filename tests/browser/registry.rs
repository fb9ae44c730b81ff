//! The plugin tab registry.

use callboard::plugin::{Conflict, Mount, Registry, Tab};
use callboard::tabs;
use catalog::entity::Entity;
use catalog::predicate::Predicate;
use leptos::prelude::IntoAny;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn tab(plugin: &str, path: &str, when: &Value) -> Tab {
    Tab {
        plugin: plugin.to_owned(),
        path: path.to_owned(),
        title: path.to_owned(),
        icon: None,
        group: None,
        count: None,
        when: Predicate::parse(when, "when").expect("a predicate"),
        is_early: false,
        mount: Mount::BuiltIn(|_| ().into_any()),
    }
}

fn entity(kind: &str, annotations: &Value) -> Entity {
    let body = json!({"kind": kind, "metadata": {"name": "web", "annotations": annotations}});
    Entity::try_from(body).expect("an entity")
}

fn paths(registry: &Registry, entity: &Entity) -> Vec<String> {
    let tabs = registry.tabs_of(entity);
    tabs.into_iter().map(|tab| tab.path).collect()
}

#[wasm_bindgen_test]
fn a_tab_is_on_the_entities_its_when_names_and_in_the_order_of_registration() {
    let mut registry = Registry::default();
    for added in [
        tab("acme.all", "everything", &json!({})),
        tab("acme.builds", "builds", &json!({"kind": "component"})),
        tab(
            "acme.pipeline",
            "a-pipeline",
            &json!({"metadata.annotations.acme.com/pipeline": {"$exists": true}}),
        ),
        tab("acme.api", "api", &json!({"$not": {"kind": "component"}})),
    ] {
        registry.add(added).expect("a free place");
    }
    let plain = entity("Component", &json!({}));
    assert_eq!(paths(&registry, &plain), ["everything", "builds"]);
    let built = entity("Component", &json!({"acme.com/pipeline": "main"}));
    assert_eq!(
        paths(&registry, &built),
        ["everything", "builds", "a-pipeline"]
    );
    let api = entity("API", &json!({}));
    assert_eq!(paths(&registry, &api), ["everything", "api"]);
}

#[wasm_bindgen_test]
fn a_taken_place_is_refused_and_both_plugins_are_named() {
    let mut registry = Registry::default();
    let kinds = [json!({"kind": "component"}), json!({"kind": "api"})];
    registry
        .add(tab("acme.builds", "builds", &kinds[0]))
        .expect("a free place");
    // Even on other entities: a path is one tab everywhere.
    let conflict = registry
        .add(tab("other.builds", "builds", &kinds[1]))
        .expect_err("a taken place");
    let expected = Conflict {
        path: "builds".to_owned(),
        first: "acme.builds".to_owned(),
        second: "other.builds".to_owned(),
    };
    assert_eq!(conflict, expected);
    assert_eq!(
        conflict.to_string(),
        "other.builds wants a tab at \"builds\", which is acme.builds's: it was left out"
    );
    assert!(paths(&registry, &entity("API", &json!({}))).is_empty());
    assert_eq!(
        paths(&registry, &entity("Component", &json!({}))),
        ["builds"]
    );
}

#[wasm_bindgen_test]
fn the_built_in_tabs_come_in_by_the_same_door() {
    let mut registry = Registry::default();
    for builtin in tabs::builtin() {
        registry.add(builtin).expect("a free place");
    }
    // One opens at the bare address of any entity, and the inspector is always there.
    let paths = paths(&registry, &entity("Whatever", &json!({})));
    assert_eq!(paths.first().map(String::as_str), Some(""));
    assert!(paths.contains(&"inspect".to_owned()), "{paths:?}");
}
