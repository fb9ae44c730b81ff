//! What entities are connected to: a picture or a list of their neighbourhood.

mod body;
mod filters;
mod head;
mod notes;
mod picker;
mod shown;
mod title;

use std::sync::Arc;

use catalog::graph::{Mode, Question, Reach};
use leptos::prelude::*;
use leptos::svg::Svg;
use stylers_macro::style_sheet;

use self::body::{Body, count};
use self::filters::Filters;
use self::head::Head;
use self::notes::Notes;
use self::picker::Picker;
use self::shown::{Found, Shown};
use crate::api::{ask, use_client};
use crate::language::words::graph as words;
use crate::presentation::{Canvas, ReadingProgress, failed, set_title};
use crate::route::{Route, use_address};
use crate::ui::{Skeleton, announce};

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
        title::name(
            &question.read(),
            shown.read().as_ref().map(|shown| &*shown.graph),
        )
    });
    set_title(move || name.get());
    tell(shown);
    let (drawing, canvas) = (NodeRef::<Svg>::new(), Canvas::default());
    let body = move || match found.latest().get() {
        Some(Err(error)) => failed(&error, Callback::new(move |()| found.retry())),
        _ if !is_whole.get() => view! { <Picker question=question /> }.into_any(),
        _ if shown.with(Option::is_none) => view! {
            <ReadingProgress />
            <p class="count" role="status">{move || found_so_far(so_far.get())}</p>
            <Skeleton lines=6 />
        }
        .into_any(),
        _ => {
            view! { <Body question=question shown=shown drawing=drawing canvas=canvas name=name /> }
                .into_any()
        }
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
        <Head question=question name=name drawing=drawing canvas=canvas />
        <div class=class_name aria-busy=move || (is_whole.get() && found.asking().get()).to_string()>
            <Show when=move || question.read().filters>
                <Filters question=question />
            </Show>
            <Notes question=question shown=shown />
            {body}
        </div>
    }
}

/// How far a search is.
fn found_so_far(count: usize) -> String {
    match count {
        0 => String::new(),
        count => words::so_far(&count.to_string()),
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
        shown.as_ref().map(|shown| count(&shown.graph))
    });
    Effect::new(move |_| {
        if let Some(count) = count.get() {
            announce(count);
        }
    });
}
