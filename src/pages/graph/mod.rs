//! What entities are connected to: a picture or a list of their neighbourhood.

mod filters;
mod notes;
mod picker;
mod words;

use std::sync::Arc;

use catalog::entity_ref::EntityRef;
use catalog::graph::{Exploration, Graph, Mode, Question, Reach, Rolled};
use leptos::prelude::*;
use leptos::svg::Svg;
use leptos::task::spawn_local;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::SvgElement;

use self::filters::{Filters, Modes};
use self::notes::{Notes, Openings};
use self::picker::Picker;
use crate::api::{ask, use_client};
use crate::presentation::{
    GraphList, GraphPicture, ReadingProgress, Scene, Target, failed, save_png, save_svg, set_title,
};
use crate::route::{Move, Route, use_address};
use crate::ui::{Button, Icon, Menu, MenuItem, Segmented, Skeleton, announce};

/// What was found, and what is drawn of it.
#[derive(Clone, PartialEq)]
struct Shown {
    scene: Arc<Scene>,
    graph: Arc<Graph>,
    rolled: Arc<Rolled>,
    exploration: Found,
}

/// The same search is the same answer.
#[derive(Clone)]
struct Found(Arc<Exploration>);

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Shown {
    fn of(exploration: Found, question: &Question) -> Self {
        let links = |reference: &EntityRef| {
            let here = Route::Graph(question.from_root(reference)).href();
            (here, Some(Route::entity(reference).href()))
        };
        let (scene, graph, rolled) = Scene::of(&exploration.0, question, links);
        Self {
            scene: Arc::new(scene),
            graph: Arc::new(graph),
            rolled: Arc::new(rolled),
            exploration,
        }
    }
}

/// The graph of the address.
#[component]
pub fn GraphPage() -> impl IntoView {
    let (client, address) = (use_client(), use_address());
    let question = Memo::new(
        move |last: Option<&Question>| match address.reading().get().route {
            Route::Graph(question) => question,
            // The reader is leaving: what is on screen stays until the next page replaces it.
            _ => last.cloned().unwrap_or_default(),
        },
    );
    let reach = Memo::new(move |_| question.read().reach.clone());
    let is_whole = Memo::new(move |_| is_whole(&reach.read()));
    let so_far = RwSignal::new(0);
    let found = ask(
        move || is_whole.get().then(|| reach.get()),
        move |reach: Option<Reach>, signal| async move {
            let Some(reach) = reach else { return Ok(None) };
            so_far.set(0);
            let on_level = move |count| _ = so_far.try_set(count);
            let found = client.explore(&reach, on_level, signal).await?;
            Ok(Some(Found(Arc::new(found))))
        },
    );
    let shown = Memo::new(move |last: Option<&Option<Shown>>| {
        let last = last.cloned().flatten();
        let question = question.get();
        if !is_whole.get() {
            return None;
        }
        match &*found.latest().read() {
            // An older answer stays as it was until the newer is there.
            Some(Ok(Some(exploration))) if *exploration.0.reach() == question.reach => {
                Some(Shown::of(exploration.clone(), &question))
            }
            _ => last,
        }
    });
    let name = Memo::new(move |_| {
        words::name(
            &question.read(),
            shown.read().as_ref().map(|shown| &*shown.graph),
        )
    });
    set_title(move || name.get());
    tell(shown);
    let drawing = NodeRef::<Svg>::new();
    let body = move || match found.latest().get() {
        Some(Err(error)) => failed(&error, Callback::new(move |()| found.retry())),
        _ if !is_whole.get() => view! { <Picker question=question /> }.into_any(),
        _ if shown.with(Option::is_none) => view! {
            <ReadingProgress />
            <p class="count" role="status">{move || words::so_far(so_far.get())}</p>
            <Skeleton lines=6 />
        }
        .into_any(),
        _ => view! { <Body question=question shown=shown drawing=drawing name=name /> }.into_any(),
    };
    let kept = Memo::new(move |_| {
        let failed = matches!(&*found.latest().read(), Some(Err(_)));
        (failed, is_whole.get(), shown.with(Option::is_some))
    });
    let body = move || {
        kept.get();
        untrack(body)
    };
    let class_name = [
        "graph-page ",
        style_sheet!("style/components/graph_page.css"),
    ]
    .concat();
    view! {
        <Head question=question name=name drawing=drawing />
        <div class=class_name aria-busy=move || (is_whole.get() && found.asking().get()).to_string()>
            <Show when=move || question.read().filters>
                <Filters question=question />
            </Show>
            <Notes question=question shown=shown />
            {body}
        </div>
    }
}

