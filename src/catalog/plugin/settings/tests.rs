//! Settings of every form, and what becomes of extensions.

use serde_json::json;

use super::*;

struct Item(Extension);

impl AsMut<Extension> for Item {
    fn as_mut(&mut self) -> &mut Extension {
        &mut self.0
    }
}

fn items() -> Vec<Item> {
    let new = |kind, name: &str| Item(Extension::new("acme", kind, name, name));
    vec![
        new(ExtensionKind::Tab, "builds"),
        new(ExtensionKind::Tab, "costs"),
        new(ExtensionKind::Card, "last"),
        new(ExtensionKind::Page, "builds"),
    ]
}

/// What is left after these settings, and the ids that nobody has.
fn applied(settings: &Value) -> (Vec<Extension>, Vec<String>) {
    let mut items = items();
    let settings = parse(settings).expect("settings");
    let unknown = apply(&mut items, &settings);
    (items.into_iter().map(|item| item.0).collect(), unknown)
}

fn one(settings: &Value, id: &str) -> Extension {
    let (all, _) = applied(settings);
    all.into_iter()
        .find(|extension| extension.id() == id)
        .expect("the extension")
}

const BUILDS: &str = "entity-content:acme/builds";

#[test]
fn every_form_turns_on_or_off() {
    for (entry, state) in [
        (json!(BUILDS), State::On),
        (json!({BUILDS: null}), State::On),
        (json!({BUILDS: true}), State::On),
        (json!({BUILDS: "true"}), State::On),
        (json!({BUILDS: {}}), State::On),
        (json!({BUILDS: false}), State::Disabled),
        (json!({BUILDS: "false"}), State::Disabled),
        (json!({BUILDS: {"disabled": true}}), State::Disabled),
    ] {
        assert_eq!(one(&json!([entry]), BUILDS).state, state, "{entry}");
    }
}

#[test]
fn what_is_off_as_declared_is_turned_on_by_naming_it() {
    for (settings, state) in [
        (json!(["entity-card:acme/last"]), State::Disabled),
        (json!([BUILDS]), State::On),
        (json!([{BUILDS: {"config": {"title": "CI"}}}]), State::On),
    ] {
        let mut items = items();
        items[0].0.state = State::Disabled;
        apply(&mut items, &parse(&settings).expect("settings"));
        let builds = items.iter().find(|item| item.0.id() == BUILDS);
        assert_eq!(builds.map(|item| &item.0.state), Some(&state), "{settings}");
    }
}

#[test]
fn a_later_config_stands_in_place_of_an_earlier_one() {
    let twice = json!([
        {BUILDS: {"config": {"title": "CI", "path": "ci"}}},
        {BUILDS: {"config": {"title": "Pipelines"}}},
        BUILDS,
    ]);
    let changed = one(&twice, BUILDS);
    assert_eq!(
        (changed.title.as_str(), changed.path.as_str()),
        ("Pipelines", "builds")
    );
}

#[test]
fn what_is_listed_comes_first_in_its_order() {
    let (all, unknown) = applied(&json!([
        "page:acme/builds",
        "entity-content:acme/costs",
        "entity-content:other",
        "page:catalog/entity",
    ]));
    let ids: Vec<String> = all.iter().map(Extension::id).collect();
    assert_eq!(
        ids,
        [
            "page:acme/builds",
            "entity-content:acme/costs",
            BUILDS,
            "entity-card:acme/last"
        ]
    );
    assert_eq!(unknown, ["entity-content:other"]);
}

#[test]
fn config_renames_groups_and_aims_elsewhere() {
    let config = json!({
        "title": "CI", "path": "/ci", "icon": "play", "group": "deployment",
        "filter": {"kind": "resource"}, "type": "info", "nav": false,
    });
    let changed = one(&json!([{BUILDS: {"config": config}}]), BUILDS);
    assert_eq!(
        (changed.title.as_str(), changed.path.as_str()),
        ("CI", "ci")
    );
    assert_eq!(
        (changed.icon.as_deref(), changed.group.as_deref()),
        (Some("play"), Some("deployment"))
    );
    assert_eq!((changed.area, changed.nav), (Area::Info, false));
    assert!(changed.when.matches(&json!({"kind": "Resource"})));
    assert!(!changed.when.matches(&json!({"kind": "Component"})));
    let alone = one(&json!([{BUILDS: {"config": {"group": false}}}]), BUILDS);
    assert_eq!(alone.group, None);
}

