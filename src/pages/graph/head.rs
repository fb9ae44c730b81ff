//! What is shown, in which mode, and what to do with it.

use catalog::graph::Question;
use leptos::prelude::*;
use leptos::svg::Svg;
use leptos::task::spawn_local;
use stylers_macro::style_sheet;
use wasm_bindgen::JsCast;
use web_sys::SvgElement;

use super::filters::Modes;
use super::title::lead;
use crate::language::words::graph as words;
use crate::presentation::{Canvas, save_png, save_svg};
use crate::route::{Move, Route, use_address};
use crate::ui::{Button, Icon, Menu, MenuItem, Segmented, announce};

/// The title, modes and views of the page.
#[component]
pub fn Head(
    question: Memo<Question>,
    name: Memo<String>,
    drawing: NodeRef<Svg>,
    canvas: Canvas,
) -> impl IntoView {
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
        ("graph".to_owned(), words::picture().to_owned()),
        ("list".to_owned(), words::list().to_owned()),
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
                        label=words::shown_as()
                        options=options
                        icons=&["network", "list"]
                        value=view_name
                        on_change=move |view: String| change(|question, on| question.list = on, view == "list")
                    />
                    <span data-on=has_filters>
                        <Button icon="sliders" on_press=toggle>
                            <span class="word">
                                {move || if question.read().filters { words::hide_filters() } else { words::filters() }}
                            </span>
                        </Button>
                    </span>
                    <Save drawing=drawing canvas=canvas name=name />
                </div>
            </div>
            <Modes question=question />
            <p class="lead">{move || lead(&question.read().reach)}</p>
        </header>
    }
}

/// The picture as a file.
#[component]
fn Save(drawing: NodeRef<Svg>, canvas: Canvas, name: Memo<String>) -> impl IntoView {
    let tell = |saved: Result<(), wasm_bindgen::JsValue>| {
        announce(match saved {
            Ok(()) => words::saved().to_owned(),
            Err(_) => words::not_saved().to_owned(),
        });
    };
    let picture = move || {
        canvas.complete_all();
        let drawing = drawing.get_untracked();
        let picture = drawing.map(|drawing| drawing.unchecked_into::<SvgElement>());
        if picture.is_none() {
            announce(words::no_picture().to_owned());
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
    let items = vec![
        item(words::save_svg(), as_svg),
        item(words::save_png(), as_png),
    ];
    view! { <Menu label=words::save() icon=Signal::stored("download".to_owned()) items=items /> }
}
