//! The portal's side, as Rust sees it.

use js_sys::{JsString, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Response};

#[wasm_bindgen]
extern "C" {
    /// What the portal gives to `mount`.
    #[derive(Clone)]
    pub type Host;

    #[wasm_bindgen(method, getter)]
    pub fn entity(this: &Host) -> JsValue;

    #[wasm_bindgen(method, getter)]
    pub fn signal(this: &Host) -> AbortSignal;

    #[wasm_bindgen(method)]
    pub fn subpath(this: &Host) -> String;

    #[wasm_bindgen(method, catch)]
    pub fn href(this: &Host, reference: &str) -> Result<String, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub fn navigate(this: &Host, href: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    fn fetch(this: &Host, path: &str) -> Promise;
}

impl Host {
    /// An answer as JSON, or what went wrong as a sentence.
    pub async fn json(&self, path: &str) -> Result<JsValue, String> {
        let response: Response = JsFuture::from(self.fetch(path))
            .await
            .map_err(sentence)?
            .unchecked_into();
        if !response.ok() {
            return Err(format!("The catalog answered {}.", response.status()));
        }
        let json = response.json().map_err(sentence)?;
        JsFuture::from(json).await.map_err(sentence)
    }
}

/// What was thrown, in its own words.
pub fn sentence(thrown: JsValue) -> String {
    match thrown.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => thrown
            .dyn_ref::<JsString>()
            .map_or_else(|| "It was not said what went wrong.".into(), String::from),
    }
}
