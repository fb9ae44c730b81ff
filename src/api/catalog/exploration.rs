//! The neighbourhood of entities: one request per level.

use std::time::Duration;

use catalog::graph::{Exploration, Reach};
use js_sys::Promise;
use leptos::prelude::set_timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::{Client, Error};

/// What a graph needs to know of an entity.
const FIELDS: [&str; 7] = [
    "kind",
    "metadata.name",
    "metadata.namespace",
    "metadata.title",
    "spec.type",
    "spec.profile.displayName",
    "relations",
];

/// With more entities than that, the page answers its reader before it goes on with them.
const MANY: usize = 200;

impl Client {
    /// Goes from the roots outwards. `on_level` hears after every level how many entities there are.
    pub async fn explore(
        self,
        reach: &Reach,
        on_level: impl Fn(usize),
        signal: AbortSignal,
    ) -> Result<Exploration, Error> {
        let mut exploration = Exploration::new(reach);
        while !exploration.next().is_empty() {
            let next = exploration.next();
            let found = self.entities(next, &FIELDS, signal.clone()).await?;
            let are_many = found.len() > MANY;
            exploration.take(found);
            if are_many {
                breathe().await;
            }
            if signal.aborted() {
                return Err(Error::Aborted);
            }
            on_level(exploration.nodes().len());
        }
        Ok(exploration)
    }
}

/// Lets the browser do what waits.
async fn breathe() {
    let turn = Promise::new(&mut |resolve, _| {
        let go_on = move || {
            // Settling a promise of our own cannot throw.
            let _ = resolve.call0(&JsValue::NULL);
        };
        set_timeout(go_on, Duration::ZERO);
    });
    // It is never refused.
    let _ = JsFuture::from(turn).await;
}
