//! What the page says in words.

use catalog::graph::{Graph, Mode, Question, Reach};

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
        (_, []) => "Graph".to_owned(),
        (Mode::Path, [from, to, ..]) => ["From ", from, " to ", to].concat(),
        (Mode::Path, [from]) => ["From ", from].concat(),
        (Mode::Neighbours, titles) => ["Around ", &titles.join(", ")].concat(),
        (Mode::Dependents, titles) => ["Dependents of ", &titles.join(", ")].concat(),
        (Mode::Dependencies, titles) => ["Dependencies of ", &titles.join(", ")].concat(),
    }
}

/// What a mode shows.
pub fn lead(reach: &Reach) -> String {
    match (reach.mode, reach.depth) {
        (Mode::Neighbours, None) => "Everything that is connected, however far away.".to_owned(),
        (Mode::Neighbours, Some(1)) => "What is directly connected.".to_owned(),
        (Mode::Neighbours, Some(depth)) => {
            ["What is connected, up to ", &depth.to_string(), " steps away."].concat()
        }
        (Mode::Dependents, _) => "What breaks if it goes away: its parts and the APIs it provides, what depends on those or consumes them, and so on.".to_owned(),
        (Mode::Dependencies, _) => "What it relies on: what it and its parts depend on, the APIs they consume and who provides them, and so on.".to_owned(),
        (Mode::Path, _) => "The shortest ways between two entities, over any relations.".to_owned(),
    }
}

/// How much there is.
pub fn count(graph: &Graph) -> String {
    let many = |count: usize, one: &str, many: &str| {
        let word = if count == 1 { one } else { many };
        [&count.to_string(), " ", word].concat()
    };
    let entities = many(graph.nodes.len(), "entity", "entities");
    let relations = many(graph.edges.len(), "relation", "relations");
    [&entities, ", ", &relations, "."].concat()
}

/// What is left out because it does not exist.
pub fn dangling(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => " One related entity does not exist and is left out.".to_owned(),
        count => [
            " ",
            &count.to_string(),
            " related entities do not exist and are left out.",
        ]
        .concat(),
    }
}

/// What can be done.
pub fn hint(is_list: bool) -> &'static str {
    if is_list {
        return "";
    }
    " Press an entity to look from there; with Shift, or on its arrow, to open its page. Drag to move, Ctrl and wheel or two fingers to zoom."
}

/// How far a search is.
pub fn so_far(count: usize) -> String {
    match count {
        0 => String::new(),
        count => [&count.to_string(), " entities so far"].concat(),
    }
}
