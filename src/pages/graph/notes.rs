//! What a reader has to know about a graph: what is missing in it, and which groups are open.

use catalog::graph::{Mode, NODES, PATH_NODES, Question};
use leptos::prelude::*;

use super::shown::Shown;
use crate::language::words::graph as words;
use crate::presentation::group_title;
use crate::route::{Move, Route, use_address};
use crate::ui::{Icon, Notice, Tone};

/// What the address has that makes no sense, roots that do not exist, and what is left out.
#[component]
pub fn Notes(question: Memo<Question>, shown: Memo<Option<Shown>>) -> impl IntoView {
    let reading = use_address().reading();
    let passed_over = Memo::new(move |_| reading.read().notices.clone());
    let warnings = Memo::new(move |_| {
        let mut warnings = passed_over.get();
        if let Some(shown) = &*shown.read() {
            warnings.extend(warnings_of(shown, &question.read()));
        }
        warnings
    });
    let news = Memo::new(move |_| shown.read().as_ref().map(news_of).unwrap_or_default());
    let notice = |tone: Tone, sentences: Vec<String>| {
        (!sentences.is_empty()).then(|| {
            let lines = sentences
                .into_iter()
                .map(|sentence| view! { <p>{sentence}</p> });
            view! { <Notice tone=tone>{lines.collect_view()}</Notice> }
        })
    };
    view! {
        {move || notice(Tone::Warning, warnings.get())}
        {move || notice(Tone::Info, news.get())}
    }
}

fn warnings_of(shown: &Shown, question: &Question) -> Vec<String> {
    let exploration = &shown.exploration.0;
    let missing = exploration.missing_roots();
    let mut warnings: Vec<String> = missing
        .map(|root| words::no_such_root(&root.to_string()))
        .collect();
    let beyond = exploration.beyond();
    if beyond > 0 {
        let limit = if question.reach.mode == Mode::Path {
            PATH_NODES
        } else {
            NODES
        };
        warnings.push(words::limit(&limit.to_string(), &beyond.to_string()));
    }
    warnings
}

fn news_of(shown: &Shown) -> Vec<String> {
    let exploration = &shown.exploration.0;
    let reach = exploration.reach();
    let mut news = Vec::new();
    let alone = shown.graph.nodes.len() <= reach.roots.len() && shown.graph.edges.is_empty();
    if alone && exploration.missing_roots().next().is_none() {
        let sentence = match reach.mode {
            Mode::Neighbours => words::alone(),
            Mode::Dependents => words::no_dependents(),
            Mode::Dependencies => words::no_dependencies(),
            Mode::Path => words::no_path(),
        };
        news.push(sentence.to_owned());
    }
    news
}

/// Groups that are open, each with a way to close it.
#[component]
pub fn Openings(question: Memo<Question>, shown: Memo<Option<Shown>>) -> impl IntoView {
    let address = use_address();
    let opened = Memo::new(move |_| {
        let shown = shown.read();
        shown
            .as_ref()
            .map(|shown| shown.rolled.opened.clone())
            .unwrap_or_default()
    });
    let close = move |id: &str| {
        let mut next = question.get_untracked();
        next.opened.retain(|known| known != id);
        address.go(&Route::Graph(next), Move::Push);
    };
    let chips = move || {
        let chips = opened.get().into_iter().map(|group| {
            let title = group_title(&group.group, group.count);
            let label = words::close_group(&title);
            view! {
                <li>
                    <button type="button" aria-label=label on:click=move |_| close(&group.id)>
                        <span>{title}</span>
                        <Icon name="x" />
                    </button>
                </li>
            }
        });
        chips.collect_view()
    };
    move || {
        (!opened.read().is_empty()).then(|| {
            view! {
                <div class="openings">
                    <span>{words::opened()}</span>
                    <ul>{chips}</ul>
                </div>
            }
        })
    }
}
