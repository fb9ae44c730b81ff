//! What the parts of a page ask for by reference in one turn is one question.
//!
//! Header, warnings, tables and pictures of an entity's page each know which entities they name. None
//! of them waits for the others, and the catalog is asked once for all.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use futures_channel::oneshot::{Receiver, Sender, channel};
use leptos::prelude::set_timeout;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{AbortController, AbortSignal};

use super::{Client, Error};

/// An entity for every reference, `None` for those that do not exist.
pub type Found = Vec<Option<Arc<Entity>>>;

/// One of those who ask in this turn.
struct Asker {
    /// The places of its references in the question.
    places: Vec<usize>,
    signal: AbortSignal,
    reply: Sender<Result<Found, Error>>,
}

/// The question of this turn.
#[derive(Default)]
struct Turn {
    references: Vec<EntityRef>,
    places: HashMap<String, usize>,
    fields: Vec<&'static str>,
    askers: Vec<Asker>,
}

thread_local! {
    static TURN: RefCell<Option<Turn>> = const { RefCell::new(None) };
}

impl Client {
    /// The entities of these references in their order, each with at least these fields, together
    /// with whatever else is asked for before the page has drawn itself.
    pub async fn together(
        self,
        references: &[EntityRef],
        fields: &[&'static str],
        signal: AbortSignal,
    ) -> Result<Found, Error> {
        if references.is_empty() {
            return Ok(Vec::new());
        }
        let reply = TURN.with_borrow_mut(|turn| {
            let is_first = turn.is_none();
            let reply = turn.get_or_insert_default().add(references, fields, signal);
            if is_first {
                set_timeout(move || self.end_turn(), Duration::ZERO);
            }
            reply
        });
        // Only a turn that never ends drops its askers.
        reply.await.unwrap_or(Err(Error::Aborted))
    }

    fn end_turn(self) {
        let Some(mut turn) = TURN.take() else { return };
        turn.askers.retain(|asker| !asker.signal.aborted());
        if turn.askers.is_empty() {
            return;
        }
        spawn_local(async move {
            let signal = when_all_abort(&turn.askers);
            let found = match signal {
                Some(signal) => self.entities(&turn.references, &turn.fields, signal).await,
                None => Err(Error::Aborted),
            };
            turn.answer(found);
        });
    }
}

impl Turn {
    fn add(
        &mut self,
        references: &[EntityRef],
        fields: &[&'static str],
        signal: AbortSignal,
    ) -> Receiver<Result<Found, Error>> {
        for field in fields {
            if !self.fields.contains(field) {
                self.fields.push(field);
            }
        }
        let places = references.iter().map(|reference| {
            let next = self.references.len();
            let place = *self.places.entry(reference.to_string()).or_insert(next);
            if place == next {
                self.references.push(reference.clone());
            }
            place
        });
        let places = places.collect();
        let (reply, answer) = channel();
        self.askers.push(Asker {
            places,
            signal,
            reply,
        });
        answer
    }

    /// Everybody gets their part.
    fn answer(self, found: Result<Vec<Option<Entity>>, Error>) {
        let found = found.map(|found| {
            let found = found.into_iter().map(|entity| entity.map(Arc::new));
            found.collect::<Found>()
        });
        for asker in self.askers {
            let part = match &found {
                Ok(found) => Ok(asker.part(found)),
                Err(error) => Err(error.clone()),
            };
            // Who has left in the meantime does not miss it.
            let _ = asker.reply.send(part);
        }
    }
}

impl Asker {
    fn part(&self, found: &Found) -> Found {
        let part = self.places.iter();
        part.map(|place| found.get(*place).cloned().flatten())
            .collect()
    }
}

/// A signal that is aborted when nobody waits any more; `None` if there cannot be one.
fn when_all_abort(askers: &[Asker]) -> Option<AbortSignal> {
    let controller = AbortController::new().ok()?;
    let signal = controller.signal();
    let waiting = Rc::new(Cell::new(askers.len()));
    for asker in askers {
        let (controller, waiting) = (controller.clone(), Rc::clone(&waiting));
        let left = Closure::once_into_js(move || {
            waiting.set(waiting.get() - 1);
            if waiting.get() == 0 {
                controller.abort();
            }
        });
        asker
            .signal
            .add_event_listener_with_callback("abort", left.unchecked_ref())
            .ok()?;
    }
    Some(signal)
}
