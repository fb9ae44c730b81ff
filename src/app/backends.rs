//! Which of several backends is in force, and how one changes to another.
//!
//! Every address of a portal with several names its backend, so that a link opens the same one for
//! whoever gets it. An address that names none, a bookmark of earlier days, means the one that this
//! browser tab had, else the one that was chosen last in this browser, else the first.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::api::Config;
use crate::language::words::origin as words;
use crate::session::{choose_backend, keep_backend, kept_backend};
use crate::site;
use crate::ui::{Toast, Tone, toast};

/// Puts the backend of the address in force. An address that names one that is not there gets
/// another, which is said.
pub fn settle(config: &mut Config) {
    let Some(first) = config.backends.first().map(|first| first.name.clone()) else {
        return;
    };
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    let wanted = site::backend_of(&query);
    let is_known = wanted
        .as_deref()
        .is_some_and(|wanted| config.choose(wanted));
    if !is_known && !kept_backend().is_some_and(|kept| config.choose(&kept)) {
        config.choose(&first);
    }
    let (name, title) = match config.chosen() {
        Some(chosen) => (chosen.name.clone(), chosen.title.clone()),
        None => return,
    };
    if let Some(wanted) = wanted.filter(|_| !is_known) {
        let said = words::no_such_backend(&wanted, &title);
        toast(Toast::of(Tone::Warning, said));
    }
    keep_backend(&name);
    site::name_backend(&name);
    let query = if is_known {
        query
    } else {
        without_backend(&query)
    };
    let here = [path, query, location.hash().unwrap_or_default()].concat();
    if let Ok(history) = window().history() {
        // Refused only in a flood, which this is not.
        let _ = history.replace_state_with_url(
            &JsValue::NULL,
            "",
            Some(&site::page(&site::path_at_home(&here).unwrap_or(here))),
        );
    }
}

/// A query with its question mark, or nothing.
fn without_backend(query: &str) -> String {
    if site::backend_of(query).is_none() {
        return query.to_owned();
    }
    let pairs = query.trim_start_matches('?').split('&');
    let rest: Vec<&str> = pairs
        .filter(|pair| site::backend_of(pair).is_none())
        .collect();
    match rest.join("&") {
        rest if rest.is_empty() => rest,
        rest => ["?", &rest].concat(),
    }
}

/// Where the catalog of a backend begins.
pub fn address_of(name: &str) -> String {
    site::with_backend("/catalog", name)
}

/// Remembers a backend for the next visit.
pub fn remember(name: &str) {
    choose_backend(name);
}

/// Goes to the catalog of a backend: the portal starts anew there.
pub fn switch(name: &str) {
    remember(name);
    // Addresses of one's own are never refused.
    let _ = window().location().assign(&address_of(name));
}
