//! Where a graph begins, or the other end of a way: an entity by some letters.

use std::time::Duration;

use catalog::entity::Entity;
use catalog::graph::{Mode, Question};
use catalog::letters::Letters;
use catalog::order;
use leptos::prelude::*;

use crate::api::{ask, use_client};
use crate::language::words::graph as words;
use crate::presentation::{failed, icon, singular};
use crate::route::Route;
use crate::ui::{Empty, Icon, Pace, TextField};

const FIELDS: &str =
    "kind,metadata.name,metadata.namespace,metadata.title,spec.profile.displayName";

/// Entities on offer.
const OFFERED: usize = 12;

/// A backend is not asked at every letter.
const TYPING_PACE: Duration = Duration::from_millis(200);

/// A field, and links to the graph with what was found.
#[component]
pub fn Picker(question: Memo<Question>) -> impl IntoView {
    let client = use_client();
    let typed = RwSignal::new(String::new());
    let letters = RwSignal::new(String::new());
    let pace = Pace::of(if client.is_embedded() {
        Duration::ZERO
    } else {
        TYPING_PACE
    });
    let on_input = move |text: String| {
        typed.set(text);
        pace.want(move || letters.set(typed.get_untracked()));
    };
    let found = ask(
        move || letters.get(),
        move |letters: String, signal| async move {
            match Letters::new(&letters) {
                Some(_) => Ok(best(client.find(&letters, FIELDS, signal).await?, &letters)),
                None => Ok(Vec::new()),
            }
        },
    );
    let results = move || match found.latest().get() {
        Some(Err(error)) => failed(&error, Callback::new(move |()| found.retry())),
        Some(Ok(found)) if !found.is_empty() => {
            let rows = found
                .iter()
                .map(|entity| row(entity, question))
                .collect_view();
            view! { <ul class="found" aria-label=words::found()>{rows}</ul> }.into_any()
        }
        _ => ().into_any(),
    };
    let status = move || match found.latest().get() {
        Some(Ok(found)) if found.is_empty() && !letters.read().trim().is_empty() => {
            words::nothing_found().to_owned()
        }
        _ => String::new(),
    };
    let is_end = Memo::new(move |_| !question.read().reach.roots.is_empty());
    let title = move || {
        if is_end.get() {
            words::end()
        } else {
            words::begin()
        }
    };
    move || {
        view! {
            <Empty icon="network" title=title()>
                <p>{words::type_letters()}</p>
                <TextField label=words::find() icon="search" value=typed on_input=on_input />
                <p role="status">{status}</p>
                {results}
            </Empty>
        }
    }
}

/// What fits best, the best first.
fn best(found: Vec<Entity>, letters: &str) -> Vec<Entity> {
    let Some(mut letters) = Letters::new(letters) else {
        return Vec::new();
    };
    let mut scored: Vec<(u32, Entity)> = Vec::new();
    for entity in found {
        let name = letters.score(&entity.reference().name);
        let Some(score) = letters.score(&entity.title()).max(name) else {
            continue;
        };
        if scored
            .iter()
            .all(|(_, known)| known.reference() != entity.reference())
        {
            scored.push((score, entity));
        }
    }
    order::sort_by_key(&mut scored, |(score, _)| std::cmp::Reverse(*score));
    scored
        .into_iter()
        .take(OFFERED)
        .map(|(_, entity)| entity)
        .collect()
}

fn row(entity: &Entity, question: Memo<Question>) -> impl IntoView + use<> {
    let reference = entity.reference();
    let asked = question.get_untracked();
    let next = match asked.reach.mode {
        Mode::Path => {
            let mut next = asked;
            next.reach.roots.push(reference.clone());
            next
        }
        _ => asked.from_root(reference),
    };
    let kind = singular(&reference.kind);
    let (title, name) = (entity.title(), reference.short());
    let name = (name != title).then(|| view! { <span class="name">{name}</span> });
    view! {
        <li>
            <a href=Route::Graph(next).href()>
                <Icon name=icon(&reference.kind) />
                <span>{title}</span>
                {name}
                <span class="kind">{kind}</span>
            </a>
        </li>
    }
}
