//! The plugin registry.

use std::sync::Arc;

use callboard::plugin::{Installed, Outcome, Plugin, Registry, Source};
use callboard::tabs;
use catalog::entity::Entity;
use catalog::plugin::settings;
use catalog::plugin::{Area, Isolation, Manifest, State};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn plugin(id: &str, more: &Value) -> Outcome {
    let mut manifest =
        json!({"apiVersion": 1, "id": id, "name": id, "version": "1", "entry": "./index.js"});
    let more = more.as_object().expect("an object").clone();
    manifest.as_object_mut().expect("an object").extend(more);
    let manifest = Manifest::parse(manifest.to_string().as_bytes()).expect("a manifest");
    Outcome::Good(Arc::new(Plugin {
        url: ["https://plugins.example/", id, ".json"].concat(),
        entry: String::new(),
        isolation: Isolation::Frame,
        reach: manifest.reach.clone(),
        source: Source::Config,
        revision: 0,
        manifest,
    }))
}

fn tab(path: &str, when: &Value) -> Value {
    json!({"tabs": [{"path": path, "title": path, "when": when}]})
}

fn entity(kind: &str, annotations: &Value) -> Entity {
    let body = json!({"kind": kind, "metadata": {"name": "web", "annotations": annotations}});
    Entity::try_from(body).expect("an entity")
}

fn paths(registry: &Registry, entity: &Entity) -> Vec<String> {
    let tabs = registry.tabs_of(entity);
    tabs.into_iter().map(|tab| tab.extension.path).collect()
}

fn assemble(outcomes: &[Outcome]) -> Registry {
    Registry::assemble(&[], outcomes, &[], &[])
}

#[wasm_bindgen_test]
fn a_tab_is_on_the_entities_its_when_names_and_in_the_order_of_registration() {
    let registry = assemble(&[
        plugin("acme.all", &tab("everything", &json!({}))),
        plugin("acme.builds", &tab("builds", &json!({"kind": "component"}))),
        plugin(
            "acme.pipeline",
            &tab(
                "a-pipeline",
                &json!({"metadata.annotations.acme.com/pipeline": {"$exists": true}}),
            ),
        ),
        plugin(
            "acme.api",
            &tab("api", &json!({"$not": {"kind": "component"}})),
        ),
    ]);
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
fn a_taken_path_is_refused_and_both_extensions_are_named() {
    let registry = assemble(&[
        plugin("acme.builds", &tab("builds", &json!({"kind": "component"}))),
        // Even on other entities: a path is one tab everywhere.
        plugin("other.builds", &tab("builds", &json!({"kind": "api"}))),
    ]);
    let State::Refused(reason) = &registry.items[1].extension.state else {
        panic!("a path that is taken");
    };
    for named in ["acme.builds/builds", "other.builds/builds"] {
        assert!(reason.contains(named), "{reason}");
    }
    assert!(paths(&registry, &entity("API", &json!({}))).is_empty());
    assert_eq!(
        paths(&registry, &entity("Component", &json!({}))),
        ["builds"]
    );
}

#[wasm_bindgen_test]
fn a_taken_id_is_refused_and_both_manifests_are_named() {
    let mut second = plugin("acme.builds", &tab("more", &json!({})));
    if let Outcome::Good(plugin) = &mut second {
        let url = "https://other.example/plugin.json".to_owned();
        *plugin = Arc::new(Plugin {
            url,
            ..Plugin::clone(plugin)
        });
    }
    let registry = assemble(&[plugin("acme.builds", &tab("builds", &json!({}))), second]);
    let Outcome::Bad { reasons, .. } = &registry.outcomes[1] else {
        panic!("an id that is taken");
    };
    for named in [
        "https://plugins.example/acme.builds.json",
        "https://other.example/plugin.json",
    ] {
        assert!(reasons.join(" ").contains(named), "{reasons:?}");
    }
    assert_eq!(registry.items.len(), 1);
}

#[wasm_bindgen_test]
fn what_the_reader_does_not_want_is_there_and_not_shown() {
    let outcomes = [plugin("acme.builds", &tab("builds", &json!({})))];
    let registry = Registry::assemble(&[], &outcomes, &[], &["acme.builds".to_owned()]);
    assert_eq!(registry.items[0].extension.state, State::Unwanted);
    assert!(paths(&registry, &entity("API", &json!({}))).is_empty());
}

#[wasm_bindgen_test]
fn cards_are_in_their_area_and_pages_at_their_path() {
    let more = json!({
        "cards": [{"id": "last", "title": "Last", "area": "info"}, {"id": "log", "title": "Log"}],
        "pages": [{"path": "builds", "title": "Builds", "nav": false}],
    });
    let registry = assemble(&[plugin("acme.builds", &more)]);
    let names = |area| {
        let cards = registry.cards_of(&entity("API", &json!({})), area);
        cards
            .into_iter()
            .map(|card| card.extension.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (names(Area::Info), names(Area::Content)),
        (vec!["last".to_owned()], vec!["log".to_owned()])
    );
    assert!(
        registry
            .page_at("builds")
            .is_some_and(|page| !page.extension.nav)
    );
    assert!(registry.page_at("last").is_none());
}

#[wasm_bindgen_test]
fn the_built_in_tabs_come_in_by_the_same_door() {
    let built_in: Vec<Installed> = tabs::built_in();
    let registry = Registry::assemble(&built_in, &[], &[], &[]);
    // One opens at the bare address of any entity, and the inspector is always there.
    let anything = entity("Whatever", &json!({}));
    let found = paths(&registry, &anything);
    assert_eq!(found.first().map(String::as_str), Some(""));
    assert!(found.contains(&"inspect".to_owned()), "{found:?}");
    // Operators order them as any other.
    let first = settings::parse(&json!(["entity-content:catalog/inspect"])).expect("settings");
    let registry = Registry::assemble(&built_in, &[], &first, &[]);
    assert_eq!(paths(&registry, &anything)[0], "inspect");
}
