//! What is loaded when it is first needed: JavaScript of well-kept libraries, bundled by `bundle.mjs`
//! from the files of this folder. Their addresses are known to the compiler alone.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Worker, WorkerOptions, WorkerType};

/// The layout of graphs, a worker.
pub const GRAPH_LAYOUT: &str = env!("LAZY_GRAPH_LAYOUT");

#[wasm_bindgen]
extern "C" {
    /// Of the page's own script: only a script can import.
    #[wasm_bindgen(js_name = callboardImport)]
    fn callboard_import(url: &str) -> js_sys::Promise;
}

/// Loads a module, once for as often as it is asked for; fails where the network does.
pub async fn import(url: &str) -> Result<JsValue, JsValue> {
    JsFuture::from(callboard_import(url)).await
}

/// Starts a worker. What goes wrong while it loads comes as its error event.
pub fn start_worker(url: &str) -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(url, &options)
}
