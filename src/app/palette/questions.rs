//! What the palette asks the catalog.

use std::time::Duration;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use leptos::prelude::*;

use super::candidate::Candidate;
use super::known::Known;
use crate::api::{Answer, ask, use_client};
use crate::session::use_stars;

/// A backend is asked when the reader pauses.
const TYPING_PAUSE: Duration = Duration::from_millis(150);

/// What a row shows.
const FIELDS: &str =
    "kind,metadata.name,metadata.namespace,metadata.title,spec.profile.displayName,spec.type";

/// Finds entities by letters; what is found becomes known. The answer is the letters it is to.
pub fn find(letters: Memo<String>, known: Known) -> Answer<String> {
    let client = use_client();
    let asked = after_pause(letters, client.is_embedded());
    ask(
        move || asked.get(),
        move |letters, signal| async move {
            if !letters.is_empty() {
                let found = client.find(&letters, FIELDS, signal.clone()).await?;
                if !signal.aborted() {
                    known.learn(found.iter().map(candidate).collect());
                }
            }
            Ok(letters)
        },
    )
}

/// The letters as they are asked for: at every key within this browser, else after a pause.
fn after_pause(letters: Memo<String>, at_once: bool) -> Signal<String> {
    if at_once {
        return letters.into();
    }
    let asked = RwSignal::new(String::new());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop_waiting = move || {
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    Effect::new(move |_| {
        let letters = letters.get();
        stop_waiting();
        let ask = move || asked.set(letters.clone());
        waiting.set_value(set_timeout_with_handle(ask, TYPING_PAUSE).ok());
    });
    on_cleanup(stop_waiting);
    asked.into()
}

/// Learns what the starred entities are called, whenever the palette opens.
pub fn learn_stars(open: RwSignal<bool>, known: Known) {
    let client = use_client();
    let stars = use_stars().all();
    let asked = Memo::new(move |_| if open.get() { stars.get() } else { Vec::new() });
    ask(
        move || asked.get(),
        move |references: Vec<EntityRef>, signal| async move {
            if !references.is_empty() {
                let fields: Vec<&str> = FIELDS.split(',').collect();
                let found = client.entities(&references, &fields, signal).await?;
                known.learn(found.iter().flatten().map(candidate).collect());
            }
            Ok(())
        },
    );
}

fn candidate(entity: &Entity) -> Candidate {
    Candidate::entity(entity.reference(), entity.title())
}
