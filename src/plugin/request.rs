//! What an extension is mounted with, as `src/lazy/plugin_host.js` takes it.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::plugin::{Extension, Isolation};
use js_sys::{Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Element};

use super::callee::{Callee, exception};
use super::source::Plugin;
use crate::lazy::PLUGIN_FRAME;
use crate::site;

/// A request, and the functions in it, which have to live as long as who calls them.
pub(super) struct Request {
    pub(super) object: Object,
    _fetch: Closure<dyn Fn(String, Object, AbortSignal) -> Promise>,
    _navigate: Closure<dyn Fn(String) -> Result<(), JsValue>>,
    _notify: Closure<dyn Fn(String, String)>,
    _read: Closure<dyn Fn(String) -> Option<String>>,
    _write: Closure<dyn Fn(String, Option<String>) -> Result<(), JsValue>>,
    _onready: Closure<dyn Fn()>,
    _onfailure: Closure<dyn Fn(String, String)>,
}

/// What is shown, where, and who hears of it.
pub(super) struct Wanted<'a> {
    pub(super) extension: &'a Extension,
    pub(super) root: &'a Element,
    pub(super) entity: Option<&'a Entity>,
    pub(super) subpath: &'a str,
    /// The address of an entity's page, with `{namespace}`, `{kind}` and `{name}` in it.
    pub(super) entity_href: &'a str,
    /// Grows with every try: a browser would keep that a module failed.
    pub(super) attempt: u32,
    pub(super) on_ready: Callback<()>,
    /// A reason as [`sentence`](super::failure::sentence) reads it, and details for whoever wrote it.
    pub(super) on_failure: Callback<(String, String)>,
}

impl Request {
    pub(super) fn new(wanted: &Wanted<'_>, callee: Callee) -> Self {
        let plugin = Arc::clone(&callee.plugin);
        let fetch = Closure::new({
            let callee = callee.clone();
            move |target: String, init: Object, signal: AbortSignal| {
                callee.fetch(target, init, signal)
            }
        });
        let navigate = Closure::new({
            let callee = callee.clone();
            move |href: String| callee.navigate(&href)
        });
        let storage = callee.storage.clone();
        let notify =
            Closure::new(move |message: String, kind: String| callee.notify(&message, &kind));
        let read = Closure::new({
            let storage = storage.clone();
            move |key: String| storage.read(&key)
        });
        let write = Closure::new(move |key: String, text: Option<String>| {
            let written = storage.write(&key, text.as_deref());
            written.map_err(|reason| exception(&reason, "QuotaExceededError"))
        });
        let (ready, failure) = (wanted.on_ready, wanted.on_failure);
        let onready = Closure::new(move || _ = ready.try_run(()));
        let onfailure = Closure::new(move |reason, details| _ = failure.try_run((reason, details)));
        let object = describe(wanted, &plugin);
        let functions: [(&str, &JsValue); 7] = [
            ("fetch", Closure::as_ref(&fetch)),
            ("navigate", Closure::as_ref(&navigate)),
            ("notify", Closure::as_ref(&notify)),
            ("read", Closure::as_ref(&read)),
            ("write", Closure::as_ref(&write)),
            ("onready", Closure::as_ref(&onready)),
            ("onfailure", Closure::as_ref(&onfailure)),
        ];
        for (name, function) in functions {
            set(&object, name, function);
        }
        Self {
            object,
            _fetch: fetch,
            _navigate: navigate,
            _notify: notify,
            _read: read,
            _write: write,
            _onready: onready,
            _onfailure: onfailure,
        }
    }
}

fn describe(wanted: &Wanted<'_>, plugin: &Plugin) -> Object {
    let Extension {
        plugin: id,
        kind,
        name,
        title,
        ..
    } = wanted.extension;
    let extension = Object::new();
    set(&extension, "plugin", &id.into());
    set(&extension, "kind", &kind.name().into());
    set(&extension, "id", &name.into());
    let object = Object::new();
    let isolation = match plugin.isolation {
        Isolation::Page => "page",
        Isolation::Frame => "frame",
    };
    set(&object, "root", wanted.root);
    set(
        &object,
        "url",
        &versioned(&plugin.entry, plugin.revision, wanted.attempt).into(),
    );
    set(
        &object,
        "integrity",
        &plugin.manifest.integrity.clone().into(),
    );
    set(&object, "isolation", &isolation.into());
    set(
        &object,
        "sandbox",
        &site::file_of_build(PLUGIN_FRAME).into(),
    );
    set(&object, "title", &title.into());
    set(&object, "extension", &extension);
    set(&object, "entity", &wanted.entity.map(json).into());
    set(&object, "subpath", &wanted.subpath.into());
    set(&object, "entityHref", &wanted.entity_href.into());
    object
}

/// An entity as its catalog would send it.
pub(super) fn json(entity: &Entity) -> String {
    entity.body().to_string()
}

/// The address of a module that changed, or failed: browsers keep what they have of the old one.
fn versioned(entry: &str, revision: u32, attempt: u32) -> String {
    if revision == 0 && attempt == 0 {
        return entry.to_owned();
    }
    let separator = if entry.contains('?') { "&" } else { "?" };
    let number = [revision.to_string(), attempt.to_string()].join(".");
    [entry, separator, "callboard=", &number].concat()
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // A plain object takes any property.
    let _ = Reflect::set(object, &name.into(), value);
}
