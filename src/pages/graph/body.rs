//! The graph itself, as a picture or a list.

use std::sync::Arc;

use catalog::entity_ref::EntityRef;
use catalog::graph::{Graph, Question};
use leptos::prelude::*;
use leptos::svg::Svg;

use super::notes::Openings;
use super::shown::Shown;
use crate::language::words::graph as words;
use crate::presentation::{Canvas, GraphList, GraphPicture, Target};
use crate::route::{Move, Route, use_address};

/// The graph, and how much there is.
#[component]
pub fn Body(
    question: Memo<Question>,
    shown: Memo<Option<Shown>>,
    drawing: NodeRef<Svg>,
    canvas: Canvas,
    name: Memo<String>,
) -> impl IntoView {
    let address = use_address();
    let scene = Memo::new(move |_| {
        let shown = shown.read();
        shown
            .as_ref()
            .map(|shown| Arc::clone(&shown.scene))
            .unwrap_or_default()
    });
    let graph = Memo::new(move |_| {
        let shown = shown.read();
        shown
            .as_ref()
            .map(|shown| Arc::clone(&shown.graph))
            .unwrap_or_default()
    });
    let choose = Callback::new(move |(place, aside, elsewhere): (usize, bool, bool)| {
        let scene = scene.read_untracked();
        let Some(target) = scene.boxes.get(place).map(|one| one.target.clone()) else {
            return false;
        };
        drop(scene);
        let asked = question.get_untracked();
        match target {
            Target::Entity(reference) if elsewhere => {
                // Refused only where pop-ups are: then nothing opens, as the reader wants it.
                let _ =
                    window().open_with_url_and_target(&Route::entity(&reference).href(), "_blank");
            }
            Target::Entity(reference) if aside => {
                address.go(&Route::entity(&reference), Move::Push)
            }
            Target::Entity(reference) => {
                address.go(&Route::Graph(asked.from_root(&reference)), Move::Push)
            }
            Target::Group(id) => {
                let mut next = asked;
                next.opened.push(id);
                address.go(&Route::Graph(next), Move::Push);
            }
        }
        true
    });
    let from_here = Callback::new(move |reference: EntityRef| {
        Route::Graph(question.read_untracked().from_root(&reference)).href()
    });
    let dangling = Memo::new(move |_| {
        let shown = shown.read();
        shown
            .as_ref()
            .map_or(0, |shown| shown.exploration.0.dangling())
    });
    let is_list = Memo::new(move |_| question.read().list);
    view! {
        <Openings question=question shown=shown />
        {move || match is_list.get() {
            true => view! { <GraphList graph=graph.get() label=name.get() from_here=from_here /> }.into_any(),
            false => view! {
                <GraphPicture scene=scene label=name on_choose=choose drawing=drawing canvas=canvas />
            }
            .into_any(),
        }}
        <p class="count">
            {move || count(&graph.read())}
            {move || match dangling.get() {
                0 => String::new(),
                count => [" ", &words::left_out(count)].concat(),
            }}
            {move || (!is_list.get()).then(|| [" ", words::hint()].concat())}
        </p>
    }
}

/// How much there is.
pub(super) fn count(graph: &Graph) -> String {
    words::count(graph.nodes.len(), graph.edges.len())
}
