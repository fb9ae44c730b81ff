//! What an operator says of extensions: Backstage's `app.extensions`
//! (frontend-app-api, `readAppExtensionsConfig.ts` and `resolveAppNodeSpecs.ts`).

use serde_json::{Map, Value};

use super::extension::{Area, Extension, ExtensionKind, PATH, State, is_path};
use crate::predicate::Predicate;
use crate::written::Mistake;

/// What is said of one extension.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Setting {
    /// Whose id.
    pub id: String,
    /// Whether it is off; nothing is said where there is none.
    pub disabled: Option<bool>,
    /// The extension and the input it is attached to instead.
    pub attach_to: Option<(String, String)>,
    /// What is changed of it.
    pub config: Map<String, Value>,
}

/// The page whose settings say how tabs are grouped; it is no extension of ours.
pub const ENTITY_PAGE: &str = "page:catalog/entity";

/// Reads a list of `"id"`, `{"id": true | false | null}` and `{"id": {attachTo, disabled, config}}`.
pub fn parse(value: &Value) -> Result<Vec<Setting>, Vec<Mistake>> {
    let mistake = |key: String, expected: &str| Mistake {
        key,
        expected: expected.to_owned(),
    };
    let Value::Array(entries) = value else {
        return Err(vec![mistake(
            String::new(),
            "a list [ ... ] of ids of extensions",
        )]);
    };
    let mut settings = Vec::with_capacity(entries.len());
    let mut mistakes = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        match setting(entry) {
            Ok(setting) => settings.push(setting),
            Err(expected) => mistakes.push(mistake(index.to_string(), &expected)),
        }
    }
    if mistakes.is_empty() {
        Ok(settings)
    } else {
        Err(mistakes)
    }
}

fn setting(entry: &Value) -> Result<Setting, String> {
    const FORM: &str = "\"id\", {\"id\": false} or {\"id\": {\"config\": {...}}}, with one id";
    let (id, value) = match entry {
        Value::String(id) => (id, &Value::Null),
        Value::Object(object) if object.len() == 1 => object.iter().next().ok_or(FORM)?,
        _ => return Err(FORM.to_owned()),
    };
    if id.is_empty() || id.trim() != id {
        return Err("an id without spaces around it".to_owned());
    }
    let id = id.clone();
    let switched = |on: bool| Setting {
        id: id.clone(),
        disabled: Some(!on),
        ..Setting::default()
    };
    match value {
        Value::Null | Value::Bool(true) => Ok(switched(true)),
        Value::Bool(false) => Ok(switched(false)),
        Value::String(text) if text == "true" || text == "false" => Ok(switched(text == "true")),
        Value::Object(about) => detailed(&id, about),
        _ => Err([&id, " to be true, false or an object { ... }"].concat()),
    }
}

fn detailed(id: &str, about: &Map<String, Value>) -> Result<Setting, String> {
    let mut setting = Setting {
        id: id.to_owned(),
        ..Setting::default()
    };
    for (key, value) in about {
        match (key.as_str(), value) {
            ("disabled", Value::Bool(disabled)) => setting.disabled = Some(*disabled),
            ("config", Value::Object(config)) => setting.config = config.clone(),
            ("attachTo", Value::Object(point)) => {
                let part = |name: &str| Some(point.get(name)?.as_str()?.to_owned());
                let whole = part("id").zip(part("input"));
                setting.attach_to = Some(whole.ok_or("attachTo: {\"id\": ..., \"input\": ...}")?);
            }
            ("disabled", _) => return Err("disabled: true or false".to_owned()),
            ("config", _) => return Err("config: an object { ... }".to_owned()),
            ("attachTo", _) => return Err("attachTo: {\"id\": ..., \"input\": ...}".to_owned()),
            _ => return Err([key, " to be no key; known are attachTo, disabled, config"].concat()),
        }
    }
    Ok(setting)
}

/// Puts settings into force, in their order: what is listed comes first, as it is listed, and the
/// rest as it was. Of extensions that want one place the first as declared has it. Returned are the
/// ids that nobody has.
pub fn apply<T: AsMut<Extension>>(items: &mut Vec<T>, settings: &[Setting]) -> Vec<String> {
    let mut ranks = vec![usize::MAX; items.len()];
    let mut unknown = Vec::new();
    for (place, setting) in settings.iter().enumerate() {
        let found = items
            .iter_mut()
            .position(|item| item.as_mut().id() == setting.id);
        match found {
            Some(index) => {
                ranks[index] = ranks[index].min(place);
                change(items[index].as_mut(), setting);
            }
            None if setting.id == ENTITY_PAGE => {}
            None => unknown.push(setting.id.clone()),
        }
    }
    refuse_taken(items);
    let mut ranked: Vec<(usize, T)> = ranks.into_iter().zip(items.drain(..)).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    items.extend(ranked.into_iter().map(|(_, item)| item));
    unknown
}

