//! Many neighbours of one kind as one: a system with fifty-five parts stays readable.

use std::collections::{HashMap, VecDeque};

use super::{Graph, RollUp};
use crate::entity_ref::EntityRef;

/// Neighbours of one entity, by one relation and of one kind, that are shown one by one.
pub const HANDFUL: usize = 8;

/// What the entities of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Their kind.
    pub kind: String,
    /// The system they are in or who owns them, where groups are made by that.
    pub of: Option<EntityRef>,
}

/// One box of the picture: an entity, or a group of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// By what it is known: the reference of an entity; of a group whose neighbours they are.
    pub id: String,
    /// The places of its nodes.
    pub members: Vec<usize>,
    /// `None` for a single entity.
    pub group: Option<Group>,
}

/// A line between two boxes, by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// The type of the relations.
    pub relation: String,
    /// How many there are.
    pub count: usize,
}

/// A group whose entities are shown one by one, since the reader asked for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// By what the group is known.
    pub id: String,
    /// What its entities have in common.
    pub group: Group,
    /// How many there are.
    pub count: usize,
}

/// A graph with groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rolled {
    /// In the order a reader meets them, from the roots outwards.
    pub units: Vec<Unit>,
    /// Lines between them.
    pub links: Vec<Link>,
    /// Groups that are open.
    pub opened: Vec<Opened>,
}

/// Neighbours by a relation and its direction, and of a kind.
type Bucket<'graph> = ((&'graph str, bool, String), Vec<usize>);

struct Rolling<'graph> {
    graph: &'graph Graph,
    by: RollUp,
    opened: &'graph [String],
    /// For every node: the relation, whether it begins here, and the other end.
    adjacent: Vec<Vec<(&'graph str, bool, usize)>>,
    /// The unit of every node.
    unit_of: Vec<Option<usize>>,
    rolled: Rolled,
}

/// Makes groups of neighbours that are more than a handful. Who is found only through entities of a
/// group is a neighbour of the group, and may be in a group in turn. `opened` are ids of groups.
pub fn roll_up(graph: &Graph, by: RollUp, opened: &[String]) -> Rolled {
    let mut adjacent = vec![Vec::new(); graph.nodes.len()];
    for edge in &graph.edges {
        adjacent[edge.from].push((edge.relation.as_str(), true, edge.to));
        adjacent[edge.to].push((edge.relation.as_str(), false, edge.from));
    }
    let mut rolling = Rolling {
        graph,
        by,
        opened,
        adjacent,
        unit_of: vec![None; graph.nodes.len()],
        rolled: Rolled::default(),
    };
    let mut queue = VecDeque::new();
    for (place, node) in graph.nodes.iter().enumerate() {
        if node.level == 0 {
            queue.push_back(rolling.add_entity(place));
        }
    }
    // Whoever no line leads to stands alone.
    let mut rest = 0..graph.nodes.len();
    loop {
        while let Some(unit) = queue.pop_front() {
            queue.extend(rolling.go_on_from(unit));
        }
        match rest.find(|place| rolling.unit_of[*place].is_none()) {
            Some(place) => queue.push_back(rolling.add_entity(place)),
            None => break,
        }
    }
    rolling.link();
    rolling.rolled
}

impl<'graph> Rolling<'graph> {
    fn add(&mut self, id: String, members: Vec<usize>, group: Option<Group>) -> usize {
        let unit = self.rolled.units.len();
        for place in &members {
            self.unit_of[*place] = Some(unit);
        }
        self.rolled.units.push(Unit { id, members, group });
        unit
    }

    fn add_entity(&mut self, place: usize) -> usize {
        self.add(self.graph.nodes[place].key.clone(), vec![place], None)
    }

    /// Puts the neighbours of a unit into units.
    fn go_on_from(&mut self, unit: usize) -> Vec<usize> {
        let mut added = Vec::new();
        for ((relation, begins, kind), places) in self.neighbours(unit) {
            if self.by == RollUp::Off || places.len() <= HANDFUL {
                added.extend(places.into_iter().map(|place| self.add_entity(place)));
                continue;
            }
            let direction = if begins { "" } else { "<" };
            let stem = [direction, relation].concat();
            let stem = [self.rolled.units[unit].id.as_str(), &stem, &kind].join(" ");
            for (of, places) in self.parts(places) {
                added.extend(self.add_group(&stem, of, places));
            }
        }
        added
    }

    fn neighbours(&self, unit: usize) -> Vec<Bucket<'graph>> {
        let mut buckets: Vec<Bucket> = Vec::new();
        let mut bucket_of = HashMap::new();
        let mut is_taken = std::collections::HashSet::new();
        for member in &self.rolled.units[unit].members {
            for (relation, begins, other) in &self.adjacent[*member] {
                if self.unit_of[*other].is_some() || !is_taken.insert(*other) {
                    continue;
                }
                let kind = self.graph.nodes[*other].reference.kind.to_lowercase();
                let key = (*relation, *begins, kind);
                let bucket = *bucket_of.entry(key.clone()).or_insert_with(|| {
                    buckets.push((key, Vec::new()));
                    buckets.len() - 1
                });
                buckets[bucket].1.push(*other);
            }
        }
        buckets
    }

    /// The groups that many neighbours become.
    fn parts(&self, places: Vec<usize>) -> Vec<(Option<EntityRef>, Vec<usize>)> {
        let mut parts: Vec<(Option<EntityRef>, Vec<usize>)> = Vec::new();
        let mut part_of = HashMap::new();
        for place in places {
            let node = &self.graph.nodes[place];
            let of = match self.by {
                RollUp::System => node.system.clone(),
                RollUp::Owner => node.owner.clone(),
                RollUp::Kind | RollUp::Off => None,
            };
            let key = of.as_ref().map(EntityRef::to_string);
            let part = *part_of.entry(key).or_insert_with(|| {
                parts.push((of, Vec::new()));
                parts.len() - 1
            });
            parts[part].1.push(place);
        }
        parts
    }

    fn add_group(&mut self, stem: &str, of: Option<EntityRef>, places: Vec<usize>) -> Vec<usize> {
        let id = match &of {
            Some(of) => [stem, &of.to_string()].join(" "),
            None => stem.to_owned(),
        };
        let group = match places.first() {
            Some(first) if places.len() > 1 => Group {
                kind: self.graph.nodes[*first].reference.kind.clone(),
                of,
            },
            // One alone is no group.
            _ => {
                return places
                    .into_iter()
                    .map(|place| self.add_entity(place))
                    .collect();
            }
        };
        if self.opened.contains(&id) {
            let count = places.len();
            self.rolled.opened.push(Opened { id, group, count });
            return places
                .into_iter()
                .map(|place| self.add_entity(place))
                .collect();
        }
        vec![self.add(id, places, Some(group))]
    }

    /// Lines between units, many of one type as one.
    fn link(&mut self) {
        let mut known: HashMap<(usize, usize, &str), usize> = HashMap::new();
        let links = &mut self.rolled.links;
        for edge in &self.graph.edges {
            let (Some(from), Some(to)) = (self.unit_of[edge.from], self.unit_of[edge.to]) else {
                continue;
            };
            if from == to {
                continue;
            }
            let place = *known
                .entry((from, to, &edge.relation))
                .or_insert(links.len());
            match links.get_mut(place) {
                Some(link) => link.count += 1,
                None => links.push(Link {
                    from,
                    to,
                    relation: edge.relation.clone(),
                    count: 1,
                }),
            }
        }
    }
}
