//! From the roots outwards, level by level.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Mode, Reach};
use crate::entity::Entity;
use crate::entity_ref::EntityRef;
use crate::relation::Relation;

/// Entities that a graph holds at most.
pub const NODES: usize = 1000;

/// Entities that are looked at for a way between two.
pub const PATH_NODES: usize = 5000;

/// An entity that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// As its relations name it.
    pub reference: EntityRef,
    /// The canonical reference, by which nodes are known.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// Its type.
    pub of_type: Option<String>,
    /// The fewest relations between it and a root.
    pub level: usize,
    /// Whose it is, if it says so.
    pub owner: Option<EntityRef>,
    /// Which system it is in.
    pub system: Option<EntityRef>,
    /// All its relations, followed or not.
    pub relations: Vec<Relation>,
}

impl Node {
    fn new(entity: &Entity, key: String, level: usize) -> Self {
        let related = |relation: &str, kind: &str| {
            let mut targets = entity.related(relation);
            targets.find(|target| target.kind.eq_ignore_ascii_case(kind) || kind.is_empty())
        };
        Self {
            reference: entity.reference().clone(),
            key,
            title: entity.title(),
            of_type: entity.spec("type").map(str::to_owned),
            level,
            owner: related("ownedBy", ""),
            system: related("partOf", "system"),
            relations: entity.relations().collect(),
        }
    }
}

/// A search that is under way or done.
#[derive(Clone, Debug)]
pub struct Exploration {
    reach: Reach,
    limit: usize,
    nodes: Vec<Arc<Node>>,
    /// Where a node is, by its key; `None` for what is asked for or does not exist.
    places: HashMap<String, Option<usize>>,
    next: Vec<EntityRef>,
    /// How far away what is asked for next is.
    level: usize,
    missing: Vec<EntityRef>,
    beyond: HashSet<String>,
}

impl Exploration {
    /// A search that has nothing but its roots.
    pub fn new(reach: &Reach) -> Self {
        let limit = match reach.mode {
            Mode::Path => PATH_NODES,
            _ => NODES,
        };
        Self::within(reach, limit)
    }

    /// A search that ends when it has found so many entities.
    pub fn within(reach: &Reach, limit: usize) -> Self {
        let mut exploration = Self {
            reach: reach.clone(),
            limit,
            nodes: Vec::new(),
            places: HashMap::new(),
            next: Vec::new(),
            level: 0,
            missing: Vec::new(),
            beyond: HashSet::new(),
        };
        let begins = match reach.mode {
            Mode::Path => 1,
            _ => reach.roots.len(),
        };
        for root in reach.roots.iter().take(begins) {
            exploration.want(root);
        }
        exploration
    }

    /// The entities that are needed next, all at once; none when the search is done.
    pub fn next(&self) -> &[EntityRef] {
        &self.next
    }

    /// Takes the answers: an entity for every reference asked for, `None` if it does not exist.
    pub fn take<E: Borrow<Entity>>(&mut self, answers: impl IntoIterator<Item = Option<E>>) {
        let asked = std::mem::take(&mut self.next);
        let first = self.nodes.len();
        for (reference, answer) in asked.into_iter().zip(answers) {
            match answer {
                Some(entity) => {
                    let key = reference.to_string();
                    self.places.insert(key.clone(), Some(self.nodes.len()));
                    let node = Node::new(entity.borrow(), key, self.level);
                    self.nodes.push(Arc::new(node));
                }
                None => self.missing.push(reference),
            }
        }
        let goes_on = self.reach.depth.is_none_or(|depth| self.level < depth);
        self.level += 1;
        if goes_on && self.end().is_none() {
            for place in first..self.nodes.len() {
                let node = Arc::clone(&self.nodes[place]);
                for relation in &node.relations {
                    if self.reach.follows(&relation.kind, &relation.target.kind) {
                        self.want(&relation.target);
                    }
                }
            }
        }
    }

    fn want(&mut self, reference: &EntityRef) {
        let key = reference.to_string();
        if self.places.contains_key(&key) {
            return;
        }
        if self.nodes.len() + self.next.len() >= self.limit {
            self.beyond.insert(key);
            return;
        }
        self.places.insert(key, None);
        self.next.push(reference.clone());
    }

    /// What was looked for.
    pub fn reach(&self) -> &Reach {
        &self.reach
    }

    /// What was found, the nearest first.
    pub fn nodes(&self) -> &[Arc<Node>] {
        &self.nodes
    }

    /// Roots that do not exist.
    pub fn missing_roots(&self) -> impl Iterator<Item = &EntityRef> {
        let roots = &self.reach.roots;
        self.missing
            .iter()
            .filter(|reference| roots.contains(reference))
    }

    /// How many entities are named by a relation and do not exist.
    pub fn dangling(&self) -> usize {
        self.missing.len() - self.missing_roots().count()
    }

    /// How many neighbours are left out because there are too many; they have neighbours again.
    pub fn beyond(&self) -> usize {
        self.beyond.len()
    }

    /// Where the second root is, once a way to it is found.
    pub(super) fn end(&self) -> Option<usize> {
        let end = self.reach.roots.get(1)?;
        (self.reach.mode == Mode::Path).then_some(())?;
        self.place(end)
    }

    /// Where an entity is among the nodes.
    pub(super) fn place(&self, reference: &EntityRef) -> Option<usize> {
        self.places.get(&reference.to_string()).copied().flatten()
    }

    /// The followed relations of a node to other nodes.
    pub(super) fn followed(&self, place: usize) -> impl Iterator<Item = (&str, usize)> {
        let relations = self.nodes[place].relations.iter();
        relations.filter_map(move |relation| {
            if !self.reach.follows(&relation.kind, &relation.target.kind) {
                return None;
            }
            let target = self.place(&relation.target)?;
            (target != place).then_some((relation.kind.as_str(), target))
        })
    }
}
