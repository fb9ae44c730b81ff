//! What the palette asks the catalog.

use std::time::Duration;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use leptos::prelude::*;

use super::candidate::Candidate;
use super::known::Known;
use crate::api::{Answer, ask, use_client};
use crate::session::use_stars;
use crate::ui::Pace;

/// How often a backend is asked while the reader types.
const TYPING_PACE: Duration = Duration::from_millis(150);

/// The embedded catalog answers sooner, unless it is still reading its files. Rows are drawn once
/// for each key, when it has answered.
const PATIENCE: Duration = Duration::from_millis(30);

/// What a row shows.
const FIELDS: &str =
    "kind,metadata.name,metadata.namespace,metadata.title,spec.profile.displayName,spec.type";

/// The question for letters.
#[derive(Clone, Copy)]
pub struct Question {
    /// The letters it was answered for.
    pub answer: Answer<String>,
    /// The letters that rows are drawn for.
    pub drawn: Signal<String>,
}

/// Finds entities by letters; what is found becomes known.
pub fn find(letters: Memo<String>, known: Known) -> Question {
    let client = use_client();
    let embedded = client.is_embedded();
    let asked = at_a_pace(letters, embedded);
    let drawn = RwSignal::new(String::new());
    let answer = ask(
        move || asked.get(),
        move |letters, signal| async move {
            let mut found = Vec::new();
            if !letters.is_empty() {
                let answer = client.find(&letters, FIELDS, signal.clone());
                found = answer.await?.iter().map(candidate).collect();
            }
            if !signal.aborted() {
                drawn.set(letters.clone());
                known.learn(found);
            }
            Ok(letters)
        },
    );
    if !embedded {
        let drawn = letters.into();
        return Question { answer, drawn };
    }
    draw_after(letters, drawn, PATIENCE);
    Question {
        answer,
        drawn: drawn.into(),
    }
}

/// Rows are drawn at the latest so long after a key.
fn draw_after(letters: Memo<String>, drawn: RwSignal<String>, patience: Duration) {
    let waiting = Waiting::default();
    Effect::new(move |_| {
        let letters = letters.get();
        waiting.restart(patience, move || {
            if *drawn.read_untracked() != letters {
                drawn.set(letters);
            }
        });
    });
}

/// The letters as they are asked for: at every key within this browser, else not too often.
fn at_a_pace(letters: Memo<String>, at_once: bool) -> Signal<String> {
    if at_once {
        return letters.into();
    }
    let asked = RwSignal::new(String::new());
    let pace = Pace::of(TYPING_PACE);
    Effect::new(move |_| {
        let letters = letters.get();
        pace.want(move || asked.set(letters));
    });
    asked.into()
}

/// Something that is done after a while, unless it is put off again.
#[derive(Clone, Copy)]
struct Waiting(StoredValue<Option<TimeoutHandle>>);

impl Default for Waiting {
    fn default() -> Self {
        let waiting = Self(StoredValue::new(None));
        on_cleanup(move || waiting.stop());
        waiting
    }
}

impl Waiting {
    fn restart(self, time: Duration, act: impl FnOnce() + 'static) {
        self.stop();
        self.0.set_value(set_timeout_with_handle(act, time).ok());
    }

    fn stop(self) {
        if let Some(handle) = self.0.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }
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
