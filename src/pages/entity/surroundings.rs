//! What the head of the page says of other entities: pictures of owners, the domain of the system.
//! All of it in one question, with what the rest of the page asks for.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use leptos::prelude::*;

use crate::api::{Answer, Found, ask, use_client};

/// What is said of them.
const FIELDS: [&str; 5] = [
    "kind",
    "metadata.name",
    "metadata.namespace",
    "spec.profile.picture",
    "spec.domain",
];

/// Owners and system of an entity.
#[derive(Clone, Copy)]
pub struct Surroundings {
    references: StoredValue<Arc<Vec<EntityRef>>>,
    /// `None` before there is a question.
    answer: Option<Answer<Found>>,
}

impl Surroundings {
    /// Nothing is known and nothing asked, because the entity itself is still to come.
    pub fn unknown() -> Self {
        Self {
            references: StoredValue::default(),
            answer: None,
        }
    }

    /// Asks for these; there is no question where there are none.
    pub fn of(references: Vec<EntityRef>) -> Self {
        let client = use_client();
        let references = Arc::new(references);
        let asked = Arc::clone(&references);
        Self {
            references: StoredValue::new(references),
            answer: Some(ask(
                move || Arc::clone(&asked),
                move |references, signal| async move {
                    client.together(&references, &FIELDS, signal).await
                },
            )),
        }
    }

    /// Whether there will be no better answer for now.
    pub fn are_known(self) -> bool {
        let is_answered = |answer: Answer<Found>| answer.latest().read().is_some();
        self.answer
            .is_some_and(|answer| self.references.read_value().is_empty() || is_answered(answer))
    }

    /// What something of one of them is, once it is known.
    pub fn read<T>(self, reference: &EntityRef, read: impl Fn(&Entity) -> Option<T>) -> Option<T> {
        let references = self.references.read_value();
        let place = references.iter().position(|known| known == reference)?;
        let latest = self.answer?.latest().read();
        let found = latest.as_ref()?.as_ref().ok()?.get(place)?;
        found.as_deref().and_then(read)
    }
}
