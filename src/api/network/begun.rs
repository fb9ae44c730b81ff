//! Requests that the page has begun before the program was there (`src/app/start.js`): their answers are
//! on the way, or here.

use gloo_net::http::Response;
use js_sys::{Map, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Promises of responses by their addresses.
const BEGUN: &str = "callboardBegun";

/// The answer for an address, once; nothing where none was begun, or it came to nothing.
pub(super) async fn take(url: &str) -> Option<Response> {
    let begun: Map = Reflect::get(&js_sys::global(), &BEGUN.into())
        .ok()?
        .dyn_into()
        .ok()?;
    let promise: Promise = begun.get(&url.into()).dyn_into().ok()?;
    begun.delete(&url.into());
    let response = JsFuture::from(promise).await.ok()?;
    Some(Response::from(
        response.dyn_into::<web_sys::Response>().ok()?,
    ))
}
