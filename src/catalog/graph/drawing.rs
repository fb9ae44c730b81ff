//! From what was found to nodes and lines.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Exploration, Mode, Node};
use crate::relation;

/// A line from one node to another, by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Whose relation it is.
    pub from: usize,
    /// What it leads to.
    pub to: usize,
    /// The type of the relation.
    pub relation: String,
}

/// Entities and the relations between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    /// The nearest to the roots first.
    pub nodes: Vec<Arc<Node>>,
    /// In the order of the nodes.
    pub edges: Vec<Edge>,
}

/// Of every pair of relations the one that is drawn for both: from the whole to the part, and from
/// who relies on something to what it relies on.
const DRAWN: [&str; 7] = [
    "ownerOf",
    "hasPart",
    "apiProvidedBy",
    "consumesApi",
    "dependsOn",
    "parentOf",
    "hasMember",
];

impl Graph {
    /// The graph of what was found: of a way between two entities all the shortest ones. Simplified,
    /// it has no line between entities that are equally far from the roots, and none back; merged,
    /// a relation and its inverse are one line.
    pub fn of(exploration: &Exploration, simplified: bool, merged: bool) -> Self {
        let shown = match exploration.reach().mode {
            Mode::Path => on_the_way(exploration),
            _ => vec![true; exploration.nodes().len()],
        };
        let mut places = vec![usize::MAX; shown.len()];
        let mut nodes = Vec::new();
        for (place, node) in exploration.nodes().iter().enumerate() {
            if shown[place] {
                places[place] = nodes.len();
                nodes.push(Arc::clone(node));
            }
        }
        let simplified = simplified || exploration.reach().mode == Mode::Path;
        let mut graph = Self {
            nodes,
            edges: Vec::new(),
        };
        let mut known = HashSet::new();
        for place in (0..shown.len()).filter(|place| shown[*place]) {
            for (relation, target) in exploration.followed(place) {
                let (from, to) = (places[place], places[target]);
                if to == usize::MAX || simplified && !graph.is_outward(from, to) {
                    continue;
                }
                let edge = edge(from, to, relation, merged);
                if known.insert((edge.from, edge.to, edge.relation.clone())) {
                    graph.edges.push(edge);
                }
            }
        }
        graph
    }

    fn is_outward(&self, from: usize, to: usize) -> bool {
        self.nodes[to].level == self.nodes[from].level + 1
    }
}

fn edge(from: usize, to: usize, relation: &str, merged: bool) -> Edge {
    let inverse = relation::inverse(relation).filter(|inverse| merged && DRAWN.contains(inverse));
    match inverse {
        Some(inverse) => Edge {
            from: to,
            to: from,
            relation: inverse.to_owned(),
        },
        None => Edge {
            from,
            to,
            relation: relation.to_owned(),
        },
    }
}

/// Which nodes are on a shortest way to the end; the first alone if none is known.
fn on_the_way(exploration: &Exploration) -> Vec<bool> {
    let nodes = exploration.nodes();
    let mut shown = vec![false; nodes.len()];
    if let Some(first) = shown.first_mut() {
        *first = true;
    }
    let Some(end) = exploration.end() else {
        return shown;
    };
    shown.fill(false);
    shown[end] = true;
    // Nodes are in the order of their levels: what is further away is decided already.
    for place in (0..nodes.len()).rev() {
        let mut next = exploration.followed(place);
        let leads = next.any(|(_, to)| shown[to] && nodes[to].level == nodes[place].level + 1);
        shown[place] |= leads;
    }
    shown
}
