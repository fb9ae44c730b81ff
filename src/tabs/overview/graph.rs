//! What the entity is directly connected to, as a picture.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::graph::{Question, Reach};
use js_sys::Array;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::svg::Svg;
use stylers_macro::style_sheet;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use crate::api::{ask, use_client};
use crate::presentation::{GraphPicture, Scene, Target, failed};
use crate::route::{Move, Route, use_address};
use crate::ui::{Card, Link};

/// A small picture of the neighbours, and the way to the page with more. It is asked for when it is
/// about to come into sight.
#[component]
pub fn RelationGraph(entity: Arc<Entity>) -> impl IntoView {
    entity.relations().next().is_some().then(|| {
        let class_name = [
            "graph-card ",
            style_sheet!("style/components/graph_card.css"),
        ]
        .concat();
        let place = NodeRef::<Div>::new();
        let is_near = near(place);
        let reference = entity.reference().clone();
        let page = Route::Graph(Question::of(&reference)).href();
        view! {
            <Card title="Relations">
                <div class=class_name node_ref=place>
                    <Show when=move || is_near.get()>
                        <Drawn reference=reference.clone() />
                    </Show>
                </div>
                <Link href=page icon="network">"View graph"</Link>
            </Card>
        }
    })
}

#[component]
fn Drawn(reference: EntityRef) -> impl IntoView {
    let (client, address) = (use_client(), use_address());
    let question = Question::of(&reference);
    let reach = Reach {
        depth: Some(1),
        ..question.reach.clone()
    };
    let opened = RwSignal::new(Vec::<String>::new());
    let found = ask(
        move || reach.clone(),
        move |reach, signal| async move { Ok(Arc::new(client.explore(&reach, |_| {}, signal).await?)) },
    );
    let scene = Memo::new(move |_| {
        let mut question = question.clone();
        question.opened = opened.get();
        let links = |reference: &EntityRef| (Route::entity(reference).href(), None);
        match &*found.latest().read() {
            Some(Ok(exploration)) => Arc::new(Scene::of(exploration, &question, links).0),
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
    let label = ["Relations of ", &reference.short()].concat();
    let is_there = Memo::new(move |_| matches!(&*found.latest().read(), Some(Ok(_))));
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

/// Whether an element has come near what is in sight.
fn near(place: NodeRef<Div>) -> RwSignal<bool> {
    let is_near = RwSignal::new(false);
    let watching = StoredValue::new_local(None::<(IntersectionObserver, Closure<dyn Fn(Array)>)>);
    let stop = move || {
        let watched = watching.try_update_value(Option::take).flatten();
        if let Some((observer, _)) = watched {
            observer.disconnect();
        }
    };
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        let seen = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            let mut entries = entries.iter().filter_map(|entry| entry.dyn_into().ok());
            if entries.any(|entry: IntersectionObserverEntry| entry.is_intersecting()) {
                // The observer goes with the view: it may not be dropped while it calls.
                is_near.try_set(true);
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("200px");
        let observer =
            IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options);
        match observer {
            Ok(observer) => {
                let place: &Element = &place;
                observer.observe(place);
                watching.set_value(Some((observer, seen)));
            }
            Err(_) => is_near.set(true),
        }
    });
    on_cleanup(stop);
    is_near
}
