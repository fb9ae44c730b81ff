//! What was found, and what is drawn of it.

use std::sync::Arc;

use catalog::entity_ref::EntityRef;
use catalog::graph::{Exploration, Graph, Question, Rolled};

use crate::presentation::Scene;
use crate::route::Route;

/// An answer, in every form that the page needs.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// The picture.
    pub scene: Arc<Scene>,
    /// Entities and relations.
    pub graph: Arc<Graph>,
    /// With groups.
    pub rolled: Arc<Rolled>,
    /// All of it.
    pub exploration: Found,
}

/// The same search is the same answer.
#[derive(Clone)]
pub struct Found(pub Arc<Exploration>);

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Shown {
    /// Of what was found, what a question asks for.
    pub fn of(exploration: Found, question: &Question) -> Self {
        let links = |reference: &EntityRef| {
            let here = Route::Graph(question.from_root(reference)).href();
            (here, Some(Route::entity(reference).href()))
        };
        let (scene, graph, rolled) = Scene::of(&exploration.0, question, links);
        Self {
            scene: Arc::new(scene),
            graph: Arc::new(graph),
            rolled: Arc::new(rolled),
            exploration,
        }
    }
}