/// Whether there is enough to look for.
fn is_whole(reach: &Reach) -> bool {
    match reach.mode {
        Mode::Path => reach.roots.len() > 1,
        _ => !reach.roots.is_empty(),
    }
}

/// Says how much there is, whenever that changes.
fn tell(shown: Memo<Option<Shown>>) {
    let count = Memo::new(move |_| {
        let shown = shown.read();
        shown.as_ref().map(|shown| words::count(&shown.graph))
    });
    Effect::new(move |_| {
        if let Some(count) = count.get() {
            announce(count);
        }
    });
}

#[component]
fn Head(question: Memo<Question>, name: Memo<String>, drawing: NodeRef<Svg>) -> impl IntoView {
    let address = use_address();
    let change = move |change: fn(&mut Question, bool), on: bool| {
        let mut next = question.get_untracked();
        change(&mut next, on);
        address.go(&Route::Graph(next), Move::Replace);
    };
    let view_name = Signal::derive(move || {
        if question.read().list {
            "list"
        } else {
            "graph"
        }
        .to_owned()
    });
    let options = vec![
        ("graph".to_owned(), "Picture".to_owned()),
        ("list".to_owned(), "List".to_owned()),
    ];
    let has_filters = move || question.read().filters.to_string();
    let toggle = move |()| {
        change(
            |question, on| question.filters = on,
            !question.get_untracked().filters,
        )
    };
    let class_name = ["page-head ", style_sheet!("style/components/page_head.css")].concat();
    view! {
        <header class=class_name>
            <div class="title-row">
                <span class="tile"><Icon name="network" /></span>
                <h1>{name}</h1>
                <div class="actions">
                    <Segmented
                        label="Shown as"
                        options=options
                        icons=&["network", "list"]
                        value=view_name
                        on_change=move |view: String| change(|question, on| question.list = on, view == "list")
                    />
                    <span data-on=has_filters>
                        <Button icon="sliders" on_press=toggle>
                            <span class="word">
                                {move || if question.read().filters { "Hide filters" } else { "Filters" }}
                            </span>
                        </Button>
                    </span>
                    <Save drawing=drawing name=name />
                </div>
            </div>
            <Modes question=question />
            <p class="lead">{move || words::lead(&question.read().reach)}</p>
        </header>
    }
}

/// The picture as a file.
#[component]
fn Save(drawing: NodeRef<Svg>, name: Memo<String>) -> impl IntoView {
    let tell = |saved: Result<(), wasm_bindgen::JsValue>| {
        announce(match saved {
            Ok(()) => "The picture is saved.".to_owned(),
            Err(_) => "The browser could not make the picture.".to_owned(),
        });
    };
    let picture = move || {
        let drawing = drawing.get_untracked();
        let picture = drawing.map(|drawing| drawing.unchecked_into::<SvgElement>());
        if picture.is_none() {
            announce("There is no picture to save: show the graph as a picture first.".to_owned());
        }
        picture
    };
    let file = move || name.get_untracked().replace(['/', ':'], "-");
    let as_svg = Callback::new(move |()| {
        if let Some(picture) = picture() {
            tell(save_svg(&picture, &file()));
        }
    });
    let as_png = Callback::new(move |()| {
        if let Some(picture) = picture() {
            let file = file();
            spawn_local(async move { tell(save_png(picture, file).await) });
        }
    });
    let item = |title: &str, on_select| MenuItem {
        title: title.to_owned(),
        icon: "download",
        on_select,
        checked: None,
    };
    let items = vec![item("Save as SVG", as_svg), item("Save as PNG", as_png)];
    view! { <Menu label="Save the picture" icon=Signal::stored("download".to_owned()) items=items /> }
}

#[component]
fn Body(
    question: Memo<Question>,
    shown: Memo<Option<Shown>>,
    drawing: NodeRef<Svg>,
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
                <GraphPicture scene=scene label=name on_choose=choose drawing=drawing />
            }
            .into_any(),
        }}
        <p class="count">
            {move || words::count(&graph.read())}
            {move || words::dangling(dangling.get())}
            {move || words::hint(is_list.get())}
        </p>
    }
}
