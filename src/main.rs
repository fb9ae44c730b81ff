//! The program, for whoever loads it: `index.html` for the portal, `src/app/embed/element.js` for a part
//! of it in somebody else's page.

use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;

/// Nothing happens until the page says which of the two it is.
fn main() {}

/// Starts the portal in a folder of its origin, `/` or `/portal/`; `importer` loads modules. The files of this
/// build are in the folder `files`, and `worker` is the one of them that is the embedded catalog.
#[wasm_bindgen]
pub fn portal(importer: Function, folder: &str, files: &str, worker: &str) {
    callboard::app::start(importer, folder, files, worker);
}

/// Settles in somebody else's page, for `Embedded` to show parts of the portal there.
#[wasm_bindgen]
pub fn visit(importer: Function, files: &str, worker: &str) {
    callboard::app::visit(importer, files, worker);
}
