//! What an operator says of extensions: Backstage's `app.extensions`
//! (frontend-app-api, `readAppExtensionsConfig.ts` and `resolveAppNodeSpecs.ts`).

use serde_json::{Map, Value};

use crate::order;
use crate::plugin::extension::{Area, Extension, ExtensionKind, PATH, State, is_path};
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
    /// What is changed of it, in place of what earlier settings change.
    pub config: Option<Map<String, Value>>,
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
        // What is named is on, unless it says otherwise.
        disabled: Some(false),
        ..Setting::default()
    };
    for (key, value) in about {
        match (key.as_str(), value) {
            ("disabled", Value::Bool(disabled)) => setting.disabled = Some(*disabled),
            ("config", Value::Object(config)) => setting.config = Some(config.clone()),
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
    let mut configs = vec![None; items.len()];
    let mut unknown = Vec::new();
    for (place, setting) in settings.iter().enumerate() {
        let found = items
            .iter_mut()
            .position(|item| item.as_mut().id() == setting.id);
        match found {
            Some(index) => {
                ranks[index] = ranks[index].min(place);
                configs[index] = setting.config.as_ref().or(configs[index]);
                switch(items[index].as_mut(), setting);
            }
            None if setting.id == ENTITY_PAGE => {}
            None => unknown.push(setting.id.clone()),
        }
    }
    for (item, config) in items.iter_mut().zip(configs) {
        change(item.as_mut(), config.into_iter().flatten());
    }
    refuse_taken(items);
    let mut ranked: Vec<(usize, T)> = ranks.into_iter().zip(items.drain(..)).collect();
    order::sort_by_key(&mut ranked, |(rank, _)| *rank);
    items.extend(ranked.into_iter().map(|(_, item)| item));
    unknown
}

fn switch(extension: &mut Extension, setting: &Setting) {
    match setting.disabled {
        Some(true) => extension.state = State::Disabled,
        // What cannot be is not put right by turning it on.
        Some(false) if !matches!(extension.state, State::Refused(_)) => extension.state = State::On,
        _ => {}
    }
    if let Err(expected) = attach(extension, setting) {
        refuse(extension, &expected);
    }
}

fn change<'a>(extension: &mut Extension, config: impl Iterator<Item = (&'a String, &'a Value)>) {
    for (key, value) in config {
        if let Err(expected) = configure(extension, key, value) {
            refuse(extension, &expected);
        }
    }
}

fn refuse(extension: &mut Extension, expected: &str) {
    let id = extension.id();
    let reason = ["extensions, ", &id, ": expected ", expected].concat();
    extension.state = State::Refused(reason);
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
        // Other parts of the portal lead there.
        "path" if extension.is_fixed() => {}
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
        // The stock pages can be told more.
        _ if extension.name.is_empty() => {}
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
                    " was left out. Another path can be given under \"extensions\".",
                ];
                extension.state = State::Refused(reason.concat());
            }
            None => taken.push((kind, path.to_owned(), extension.id())),
        }
    }
}

#[cfg(test)]
mod tests;
