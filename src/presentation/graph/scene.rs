//! What of a graph is drawn: boxes with their words, and lines.

use catalog::entity_ref::EntityRef;
use catalog::graph::{Curve, Direction, Exploration, Graph, Group, Question, Rolled, roll_up};

use crate::language::words::drawing as words;
use crate::presentation::kind::{icon, plural_within, singular};
use crate::presentation::relation::relation_verb;

/// What a box stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An entity.
    Entity(EntityRef),
    /// A group, by its id.
    Group(String),
}

/// A box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boxed {
    /// What it stands for.
    pub target: Target,
    /// What it is known by across pictures.
    pub key: String,
    /// A name in the icons.
    pub icon: &'static str,
    /// Its words.
    pub title: String,
    /// What a screen reader says.
    pub label: String,
    /// Whether the graph begins here.
    pub is_root: bool,
    /// Where a press on it leads, if it is a link.
    pub href: Option<String>,
    /// The page of the entity, where the box leads elsewhere.
    pub page: Option<String>,
}

/// A line between two boxes, by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it begins.
    pub from: usize,
    /// Where its arrow is.
    pub to: usize,
    /// Its words.
    pub label: String,
}

/// All that is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// In reading order.
    pub boxes: Vec<Boxed>,
    /// Lines between them.
    pub lines: Vec<Line>,
    /// Where relations lead.
    pub direction: Direction,
    /// How lines bend.
    pub curve: Curve,
}

impl Scene {
    /// The scene of a graph, and its groups. `links` gives for an entity where its box leads and, if
    /// that is not its page, its page.
    pub fn of(
        exploration: &Exploration,
        question: &Question,
        links: impl Fn(&EntityRef) -> (String, Option<String>),
    ) -> (Self, Graph, Rolled) {
        let graph = Graph::of(exploration, question.simplified, question.merged);
        let rolled = roll_up(&graph, question.roll_up, &question.opened);
        let roots = &exploration.reach().roots;
        let roots: Vec<String> = roots.iter().map(EntityRef::to_string).collect();
        let boxes = rolled.units.iter().map(|unit| {
            let node = unit.members.first().map(|place| &graph.nodes[*place]);
            match (&unit.group, node) {
                (Some(group), _) => group_box(unit.id.clone(), group, unit.members.len()),
                (None, Some(node)) => {
                    let (href, page) = links(&node.reference);
                    let kind = singular(&node.reference.kind);
                    Boxed {
                        target: Target::Entity(node.reference.clone()),
                        key: node.key.clone(),
                        icon: icon(&node.reference.kind),
                        title: node.title.clone(),
                        label: [&node.title, ", ", &kind].concat(),
                        is_root: roots.contains(&node.key),
                        href: Some(href),
                        page,
                    }
                }
                // A unit has members.
                (None, None) => group_box(
                    unit.id.clone(),
                    &Group {
                        kind: String::new(),
                        of: None,
                    },
                    0,
                ),
            }
        });
        let lines = rolled.links.iter().map(|link| Line {
            from: link.from,
            to: link.to,
            label: relation_verb(&link.relation),
        });
        let scene = Self {
            boxes: boxes.collect(),
            lines: lines.collect(),
            direction: question.direction,
            curve: question.curve,
        };
        (scene, graph, rolled)
    }
}

fn group_box(id: String, group: &Group, count: usize) -> Boxed {
    let title = group_title(group, count);
    Boxed {
        key: id.clone(),
        target: Target::Group(id),
        icon: icon(&group.kind),
        label: words::group(&title),
        title,
        is_root: false,
        href: None,
        page: None,
    }
}

/// "31 components", "4 APIs · ticketing".
pub fn group_title(group: &Group, count: usize) -> String {
    let title = [count.to_string(), plural_within(&group.kind)].join(" ");
    match &group.of {
        Some(of) => [title, of.short()].join(" · "),
        None => title,
    }
}
