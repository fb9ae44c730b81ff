use std::collections::{BTreeMap, BTreeSet, VecDeque};

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::entity::Entity;

type Pairs = [(usize, usize, &'static str)];

fn name(number: usize) -> String {
    ["component:default/", &number.to_string()].concat()
}

fn reference(number: usize) -> EntityRef {
    EntityRef::new("Component", "default", number.to_string())
}

/// Entities by their number, with both ends of every relation.
fn catalog(count: usize, relations: &Pairs) -> BTreeMap<String, Entity> {
    (0..count)
        .map(|number| {
            let mut stitched = Vec::new();
            for (from, to, kind) in relations {
                if *from == number {
                    stitched.push(json!({"type": kind, "targetRef": name(*to)}));
                }
                if let Some(inverse) = crate::relation::inverse(kind)
                    && *to == number
                {
                    stitched.push(json!({"type": inverse, "targetRef": name(*from)}));
                }
            }
            let entity = Entity::try_from(json!({
                "kind": "Component",
                "metadata": {"name": number.to_string()},
                "relations": stitched,
            }));
            (name(number), entity.expect("an entity"))
        })
        .collect()
}

/// Answers until the search asks for nothing more; also how many times it asked.
fn explore(
    catalog: &BTreeMap<String, Entity>,
    reach: &Reach,
    limit: usize,
) -> (Exploration, usize) {
    let mut exploration = Exploration::within(reach, limit);
    let mut questions = 0;
    while !exploration.next().is_empty() {
        questions += 1;
        let asked = exploration.next().iter();
        let answers: Vec<Option<Entity>> = asked
            .map(|one| catalog.get(&one.to_string()).cloned())
            .collect();
        exploration.take(answers);
    }
    (exploration, questions)
}

fn reach(roots: &[usize], mode: Mode, depth: Depth) -> Reach {
    Reach {
        roots: roots.iter().copied().map(reference).collect(),
        mode,
        depth,
        ..Reach::default()
    }
}

fn keys(exploration: &Exploration) -> Vec<&str> {
    let nodes = exploration.nodes().iter();
    nodes.map(|node| node.reference.name.as_str()).collect()
}

fn lines(graph: &Graph) -> Vec<String> {
    let name = |place: usize| graph.nodes[place].reference.name.as_str();
    let edges = graph.edges.iter();
    edges
        .map(|edge| [name(edge.from), &edge.relation, name(edge.to)].join(" "))
        .collect()
}

#[test]
fn every_level_is_one_question() {
    let catalog = catalog(
        4,
        &[
            (0, 1, "dependsOn"),
            (1, 2, "dependsOn"),
            (2, 3, "dependsOn"),
        ],
    );
    let of = |depth| explore(&catalog, &reach(&[0], Mode::Neighbours, depth), 100);
    let (exploration, questions) = of(Some(2));
    assert_eq!((keys(&exploration), questions), (vec!["0", "1", "2"], 3));
    let (exploration, questions) = of(None);
    assert_eq!(
        (keys(&exploration), questions),
        (vec!["0", "1", "2", "3"], 4)
    );
    assert_eq!(keys(&of(Some(0)).0), ["0"]);
}

#[test]
fn a_relation_and_its_inverse_are_one_line_if_merged() {
    let catalog = catalog(2, &[(0, 1, "partOf")]);
    let (exploration, _) = explore(&catalog, &reach(&[0], Mode::Neighbours, Some(1)), 100);
    assert_eq!(lines(&Graph::of(&exploration, true, true)), ["1 hasPart 0"]);
    assert_eq!(
        lines(&Graph::of(&exploration, false, true)),
        ["1 hasPart 0"]
    );
    assert_eq!(
        lines(&Graph::of(&exploration, false, false)),
        ["0 partOf 1", "1 hasPart 0"]
    );
}

#[test]
fn simplified_leaves_out_what_does_not_lead_away() {
    let catalog = catalog(
        3,
        &[
            (0, 1, "dependsOn"),
            (0, 2, "dependsOn"),
            (1, 2, "dependsOn"),
        ],
    );
    let (exploration, _) = explore(&catalog, &reach(&[0], Mode::Neighbours, None), 100);
    assert_eq!(Graph::of(&exploration, true, true).edges.len(), 2);
    assert_eq!(Graph::of(&exploration, false, true).edges.len(), 3);
}

#[test]
fn kinds_and_relations_are_filters() {
    let catalog = catalog(3, &[(0, 1, "dependsOn"), (0, 2, "partOf")]);
    let mut narrow = reach(&[0], Mode::Neighbours, None);
    narrow.relations = vec!["partOf".to_owned()];
    assert_eq!(keys(&explore(&catalog, &narrow, 100).0), ["0", "2"]);
    narrow.kinds = vec!["api".to_owned()];
    assert_eq!(keys(&explore(&catalog, &narrow, 100).0), ["0"]);
}

#[test]
fn what_breaks_is_what_depends_on_it_and_what_goes_with_it() {
    // 0 is a part of 1 and provides 2, which 3 consumes; 4 depends on 3, and 0 depends on 5.
    let catalog = catalog(
        6,
        &[
            (0, 1, "partOf"),
            (0, 2, "providesApi"),
            (3, 2, "consumesApi"),
            (4, 3, "dependsOn"),
            (0, 5, "dependsOn"),
        ],
    );
    let of = |root, mode| {
        let (exploration, _) = explore(&catalog, &reach(&[root], mode, None), 100);
        keys(&exploration).join(" ")
    };
    assert_eq!(of(0, Mode::Dependents), "0 2 3 4");
    assert_eq!(of(1, Mode::Dependents), "1 0 2 3 4");
    assert_eq!(of(4, Mode::Dependencies), "4 3 2 0 5");
}

#[test]
fn a_way_is_the_shortest_and_all_of_those() {
    let catalog = catalog(
        6,
        &[
            (0, 1, "dependsOn"),
            (0, 2, "dependsOn"),
            (1, 3, "dependsOn"),
            (2, 3, "dependsOn"),
            (0, 4, "dependsOn"),
        ],
    );
    let (exploration, _) = explore(&catalog, &reach(&[3, 0], Mode::Path, None), 100);
    let graph = Graph::of(&exploration, true, true);
    let names: Vec<_> = graph
        .nodes
        .iter()
        .map(|node| node.reference.name.as_str())
        .collect();
    assert_eq!(names, ["3", "1", "2", "0"]);
    let (exploration, _) = explore(&catalog, &reach(&[3, 5], Mode::Path, None), 100);
    assert_eq!(Graph::of(&exploration, true, true).nodes.len(), 1);
}

#[test]
fn missing_roots_are_said_and_dangling_relations_counted() {
    let catalog = catalog(1, &[(0, 7, "dependsOn")]);
    let (exploration, _) = explore(&catalog, &reach(&[0, 9], Mode::Neighbours, None), 100);
    assert_eq!(
        exploration
            .missing_roots()
            .map(EntityRef::to_string)
            .collect::<Vec<_>>(),
        [name(9)]
    );
    assert_eq!(exploration.dangling(), 1);
}

#[test]
fn many_neighbours_are_a_group_that_opens() {
    let relations: Vec<_> = (1..=9).map(|part| (part, 0, "partOf")).collect();
    let catalog = catalog(10, &relations);
    let (exploration, _) = explore(&catalog, &reach(&[0], Mode::Neighbours, None), 100);
    let graph = Graph::of(&exploration, true, true);
    let rolled = roll_up(&graph, RollUp::Kind, &[]);
    assert_eq!(rolled.units.len(), 2);
    assert_eq!(rolled.links.len(), 1);
    assert_eq!(rolled.links[0].count, 9);
    let id = rolled.units[1].id.clone();
    let open = roll_up(&graph, RollUp::Kind, std::slice::from_ref(&id));
    assert_eq!((open.units.len(), open.links.len()), (10, 9));
    assert_eq!(
        (open.opened[0].id.as_str(), open.opened[0].count),
        (id.as_str(), 9)
    );
    assert_eq!(roll_up(&graph, RollUp::Off, &[]).units.len(), 10);
}

fn sample() -> impl Strategy<Value = (usize, Vec<(usize, usize, &'static str)>)> {
    let kinds = proptest::sample::select(vec!["dependsOn", "partOf", "ownedBy", "mentions"]);
    (1_usize..40).prop_flat_map(move |count| {
        let relation = (0..count, 0..count, kinds.clone());
        (Just(count), prop::collection::vec(relation, 0..90))
    })
}

/// Distances by another way: over plain numbers.
fn distances(count: usize, relations: &Pairs, root: usize) -> Vec<Option<usize>> {
    let mut found = vec![None; count];
    found[root] = Some(0);
    let mut queue = VecDeque::from([root]);
    while let Some(here) = queue.pop_front() {
        for (from, to, kind) in relations {
            let back = crate::relation::inverse(kind).is_some();
            for (one, other) in [(*from, *to), (*to, *from)]
                .into_iter()
                .take(1 + usize::from(back))
            {
                if one == here && found[other].is_none() {
                    found[other] = found[here].map(|distance: usize| distance + 1);
                    queue.push_back(other);
                }
            }
        }
    }
    found
}

proptest! {
    #[test]
    fn levels_are_distances((count, relations) in sample(), depth in 0_usize..5) {
        let catalog = catalog(count, &relations);
        let (exploration, questions) = explore(&catalog, &reach(&[0], Mode::Neighbours, Some(depth)), 100);
        let found: BTreeMap<_, _> = exploration.nodes().iter().map(|node| (node.reference.name.clone(), node.level)).collect();
        let expected: BTreeMap<_, _> = distances(count, &relations, 0).into_iter().enumerate()
            .filter_map(|(number, level)| Some((number.to_string(), level.filter(|level| *level <= depth)?)))
            .collect();
        prop_assert_eq!(found, expected);
        prop_assert!(questions <= depth + 1);
    }

    #[test]
    fn a_limit_is_kept((count, relations) in sample(), limit in 1_usize..20) {
        let catalog = catalog(count, &relations);
        let whole = reach(&[0], Mode::Neighbours, None);
        let (exploration, _) = explore(&catalog, &whole, limit);
        let (all, _) = explore(&catalog, &whole, 1000);
        prop_assert_eq!(exploration.nodes().len(), all.nodes().len().min(limit));
        prop_assert_eq!(exploration.beyond() > 0, all.nodes().len() > limit);
    }

    #[test]
    fn every_entity_is_in_one_unit_and_every_line_is_kept(
        (count, relations) in sample(), simplified: bool, merged: bool, open: bool,
    ) {
        let catalog = catalog(count, &relations);
        let (exploration, _) = explore(&catalog, &reach(&[0], Mode::Neighbours, None), 1000);
        let graph = Graph::of(&exploration, simplified, merged);
        let closed = roll_up(&graph, RollUp::Kind, &[]);
        let ids: Vec<String> = closed.units.iter().map(|unit| unit.id.clone()).collect();
        let rolled = if open { roll_up(&graph, RollUp::Kind, &ids) } else { closed };
        let mut members: Vec<usize> = rolled.units.iter().flat_map(|unit| unit.members.clone()).collect();
        members.sort_unstable();
        prop_assert_eq!(members, (0..graph.nodes.len()).collect::<Vec<_>>());
        let ids: BTreeSet<_> = rolled.units.iter().map(|unit| &unit.id).collect();
        prop_assert_eq!(ids.len(), rolled.units.len());
        let within: usize = graph.edges.iter().filter(|edge| rolled.units.iter()
            .any(|unit| unit.members.contains(&edge.from) && unit.members.contains(&edge.to))).count();
        let between: usize = rolled.links.iter().map(|link| link.count).sum();
        prop_assert_eq!(within + between, graph.edges.len());
    }
}
