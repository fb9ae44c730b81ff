//! What stands behind the calls of a plugin's code.

use std::sync::Arc;

use js_sys::{Object, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{AbortSignal, DomException};

use super::departure::Departure;
use super::source::Plugin;
use crate::api::Client;
use crate::language::words::plugin as words;
use crate::route::{Address, Move};
use crate::session::PluginStorage;
use crate::ui::{Toast, Tone, toast};

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
    pub(super) storage: PluginStorage,
}

impl Callee {
    /// Sends what the plugin may ask, in its place.
    pub(super) fn fetch(&self, target: String, init: Object, signal: AbortSignal) -> Promise {
        let callee = self.clone();
        future_to_promise(async move {
            let permitted = callee.plugin.reach.permit(&target);
            let destination =
                permitted.map_err(|refused| exception(&refused.to_string(), "NotAllowedError"))?;
            let response = callee.client.forward(destination, &init, &signal).await?;
            Ok(response.into())
        })
    }

    /// To a place of the portal at once, to any other once the reader agrees.
    pub(super) fn navigate(&self, href: &str) -> Result<(), JsValue> {
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

    /// Shows a few words of it.
    pub(super) fn notify(&self, message: &str, kind: &str) {
        let now = js_sys::Date::now();
        let Some((since, count)) = self.said.try_get_untracked() else {
            return;
        };
        let (since, count) = if now - since > WHILE {
            (now, 0)
        } else {
            (since, count)
        };
        self.said.try_set((since, count + 1));
        if count > WORDS {
            return;
        }
        let name = &self.plugin.manifest.name;
        let (tone, text) = if count == WORDS {
            (Tone::Warning, words::said_too_much(name))
        } else {
            (tone(kind), words::said(name, message))
        };
        toast(Toast::of(tone, text));
    }
}

/// The tone of what a plugin says, by its own word for it.
fn tone(kind: &str) -> Tone {
    match kind {
        "success" => Tone::Success,
        "warning" => Tone::Warning,
        "error" => Tone::Danger,
        _ => Tone::Info,
    }
}

/// A `DOMException` of this name.
pub(super) fn exception(message: &str, name: &str) -> JsValue {
    match DomException::new_with_message_and_name(message, name) {
        Ok(exception) => exception.into(),
        Err(error) => error,
    }
}
