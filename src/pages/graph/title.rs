//! What the graph is called, and what its mode shows.

use catalog::graph::{Graph, Mode, Question, Reach};

use crate::language::words::graph as words;

/// What the graph is of.
pub fn name(question: &Question, graph: Option<&Graph>) -> String {
    let titles: Vec<String> = question
        .reach
        .roots
        .iter()
        .map(|root| {
            let key = root.to_string();
            let known = graph.and_then(|graph| graph.nodes.iter().find(|node| node.key == key));
            known.map_or_else(|| root.short(), |node| node.title.clone())
        })
        .collect();
    match (question.reach.mode, titles.as_slice()) {
        (_, []) => words::graph().to_owned(),
        (Mode::Path, [from, to, ..]) => words::from_to(from, to),
        (Mode::Path, [from]) => words::from(from),
        (Mode::Neighbours, titles) => words::around(&titles.join(", ")),
        (Mode::Dependents, titles) => words::dependents_of(&titles.join(", ")),
        (Mode::Dependencies, titles) => words::dependencies_of(&titles.join(", ")),
    }
}

/// What a mode shows.
pub fn lead(reach: &Reach) -> String {
    let lead = match (reach.mode, reach.depth) {
        (Mode::Neighbours, None) => words::lead_everything(),
        (Mode::Neighbours, Some(1)) => words::lead_next(),
        (Mode::Neighbours, Some(depth)) => return words::lead_neighbours(&depth.to_string()),
        (Mode::Dependents, _) => words::lead_dependents(),
        (Mode::Dependencies, _) => words::lead_dependencies(),
        (Mode::Path, _) => words::lead_path(),
    };
    lead.to_owned()
}
