//! What the entity is directly connected to, as a picture.

use std::collections::HashMap;
use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::graph::{Exploration, HANDFUL, Question, Reach};
use catalog::neighbours::Neighbours;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::svg::Svg;
use serde_json::json;
use stylers_macro::style_sheet;

use crate::api::{Found, ask, use_client};
use crate::language::words::overview as words;
use crate::presentation::{GraphPicture, Scene, Target, failed};
use crate::route::{Move, Route, use_address};
use crate::ui::{Card, Link, use_near};

/// As long as there are no more neighbours than that, all of them are asked for; else those that are
/// not rolled up into groups.
const AT_ONCE: usize = 100;

/// What a box shows.
const FIELDS: [&str; 6] = [
    "kind",
    "metadata.name",
    "metadata.namespace",
    "metadata.title",
    "spec.type",
    "spec.profile.displayName",
];

/// A small picture of the neighbours, and the way to the page with more. They are asked for with what
/// the rest of the page shows of them; the picture is drawn when it is about to come into sight.
#[component]
pub fn RelationGraph(entity: Arc<Entity>, neighbours: Arc<Vec<Neighbours>>) -> impl IntoView {
    (!neighbours.is_empty()).then(|| {
        let class_name = [
            "graph-card ",
            style_sheet!("style/components/graph_card.css"),
        ]
        .concat();
        let place = NodeRef::<Div>::new();
        let page = Route::Graph(Question::of(entity.reference())).href();
        view! {
            <Card title=words::relations()>
                <div class=class_name node_ref=place>
                    <Picture entity=entity neighbours=neighbours is_near=use_near(place) />
                </div>
                <Link href=page icon="network">{words::view_graph()}</Link>
            </Card>
        }
    })
}

#[component]
fn Picture(
    entity: Arc<Entity>,
    neighbours: Arc<Vec<Neighbours>>,
    is_near: RwSignal<bool>,
) -> impl IntoView {
    let (client, address) = (use_client(), use_address());
    let question = Question::of(entity.reference());
    let opened = RwSignal::new(Vec::<String>::new());
    let label = words::relations_of(&entity.reference().short());
    let has_opened = Memo::new(move |_| !opened.read().is_empty());
    let found = ask(
        move || wanted(&neighbours, has_opened.get()),
        move |wanted, signal| async move {
            let found = client.together(&wanted, &FIELDS, signal).await?;
            Ok(Arc::new((wanted, found)))
        },
    );
    let scene = Memo::new(move |_| {
        let mut question = question.clone();
        question.opened = opened.get();
        let links = |reference: &EntityRef| (Route::entity(reference).href(), None);
        match &*found.latest().read() {
            Some(Ok(known)) if is_near.get() => {
                let star = star(&entity, &question, &known.0, &known.1);
                Arc::new(Scene::of(&star, &question, links).0)
            }
            _ => Arc::default(),
        }
    });
    let choose = Callback::new(move |(place, aside, elsewhere): (usize, bool, bool)| {
        let target =
            scene.with_untracked(|scene| scene.boxes.get(place).map(|one| one.target.clone()));
        match target {
            Some(Target::Group(id)) => opened.update(|opened| opened.push(id)),
            // The browser knows what these keys mean for a link.
            Some(Target::Entity(_)) if aside || elsewhere => return false,
            Some(Target::Entity(reference)) => address.go(&Route::entity(&reference), Move::Push),
            None => return false,
        }
        true
    });
    let failure = move || match found.latest().get() {
        Some(Err(error)) => Some(failed(&error, Callback::new(move |()| found.retry()))),
        _ => None,
    };
    let drawing = NodeRef::<Svg>::new();
    let is_there =
        Memo::new(move |_| is_near.get() && matches!(&*found.latest().read(), Some(Ok(_))));
    view! {
        {failure}
        <Show when=move || is_there.get()>
            <GraphPicture
                scene=scene
                label=label.clone()
                on_choose=choose
                drawing=drawing
                small=true
            />
        </Show>
    }
}

/// The neighbours whose titles are needed.
fn wanted(all: &[Neighbours], has_opened: bool) -> Vec<EntityRef> {
    let count: usize = all.iter().map(|one| one.targets.len()).sum();
    let is_shown =
        |one: &Neighbours| has_opened || count <= AT_ONCE || one.targets.len() <= HANDFUL;
    let shown = all.iter().filter(|one| is_shown(one));
    shown.flat_map(|one| one.targets.clone()).collect()
}

/// The entity and its neighbours. Those that nobody asked for are in a group: of them the reference
/// is enough.
fn star(
    entity: &Arc<Entity>,
    question: &Question,
    wanted: &[EntityRef],
    found: &Found,
) -> Exploration {
    let reach = Reach {
        depth: Some(1),
        ..question.reach.clone()
    };
    let known: HashMap<String, &Option<Arc<Entity>>> =
        wanted.iter().map(EntityRef::to_string).zip(found).collect();
    let mut star = Exploration::new(&reach);
    star.take([Some(Arc::clone(entity))]);
    let neighbours: Vec<Option<Arc<Entity>>> = star
        .next()
        .iter()
        .map(|reference| match known.get(&reference.to_string()) {
            Some(entity) => (*entity).clone(),
            None => named(reference),
        })
        .collect();
    star.take(neighbours);
    star
}

/// An entity of which nothing but its name is known.
fn named(reference: &EntityRef) -> Option<Arc<Entity>> {
    let body = json!({
        "kind": reference.kind,
        "metadata": {"name": reference.name, "namespace": reference.namespace},
    });
    Entity::try_from(body).ok().map(Arc::new)
}
