//! Signing in by leaving the page for the provider's and coming back.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::Url;

use super::calls::Calls;
use crate::api::config::Provider;

/// Says, in the browser's tab, that whoever comes back was sent away by this page: anybody can write an
/// error into an address.
const SENT: &str = "callboard-sent-to-sign-in";

/// Goes to the provider. The backend leads back to where the reader is now.
pub(super) fn leave(calls: &Calls, provider: &Provider) {
    let location = window().location();
    let (Ok(origin), Ok(here)) = (location.origin(), location.href()) else {
        return;
    };
    let more = [
        ("origin", origin.as_str()),
        ("flow", "redirect"),
        ("redirectUrl", here.as_str()),
    ];
    if let Ok(Some(storage)) = window().session_storage() {
        // Without it an error would not be shown: the reader is asked to sign in all the same.
        let _ = storage.set_item(SENT, &[&provider.id, "\n", &here].concat());
    }
    // Refused only for what is no address.
    let _ = location.assign(&calls.start(provider, &more));
}

/// What the reader comes back with, if they were away: the id of the provider, and what went wrong,
/// in the backend's words. With those it leads to the root of the portal; the address becomes that
/// where the reader was.
pub(super) fn returned() -> Option<(String, Option<String>)> {
    let storage = window().session_storage().ok()??;
    let sent = storage.get_item(SENT).ok()??;
    storage.remove_item(SENT).ok()?;
    let (provider, left) = sent.split_once('\n')?;
    let url = Url::new(&window().location().href().ok()?).ok()?;
    let words = url.search_params().get("error");
    if words.is_some() {
        let history = window().history().ok()?;
        // Refused where the portal has moved to another origin meanwhile; then the reader is at its root.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(left));
    }
    Some((provider.to_owned(), words))
}
