//! Entities the palette has heard of since the portal was started: visited, starred, or found by
//! an earlier question. They are found at once, whatever the catalog takes to answer.

use leptos::prelude::*;

use super::candidate::Candidate;

/// Beyond that those heard of longest ago are forgotten.
const KEPT: usize = 400;

/// What is known, the newest first.
#[derive(Clone, Copy)]
pub struct Known(RwSignal<Vec<Candidate>>);

impl Known {
    /// Nothing yet.
    pub fn nothing() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// All of it.
    pub fn all(self) -> RwSignal<Vec<Candidate>> {
        self.0
    }

    /// What was just found is known from now on, and knows better than what was known before.
    pub fn learn(self, found: Vec<Candidate>) {
        if found.is_empty() {
            return;
        }
        self.0.update(|known| {
            let mut all: Vec<Candidate> = Vec::with_capacity(known.len() + found.len());
            for candidate in found.into_iter().chain(known.drain(..)) {
                if all.len() < KEPT && !all.iter().any(|kept| kept.id == candidate.id) {
                    all.push(candidate);
                }
            }
            *known = all;
        });
    }
}
