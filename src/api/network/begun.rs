//! Requests that the page has begun before the program was there (`src/app/start/start.js`): their answers are
//! on the way, or here.

use gloo_net::http::Response;
use js_sys::{Map, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::DomException;

use crate::api::error::Error;

/// Promises of responses by their addresses.
const BEGUN: &str = "callboardBegun";

/// The answer for an address, once; nothing where none was begun.
pub(super) async fn take(url: &str) -> Option<Result<Response, Error>> {
    let begun: Map = Reflect::get(&js_sys::global(), &BEGUN.into())
        .ok()?
        .dyn_into()
        .ok()?;
    let promise: Promise = begun.get(&url.into()).dyn_into().ok()?;
    begun.delete(&url.into());
    let response = match JsFuture::from(promise).await {
        Ok(response) => response.dyn_into::<web_sys::Response>().ok()?,
        Err(reason) => {
            let reason = reason.dyn_ref::<DomException>().map(DomException::name);
            let is_late = reason.as_deref() == Some("TimeoutError");
            return Some(Err(if is_late { Error::Slow } else { Error::Offline }));
        }
    };
    Some(Ok(Response::from(response)))
}
