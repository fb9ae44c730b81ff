//! A graph in words: who is how far away, and what each is connected to.

use std::sync::Arc;

use catalog::entity_ref::EntityRef;
use catalog::graph::Graph;
use catalog::relation::inverse;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::language::words::drawing as words;
use crate::presentation::relation::relation_verb;
use crate::presentation::{EntityLink, singular};
use crate::ui::{Button, Link};

/// Entities that are listed at first.
const FIRST: usize = 100;

/// The entities of a graph, the nearest first, with every line of it. `from_here` is where one looks
/// from an entity on.
#[component]
pub fn GraphList(
    graph: Arc<Graph>,
    /// What is listed.
    #[prop(into)]
    label: String,
    from_here: Callback<EntityRef, String>,
) -> impl IntoView {
    let count = graph.nodes.len();
    let all = RwSignal::new(count <= FIRST);
    let lines = Arc::new(lines(&graph));
    let shown = {
        let (graph, lines) = (Arc::clone(&graph), Arc::clone(&lines));
        move || {
            let shown = if all.get() { count } else { FIRST };
            let places = 0..shown.min(count);
            let rows = places.map(|place| row(&graph, &lines[place], place, from_here));
            rows.collect_view()
        }
    };
    let more = move || {
        (!all.get()).then(|| {
            let text = words::list_all(&count.to_string());
            view! { <Button on_press=move |()| all.set(true)>{text}</Button> }
        })
    };
    let class_name = [
        "graph-list ",
        style_sheet!("style/components/graph_list.css"),
    ]
    .concat();
    view! {
        <div class=class_name>
            <ol aria-label=label>{shown}</ol>
            {more}
        </div>
    }
}

/// What a node is to others: a verb, and the places of those.
type Lines = Vec<(String, Vec<usize>)>;

/// A line is said at both its ends.
fn lines(graph: &Graph) -> Vec<Lines> {
    let mut all: Vec<Lines> = vec![Vec::new(); graph.nodes.len()];
    let mut add = |place: usize, verb: String, other: usize| {
        let lines = &mut all[place];
        match lines.iter_mut().find(|(known, _)| *known == verb) {
            Some((_, others)) if others.contains(&other) => {}
            Some((_, others)) => others.push(other),
            None => lines.push((verb, vec![other])),
        }
    };
    for edge in &graph.edges {
        add(edge.from, relation_verb(&edge.relation), edge.to);
        if let Some(back) = inverse(&edge.relation) {
            add(edge.to, relation_verb(back), edge.from);
        }
    }
    all
}

fn row(
    graph: &Graph,
    lines: &Lines,
    place: usize,
    from_here: Callback<EntityRef, String>,
) -> impl IntoView + use<> {
    let node = &graph.nodes[place];
    let what = match &node.of_type {
        Some(of_type) => [&singular(&node.reference.kind), " · ", of_type].concat(),
        None => singular(&node.reference.kind),
    };
    let away = match node.level {
        0 => words::here().to_owned(),
        level => words::away(level),
    };
    let look = (node.level > 0).then(|| {
        let href = from_here.run(node.reference.clone());
        let name = [" ", &words::look_at(&node.title)].concat();
        view! { <Link href=href>{words::look()}<span class="visually-hidden">{name}</span></Link> }
    });
    let lines = lines.iter().map(|(verb, others)| {
        let last = others.len().saturating_sub(1);
        let links = others.iter().enumerate().map(|(index, other)| {
            let other = &graph.nodes[*other];
            let (reference, title) = (other.reference.clone(), other.title.clone());
            view! {
                <EntityLink reference=reference title=title plain=true />
                {(index < last).then_some(", ")}
            }
        });
        view! { <li><span class="verb">{verb.clone()}</span> " " {links.collect_view()}</li> }
    });
    view! {
        <li>
            <p class="who">
                <EntityLink reference=node.reference.clone() title=node.title.clone() />
                <span class="what">{what}</span>
                <span class="away">{away}</span>
                {look}
            </p>
            <ul>{lines.collect_view()}</ul>
        </li>
    }
}
