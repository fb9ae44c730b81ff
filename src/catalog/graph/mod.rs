//! The neighbourhood of entities: who is connected to whom, how far, and what to show of it.
//!
//! An [`Exploration`] goes from the roots outwards, level by level: it says which entities it needs
//! next and takes the answers, so that one request per level is enough. Of what it found a
//! [`Graph`] is drawn, and [`roll_up`] puts the many neighbours of one entity into groups.

mod drawing;
mod exploration;
mod roll_up;

pub use drawing::{Edge, Graph};
pub use exploration::{Exploration, NODES, Node, PATH_NODES};
pub use roll_up::{Group, HANDFUL, Link, Opened, Rolled, Unit, roll_up};

use crate::entity_ref::EntityRef;

/// Which relations are followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// All of them, in any direction.
    #[default]
    Neighbours,
    /// Those towards what breaks if the roots go away.
    Dependents,
    /// Those towards what the roots rely on.
    Dependencies,
    /// Those on a shortest way from the first root to the second.
    Path,
}

impl Mode {
    /// Every mode, as they are offered.
    pub const ALL: [Self; 4] = [
        Self::Neighbours,
        Self::Dependents,
        Self::Dependencies,
        Self::Path,
    ];

    /// The word for it in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Neighbours => "neighbours",
            Self::Dependents => "dependents",
            Self::Dependencies => "dependencies",
            Self::Path => "path",
        }
    }

    /// The relations that it follows, if it does not leave that to the reader.
    ///
    /// What goes with an entity are its parts and the APIs it provides; what breaks besides is what
    /// depends on any of these or consumes them, and so on. The other way round, an entity relies
    /// on what it and its parts depend on, on the APIs they consume, and on who provides those.
    /// Owners and members break nothing. The system around a component goes on without it.
    pub fn relations(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Dependents => Some(&["dependencyOf", "apiConsumedBy", "providesApi", "hasPart"]),
            Self::Dependencies => Some(&["dependsOn", "consumesApi", "apiProvidedBy", "hasPart"]),
            Self::Neighbours | Self::Path => None,
        }
    }

    /// How far it goes unless the reader says otherwise. What breaks in the end is the question of
    /// the other modes; neighbours without an end are the whole catalog.
    pub fn depth(self) -> Depth {
        match self {
            Self::Neighbours => Some(2),
            Self::Dependents | Self::Dependencies | Self::Path => None,
        }
    }
}

/// How many relations away from the roots; `None` for any number.
pub type Depth = Option<usize>;

/// What an exploration looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Where it begins.
    pub roots: Vec<EntityRef>,
    /// Which relations it follows.
    pub mode: Mode,
    /// How far it goes.
    pub depth: Depth,
    /// Only entities of these kinds, in lower case, beside the roots; all if there are none.
    pub kinds: Vec<String>,
    /// Only relations of these types; all if there are none.
    pub relations: Vec<String>,
}

impl Reach {
    fn follows(&self, relation: &str, kind: &str) -> bool {
        let relations = match self.mode.relations() {
            Some(relations) => relations.contains(&relation),
            None => self.relations.is_empty() || self.relations.iter().any(|one| one == relation),
        };
        let is_chosen = |known: &String| known.eq_ignore_ascii_case(kind);
        let is_end = self.mode == Mode::Path && self.roots.iter().any(|root| root.kind == kind);
        relations && (self.kinds.is_empty() || is_end || self.kinds.iter().any(is_chosen))
    }
}

/// Where the roots are and where the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Relations lead to the right.
    #[default]
    LeftToRight,
    /// Relations lead to the left.
    RightToLeft,
    /// Relations lead down.
    TopToBottom,
    /// Relations lead up.
    BottomToTop,
}

impl Direction {
    /// Every direction, as they are offered.
    pub const ALL: [Self; 4] = [
        Self::LeftToRight,
        Self::RightToLeft,
        Self::TopToBottom,
        Self::BottomToTop,
    ];

    /// Whether relations lead up or down.
    pub fn is_upright(self) -> bool {
        matches!(self, Self::TopToBottom | Self::BottomToTop)
    }

    /// The word for it in an address and for the layout.
    pub fn name(self) -> &'static str {
        match self {
            Self::LeftToRight => "LR",
            Self::RightToLeft => "RL",
            Self::TopToBottom => "TB",
            Self::BottomToTop => "BT",
        }
    }
}

/// How lines bend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Curve {
    /// Smoothly.
    #[default]
    Monotone,
    /// At right angles.
    Step,
}

impl Curve {
    /// Every curve, as they are offered.
    pub const ALL: [Self; 2] = [Self::Monotone, Self::Step];

    /// The word for it in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Monotone => "curveMonotoneX",
            Self::Step => "curveStepBefore",
        }
    }
}

/// By what many neighbours become groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RollUp {
    /// One group of all.
    #[default]
    Kind,
    /// A group for every system.
    System,
    /// A group for every owner.
    Owner,
    /// Every entity on its own.
    Off,
}

impl RollUp {
    /// Every way, as they are offered.
    pub const ALL: [Self; 4] = [Self::Kind, Self::System, Self::Owner, Self::Off];

    /// The word for it in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::System => "system",
            Self::Owner => "owner",
            Self::Off => "none",
        }
    }
}

/// A graph as a reader asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is looked for.
    pub reach: Reach,
    /// Only relations that lead away from the roots.
    pub simplified: bool,
    /// A relation and its inverse are one line.
    pub merged: bool,
    /// Where relations lead.
    pub direction: Direction,
    /// How lines bend.
    pub curve: Curve,
    /// By what many neighbours become groups.
    pub roll_up: RollUp,
    /// Groups whose entities are shown all the same.
    pub opened: Vec<String>,
    /// Whether the filters are in sight.
    pub filters: bool,
    /// As a list instead of a picture.
    pub list: bool,
}

impl Default for Question {
    fn default() -> Self {
        Self {
            reach: Reach {
                depth: Mode::default().depth(),
                ..Reach::default()
            },
            simplified: true,
            merged: true,
            direction: Direction::default(),
            curve: Curve::default(),
            roll_up: RollUp::default(),
            opened: Vec::new(),
            filters: true,
            list: false,
        }
    }
}

impl Question {
    /// The neighbourhood of one entity.
    pub fn of(root: &EntityRef) -> Self {
        Self::default().from_root(root)
    }

    /// The same question of another root. Groups that were opened were those of the former.
    #[must_use]
    pub fn from_root(&self, root: &EntityRef) -> Self {
        let mut question = self.clone();
        question.opened.clear();
        question.reach.roots = vec![root.clone()];
        // A way needs two ends.
        if question.reach.mode == Mode::Path {
            question = question.in_mode(Mode::Neighbours);
        }
        question
    }

    /// The same question in another mode, as deep as that goes unless the reader chose a depth.
    #[must_use]
    pub fn in_mode(&self, mode: Mode) -> Self {
        let mut question = self.clone();
        if question.reach.depth == question.reach.mode.depth() {
            question.reach.depth = mode.depth();
        }
        question.reach.mode = mode;
        question.opened.clear();
        question
    }
}

#[cfg(test)]
mod tests;
