//! What is loaded when it is first needed: parts of the program itself (`chunk!`), and JavaScript of
//! well-kept libraries, bundled by `bundle.mjs` from the files of this folder. Their addresses are known
//! to the compiler alone.

mod chunk;

use std::cell::OnceCell;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

pub(crate) use self::chunk::chunk;
pub use self::chunk::{Later, Unloaded};
use crate::site;

/// The layout of graphs, a worker.
pub const GRAPH_LAYOUT: &str = env!("LAZY_GRAPH_LAYOUT");

/// Draws definitions of AsyncAPI, GraphQL and gRPC.
pub const DEFINITION: &str = env!("LAZY_DEFINITION");

/// Reads definitions, a worker.
pub const DEFINITION_READER: &str = env!("LAZY_DEFINITION_READER");

/// Colours texts, a worker.
pub const HIGHLIGHTER: &str = env!("LAZY_HIGHLIGHTER");

/// Draws OpenAPI.
pub const OPENAPI: &str = env!("LAZY_OPENAPI");

/// Runs the code of plugins.
pub const PLUGIN_HOST: &str = env!("LAZY_PLUGIN_HOST");

/// The document that frames of plugins show.
pub const PLUGIN_FRAME: &str = env!("LAZY_PLUGIN_FRAME");

/// Draws texts of any size.
pub const SOURCE_VIEW: &str = env!("LAZY_SOURCE_VIEW");

#[wasm_bindgen]
extern "C" {
    /// A module that draws into an element.
    pub type Drawer;

    /// Resolves to a [`Drawing`] when it is drawn; what it needs then is loaded too.
    #[wasm_bindgen(method, catch)]
    pub fn mount(
        this: &Drawer,
        root: &Element,
        text: &str,
        options: &js_sys::Object,
    ) -> Result<JsValue, JsValue>;

    /// What is drawn.
    pub type Drawing;

    /// Takes it away.
    #[wasm_bindgen(method, catch)]
    pub fn unmount(this: &Drawing) -> Result<(), JsValue>;
}

thread_local! {
    static IMPORTER: OnceCell<Function> = const { OnceCell::new() };
}

/// WebAssembly cannot import; whoever started the program brings a function that can.
pub fn import_by(importer: Function) {
    IMPORTER.with(|known| _ = known.set(importer));
}

/// Loads a module, once for as often as it is asked for; fails where the network does.
pub async fn import(path: &str) -> Result<JsValue, JsValue> {
    let importer = IMPORTER.with(|known| known.get().cloned());
    let importer = importer.ok_or("nobody brought what imports")?;
    let module = importer.call1(&JsValue::NULL, &site::file_of_build(path).into())?;
    JsFuture::from(Promise::resolve(&module)).await
}