fn change(extension: &mut Extension, setting: &Setting) {
    match setting.disabled {
        Some(true) => extension.state = State::Disabled,
        // What cannot be is not put right by turning it on.
        Some(false) if !matches!(extension.state, State::Refused(_)) => extension.state = State::On,
        _ => {}
    }
    let changed = attach(extension, setting).and_then(|()| {
        let mut keys = setting.config.iter();
        keys.try_for_each(|(key, value)| configure(extension, key, value))
    });
    if let Err(expected) = changed {
        let reason = [
            "config.json, extensions, ",
            &setting.id,
            ": expected ",
            &expected,
        ]
        .concat();
        extension.state = State::Refused(reason);
    }
}

/// Tabs can be shown as cards and cards as tabs: both are about an entity.
fn attach(extension: &mut Extension, setting: &Setting) -> Result<(), String> {
    let Some((id, input)) = &setting.attach_to else {
        return Ok(());
    };
    let kinds = match extension.kind {
        ExtensionKind::Page => &[ExtensionKind::Page][..],
        _ => &[ExtensionKind::Tab, ExtensionKind::Card][..],
    };
    let wanted = (id.as_str(), input.as_str());
    match kinds.iter().find(|kind| kind.attach_point() == wanted) {
        Some(kind) => {
            extension.shown_as = *kind;
            Ok(())
        }
        None => {
            let known = kinds.iter().map(|kind| {
                let (id, input) = kind.attach_point();
                ["{\"id\": \"", id, "\", \"input\": \"", input, "\"}"].concat()
            });
            Err(["attachTo ", &known.collect::<Vec<_>>().join(" or ")].concat())
        }
    }
}

fn configure(extension: &mut Extension, key: &str, value: &Value) -> Result<(), String> {
    let text = || match value.as_str() {
        Some(text) if !text.trim().is_empty() => Ok(text.to_owned()),
        _ => Err([key, " to be a text"].concat()),
    };
    match key {
        "title" => extension.title = text()?,
        "icon" => extension.icon = Some(text()?),
        "path" if extension.is_fixed() => {
            return Err("no path: it stays where the rest of the portal expects it".to_owned());
        }
        // Backstage writes paths with a slash before them.
        "path" => {
            let written = text()?;
            let path = written.trim_start_matches('/');
            if !is_path(path) {
                return Err(["path: ", PATH].concat());
            }
            path.clone_into(&mut extension.path);
        }
        "group" if *value == Value::Bool(false) => extension.group = None,
        "group" => extension.group = Some(text()?),
        "type" => {
            extension.area = match value.as_str() {
                Some("info") => Area::Info,
                Some("content") => Area::Content,
                _ => return Err("type: \"info\" or \"content\"".to_owned()),
            }
        }
        "nav" => extension.nav = value.as_bool().ok_or("nav: true or false")?,
        "filter" => {
            let read = Predicate::parse(value, "filter");
            extension.when = read.map_err(|error| [&error.path, ": ", error.expected].concat())?;
        }
        _ => {
            return Err([
                key,
                " to be no key; known are title, icon, path, group, type, nav, filter",
            ]
            .concat());
        }
    }
    Ok(())
}

/// One place, one extension: who comes later is left out, and told who was there.
fn refuse_taken<T: AsMut<Extension>>(items: &mut [T]) {
    let mut taken: Vec<(ExtensionKind, String, String)> = Vec::new();
    for item in items {
        let extension = item.as_mut();
        let Some((kind, path)) = extension.place() else {
            continue;
        };
        if extension.state != State::On {
            continue;
        }
        let earlier = taken
            .iter()
            .find(|(taken, at, _)| *taken == kind && at == path);
        match earlier {
            Some((_, path, owner)) => {
                let reason = [
                    "The path \"",
                    path,
                    "\" is taken by ",
                    owner,
                    ", so ",
                    &extension.id(),
                    " was left out. Another path can be given in config.json, under \"extensions\".",
                ];
                extension.state = State::Refused(reason.concat());
            }
            None => taken.push((kind, path.to_owned(), extension.id())),
        }
    }
}

#[cfg(test)]
mod tests {
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
        let mut items = items();
        items[0].0.state = State::Disabled;
        apply(
            &mut items,
            &parse(&json!([{BUILDS: {"config": {"title": "CI"}}}])).expect("settings"),
        );
        assert_eq!(items[0].0.state, State::Disabled);
        apply(&mut items, &parse(&json!([BUILDS])).expect("settings"));
        assert_eq!(items[0].0.state, State::On);
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
            "config.json, extensions, page:acme/builds: expected attachTo {\"id\": \"app/routes\", \"input\": \"routes\"}"
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
        let settings = json!([{"page:catalog": {"config": {"path": "list"}}}]);
        apply(&mut own, &parse(&settings).expect("settings"));
        assert!(matches!(&own[0].0.state, State::Refused(reason) if reason.contains("no path")));
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
}
