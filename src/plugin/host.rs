//! What a plugin's code can ask of the portal: the Rust side of `src/lazy/plugin_host.js`.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use catalog::entity::Entity;
use catalog::plugin::{Extension, Isolation};
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{AbortSignal, DomException, Element};

use super::departure::Departure;
use super::source::Plugin;
use crate::api::Client;
use crate::lazy::{PLUGIN_FRAME, PLUGIN_HOST, import};
use crate::route::{Address, Move};
use crate::session::PluginStorage;
use crate::site;
use crate::ui::{Toast, Tone, toast};

#[wasm_bindgen]
extern "C" {
    /// `plugin_host.js`.
    pub(super) type PluginHost;

    #[wasm_bindgen(method)]
    pub(super) fn mount(this: &PluginHost, request: &Object) -> Handle;

    #[wasm_bindgen(method, js_name = watch)]
    fn watch_files(this: &PluginHost, urls: &Array, onchange: &Function) -> Function;

    #[wasm_bindgen(method, catch)]
    fn digest(this: &PluginHost, bytes: &js_sys::Uint8Array) -> Result<Promise, JsValue>;

    /// An extension that is shown, or on its way.
    pub(super) type Handle;

    #[wasm_bindgen(method)]
    pub(super) fn update(this: &Handle, entity: Option<String>, subpath: &str);

    #[wasm_bindgen(method)]
    pub(super) fn unmount(this: &Handle);
}

thread_local! {
    // A browser takes its time even to hand out what it has.
    static HOST: RefCell<Option<Rc<PluginHost>>> = const { RefCell::new(None) };
}

/// What runs plugins, if it was loaded before.
pub(super) fn loaded() -> Option<Rc<PluginHost>> {
    HOST.with_borrow(Clone::clone)
}

/// Loads what runs plugins.
pub(super) async fn load() -> Result<Rc<PluginHost>, JsValue> {
    let host: Rc<PluginHost> = Rc::new(import(PLUGIN_HOST).await?.unchecked_into());
    HOST.set(Some(Rc::clone(&host)));
    Ok(host)
}

/// Calls back with a growing number whenever one of these files changes, until the page is left.
pub(super) async fn watch(urls: Vec<String>, changed: impl Fn(u32) + 'static) {
    let Ok(host) = load().await else { return };
    let mut revision = 0;
    let on_change = Closure::<dyn FnMut()>::new(move || {
        revision += 1;
        changed(revision);
    });
    let urls: Array = urls.iter().map(JsValue::from).collect();
    host.watch_files(&urls, on_change.into_js_value().unchecked_ref());
}

/// The integrity of a manifest as it is now, for an operator to pin.
pub async fn integrity_of(bytes: &[u8]) -> Option<String> {
    let host = load().await.ok()?;
    let hashed = host.digest(&js_sys::Uint8Array::from(bytes)).ok()?;
    wasm_bindgen_futures::JsFuture::from(hashed)
        .await
        .ok()?
        .as_string()
}

/// How many words a plugin may say in a while, before it is not heard any more.
const WORDS: u32 = 5;

/// How long that while is, in milliseconds.
const WHILE: f64 = 10_000.0;

/// What stands behind the calls of one plugin's code.
#[derive(Clone)]
pub(super) struct Callee {
    pub(super) plugin: Arc<Plugin>,
    pub(super) client: Client,
    pub(super) address: Address,
    pub(super) departure: Departure,
    pub(super) said: RwSignal<(f64, u32)>,
}

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
    /// A reason, and details for whoever wrote it.
    pub(super) on_failure: Callback<(String, String)>,
}

impl Request {
    pub(super) fn new(wanted: &Wanted<'_>, callee: Callee) -> Self {
        let plugin = Arc::clone(&callee.plugin);
        let fetch = Closure::new({
            let callee = callee.clone();
            move |target: String, init: Object, signal: AbortSignal| {
                fetch(callee.clone(), target, init, signal)
            }
        });
        let navigate = Closure::new({
            let callee = callee.clone();
            move |href: String| callee.navigate(&href)
        });
        let notify =
            Closure::new(move |message: String, kind: String| callee.notify(&message, &kind));
        let storage = PluginStorage::of(&plugin.manifest.id);
        let read = Closure::new({
            let storage = storage.clone();
            move |key: String| storage.read(&key)
        });
        let write = Closure::new(move |key: String, text: Option<String>| {
            let written = storage.write(&key, text.as_deref());
            written.map_err(|reason| exception(&reason, "QuotaExceededError"))
        });
        let (ready, failure) = (wanted.on_ready, wanted.on_failure);
        let onready = Closure::new(move || ready.run(()));
        let onfailure = Closure::new(move |reason, details| failure.run((reason, details)));
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
    set(&object, "sandbox", &site::file(PLUGIN_FRAME).into());
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

fn fetch(callee: Callee, target: String, init: Object, signal: AbortSignal) -> Promise {
    future_to_promise(async move {
        let permitted = callee.plugin.reach.permit(&target);
        let destination =
            permitted.map_err(|refused| exception(&refused.to_string(), "NotAllowedError"))?;
        let response = callee.client.forward(destination, &init, &signal).await?;
        Ok(response.into())
    })
}

impl Callee {
    /// To a place of the portal at once, to any other once the reader agrees.
    fn navigate(&self, href: &str) -> Result<(), JsValue> {
        let url = self.address.resolve(href)?;
        if let Some(place) = self.address.path_of(&url.href()) {
            let address = self.address;
            // Once the plugin's own code has come to its end.
            spawn_local(async move { address.go_to(&place, Move::Push) });
            return Ok(());
        }
        if !matches!(url.protocol().as_str(), "http:" | "https:") {
            let reason = [href, " is no address of a page"].concat();
            return Err(exception(&reason, "NotAllowedError"));
        }
        self.departure.ask(&self.plugin.manifest.name, url.href());
        Ok(())
    }

    fn notify(&self, message: &str, kind: &str) {
        let now = js_sys::Date::now();
        let Some((since, words)) = self.said.try_get_untracked() else {
            return;
        };
        let (since, words) = if now - since > WHILE {
            (now, 0)
        } else {
            (since, words)
        };
        self.said.try_set((since, words + 1));
        let name = &self.plugin.manifest.name;
        let (tone, text) = match (words, kind) {
            (WORDS, _) => (
                Tone::Warning,
                [name, " says more than can be shown; the rest is left out"].concat(),
            ),
            (words, _) if words > WORDS => return,
            (_, "success") => (Tone::Success, [name, ": ", message].concat()),
            (_, "warning") => (Tone::Warning, [name, ": ", message].concat()),
            (_, "error") => (Tone::Danger, [name, ": ", message].concat()),
            _ => (Tone::Info, [name, ": ", message].concat()),
        };
        toast(Toast::of(tone, text));
    }
}

fn exception(message: &str, name: &str) -> JsValue {
    match DomException::new_with_message_and_name(message, name) {
        Ok(exception) => exception.into(),
        Err(error) => error,
    }
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // A plain object takes any property.
    let _ = Reflect::set(object, &name.into(), value);
}
