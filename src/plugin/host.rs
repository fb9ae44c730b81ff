//! What runs plugins: the Rust side of `src/lazy/plugin_host.js`.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::lazy::{PLUGIN_HOST, import};

#[wasm_bindgen]
extern "C" {
    /// `plugin_host.js`.
    pub(super) type PluginHost;

    #[wasm_bindgen(method)]
    pub(super) fn mount(this: &PluginHost, request: &Object) -> Handle;

    #[wasm_bindgen(method, js_name = watch)]
    fn watch_files(this: &PluginHost, urls: &Array, onchange: &Function) -> Function;

    #[wasm_bindgen(method, catch)]
    fn digest(this: &PluginHost, bytes: &Uint8Array) -> Result<Promise, JsValue>;

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

/// Calls back once, when one of these files says something else than before; what is returned stops it.
pub(super) async fn watch(urls: &[String], changed: impl FnOnce() + 'static) -> Option<Function> {
    let host = load().await.ok()?;
    let urls: Array = urls.iter().map(JsValue::from).collect();
    Some(host.watch_files(&urls, Closure::once_into_js(changed).unchecked_ref()))
}

/// The integrity of a manifest as it is now, for an operator to pin.
pub async fn integrity_of(bytes: &[u8]) -> Option<String> {
    let host = load().await.ok()?;
    let hashed = host.digest(&Uint8Array::from(bytes)).ok()?;
    JsFuture::from(hashed).await.ok()?.as_string()
}