#[test]
fn a_tab_can_be_a_card_and_a_card_a_tab_but_a_page_stays_one() {
    let cards = json!({"id": "entity-content:catalog/overview", "input": "cards"});
    let tabs = json!({"id": "page:catalog/entity", "input": "contents"});
    let card = one(&json!([{BUILDS: {"attachTo": cards}}]), BUILDS);
    assert_eq!(
        (card.kind, card.shown_as),
        (ExtensionKind::Tab, ExtensionKind::Card)
    );
    let id = "entity-card:acme/last";
    let tab = one(&json!([{id: {"attachTo": tabs}}]), id);
    assert_eq!(tab.place(), Some((ExtensionKind::Tab, "last")));
    let id = "page:acme/builds";
    let State::Refused(reason) = one(&json!([{id: {"attachTo": tabs}}]), id).state else {
        panic!("a page is no tab");
    };
    assert_eq!(
        reason,
        "extensions, page:acme/builds: expected attachTo {\"id\": \"app/routes\", \"input\": \"routes\"}"
    );
}

#[test]
fn a_wrong_value_takes_its_extension_out_and_no_other() {
    for (config, expected) in [
        (json!({"path": "A b"}), "path: lower-case letters"),
        (json!({"title": ""}), "title to be a text"),
        (json!({"type": "summary"}), "type: \"info\" or \"content\""),
        (json!({"nav": 1}), "nav: true or false"),
        (
            json!({"filter": {"kind": []}}),
            "filter.kind: a text, a number",
        ),
        (json!({"colour": "red"}), "colour to be no key"),
    ] {
        let (all, _) = applied(&json!([{BUILDS: {"config": config}}]));
        let State::Refused(reason) = &all[0].state else {
            panic!("{config} was taken");
        };
        assert!(reason.contains(expected), "{config}: {reason}");
        assert!(
            all[1..]
                .iter()
                .all(|extension| extension.state == State::On)
        );
    }
}

#[test]
fn what_is_turned_on_stays_refused() {
    let twice = json!([{BUILDS: {"config": {"path": "!"}}}, BUILDS]);
    assert!(matches!(one(&twice, BUILDS).state, State::Refused(_)));
}

#[test]
fn of_two_that_want_one_place_the_first_declared_has_it_and_both_are_named() {
    let costs = "entity-content:acme/costs";
    let State::Refused(reason) =
        one(&json!([{costs: {"config": {"path": "builds"}}}]), costs).state
    else {
        panic!("one place, one tab");
    };
    assert!(
        reason.contains(BUILDS) && reason.contains(costs),
        "{reason}"
    );
    // What is off takes no place, and a page is no tab.
    let free = json!([{costs: {"config": {"path": "builds"}}}, {BUILDS: false}]);
    assert_eq!(one(&free, costs).state, State::On);
    assert_eq!(one(&free, "page:acme/builds").state, State::On);
}

#[test]
fn what_others_lead_to_keeps_its_path() {
    let mut own = vec![Item(Extension::new(
        "catalog",
        ExtensionKind::Page,
        "",
        "Catalog",
    ))];
    own[0].0.path = "catalog".to_owned();
    // As stock installations have it.
    let config = json!({"path": "/list", "pagination": {"limit": 50}, "title": "All"});
    let settings = json!([{"page:catalog": {"config": config}}]);
    apply(&mut own, &parse(&settings).expect("settings"));
    let page = &own[0].0;
    assert_eq!(
        (page.path.as_str(), page.title.as_str()),
        ("catalog", "All")
    );
    assert_eq!(page.state, State::On);
}

#[test]
fn mistakes_of_form_name_their_entry() {
    for (entry, expected) in [
        (json!(1), "with one id"),
        (json!({}), "with one id"),
        (json!({"a": true, "b": true}), "with one id"),
        (json!(" a"), "without spaces"),
        (json!(""), "without spaces"),
        (json!({"a": 1}), "a to be true, false or an object"),
        (json!({"a": []}), "a to be true, false or an object"),
        (json!({"a": {"disable": true}}), "disable to be no key"),
        (json!({"a": {"disabled": "yes"}}), "disabled: true or false"),
        (json!({"a": {"config": []}}), "config: an object"),
        (json!({"a": {"attachTo": "b"}}), "attachTo: {"),
        (json!({"a": {"attachTo": {"id": "b"}}}), "attachTo: {"),
    ] {
        let mistakes = parse(&json!(["good", entry])).expect_err("a mistake");
        assert_eq!(mistakes.len(), 1);
        assert_eq!(mistakes[0].key, "1");
        assert!(
            mistakes[0].expected.contains(expected),
            "{entry}: {:?}",
            mistakes[0]
        );
    }
    assert_eq!(parse(&json!({})).expect_err("a mistake")[0].key, "");
}
