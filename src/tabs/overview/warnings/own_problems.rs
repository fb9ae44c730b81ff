//! What the embedded catalog has to say of an entity beyond its status.

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use leptos::prelude::*;

use crate::api::{Answer, Problem, ask, use_client};
use crate::language::words::overview as words;
use crate::presentation::without_origin;

/// The question, and whose problems matter.
#[derive(Clone, Copy)]
pub(super) struct OwnProblems {
    reference: StoredValue<EntityRef>,
    all: Answer<Vec<Problem>>,
}

impl OwnProblems {
    /// Asks; a server keeps its problems to itself.
    pub(super) fn of(entity: &Entity) -> Self {
        let client = use_client();
        Self {
            reference: StoredValue::new(entity.reference().clone()),
            all: ask(|| (), move |(), signal| client.problems(signal)),
        }
    }

    /// The problems of the entity, each with a sentence that says where it is.
    pub(super) fn told(self) -> Vec<(Problem, String)> {
        let latest = self.all.latest().read();
        let Some(Ok(problems)) = &*latest else {
            return Vec::new();
        };
        let reference = self.reference.read_value();
        let own = problems
            .iter()
            .filter(|problem| problem.entity.as_ref() == Some(&*reference));
        own.map(|problem| (problem.clone(), sentence(problem)))
            .collect()
    }

    /// Whether one of them names an entity already.
    pub(super) fn name(self, target: &EntityRef) -> bool {
        let target = target.to_string();
        let mut told = self.told().into_iter();
        told.any(|(problem, _)| problem.message.to_lowercase().contains(&target))
    }
}

fn sentence(problem: &Problem) -> String {
    let (message, file) = (&problem.message, &problem.file);
    without_origin(&match problem.line {
        Some(line) => words::problem_in_line(message, file, &line.to_string()),
        None => words::problem(message, file),
    })
}
