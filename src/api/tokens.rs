//! Tokens that whoever embeds a part of the portal brings along.

use js_sys::{Function, Object, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::error::Error;

/// Asks the embedding page for tokens: a function that takes the address of the backend and returns a
/// text, or a promise of one.
#[derive(Clone, Debug)]
pub struct Tokens(Function);

impl Tokens {
    /// The tokens that a function gives.
    pub fn by(ask: Function) -> Self {
        Self(ask)
    }

    /// A new token. Requests carry none where it gives no text.
    pub(super) async fn ask(&self, backend: &str) -> Result<Option<String>, Error> {
        let given = match self.0.call1(&JsValue::NULL, &backend.into()) {
            Ok(given) => JsFuture::from(Promise::resolve(&given)).await,
            Err(error) => Err(error),
        };
        let token = given.map_err(|error| {
            leptos::logging::warn!("the page gave no token for {backend}: {error:?}");
            Error::SessionExpired
        })?;
        Ok(token.as_string().filter(|token| !token.is_empty()))
    }
}

/// Whether the same function is asked.
impl PartialEq for Tokens {
    fn eq(&self, other: &Self) -> bool {
        Object::is(&self.0, &other.0)
    }
}
