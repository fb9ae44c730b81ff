//! The command palette: any entity, page, tab or action by a few letters.

mod actions;
mod candidate;
mod known;
mod places;
mod questions;
mod ranking;

use catalog::letters::Letters;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use self::actions::Scene;
use self::candidate::Candidate;
use self::known::Known;
use self::ranking::Taste;
use super::keys;
use crate::api::{Answer, use_client, use_config, use_registering};
use crate::language::words::palette as words;
use crate::plugin::{use_open_entity, use_registry};
use crate::route::{Move, use_address};
use crate::session::{use_stars, use_theme, use_views, use_visits};
use crate::ui::{Finder, FinderGroup, Icon};

/// The button that opens the palette; it looks like a field.
#[component]
pub fn PaletteButton(open: RwSignal<bool>) -> impl IntoView {
    let (keys, named) = if keys::has_command_key() {
        ("⌘ K", "Meta+K")
    } else {
        ("Ctrl K", "Control+K")
    };
    view! {
        <button
            type="button"
            class="search"
            aria-haspopup="dialog"
            aria-keyshortcuts=named
            on:click=move |_| open.set(true)
        >
            <Icon name="search" />
            <span class="text">{words::search()}</span>
            <kbd aria-hidden="true">{keys}</kbd>
        </button>
    }
}

/// The palette itself, over the page.
#[component]
pub fn Palette(open: RwSignal<bool>, shortcuts: RwSignal<bool>) -> impl IntoView {
    let address = use_address();
    let scene = Scene {
        entity: use_open_entity().entity(),
        stars: use_stars(),
        theme: use_theme(),
        session: use_client().session(),
        shortcuts,
        config: StoredValue::new(use_config()),
    };
    let typed = RwSignal::new(String::new());
    let letters = Memo::new(move |_| typed.read().trim().to_owned());
    let known = Known::nothing();
    learn_visits(open, known);
    questions::learn_stars(open, known);
    let question = questions::find(letters, known);
    let groups = groups(open, question.drawn, known, scene);
    let status =
        Signal::derive(move || status(&question.drawn.read(), &groups.read(), question.answer));
    let behind = Signal::derive(move || *question.drawn.read() != *letters.read());
    let choose = move |(key, elsewhere): (String, bool)| {
        let is_place = key.starts_with('/');
        if is_place && elsewhere {
            open_tab(&key);
            return;
        }
        open.set(false);
        keys::close_dialogs();
        if is_place {
            address.go_to(&key, Move::Push);
            focus_page();
        } else {
            actions::run(&key, &scene);
        }
    };
    view! {
        <Finder
            open=open
            label=words::label()
            words=typed
            groups=groups
            behind=behind
            status=status
            on_choose=choose
        />
    }
}

/// What was visited is known by the titles of then.
fn learn_visits(open: RwSignal<bool>, known: Known) {
    let visits = use_visits().all();
    Effect::new(move |_| {
        if open.get() {
            let visits = visits.get_untracked();
            let visits = visits.iter();
            let found =
                visits.map(|visit| Candidate::entity(&visit.reference, visit.title.clone()));
            known.learn(found.collect());
        }
    });
}

/// What stands in the list.
fn groups(
    open: RwSignal<bool>,
    letters: Signal<String>,
    known: Known,
    scene: Scene,
) -> Memo<Vec<FinderGroup>> {
    let registry = use_registry();
    let visits = use_visits().all();
    let saved = use_views().all();
    let here = places::here();
    let registering = use_registering();
    // The page stands still while the palette is over it.
    let fixed = Memo::new(move |_| {
        let mut fixed: Vec<Candidate> = Vec::new();
        if open.get() {
            if let Some(entity) = scene.entity.get_untracked() {
                fixed.extend(places::tabs(&entity, &registry.read_untracked(), &here()));
            }
            fixed.extend(places::pages(
                &registry.read_untracked(),
                registering.get() == Some(true),
            ));
            for view in places::views(&saved.read_untracked()) {
                // A row is known by where it leads.
                if !fixed.iter().any(|known| known.key == view.key) {
                    fixed.push(view);
                }
            }
            fixed.extend(actions::offered(&scene));
        }
        fixed
    });
    Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        let starred = scene.stars.all().get_untracked();
        let visited = visits.get_untracked();
        let taste = Taste {
            starred: starred.iter().map(ToString::to_string).collect(),
            visited: visited
                .iter()
                .map(|visit| visit.reference.to_string())
                .collect(),
        };
        let known = known.all().read();
        let letters = letters.read();
        let words = letters.split_whitespace().count() as u32;
        if let Some(mut letters) = Letters::new(&letters) {
            return ranking::ranked(&mut letters, words, &known, &fixed.read(), &taste);
        }
        let entity = scene.entity.get_untracked();
        let here = entity.map(|entity| entity.reference().to_string());
        ranking::before(&known, &fixed.read(), &taste, here.as_deref())
    })
}

/// How much was found, or why nothing.
fn status(letters: &str, groups: &[FinderGroup], answer: Answer<String>) -> String {
    if letters.is_empty() {
        return String::new();
    }
    let latest = answer.latest().read();
    let failure = match &*latest {
        Some(Err(error)) if !answer.asking().get() => Some(error.title()),
        _ => None,
    };
    let answered = matches!(&*latest, Some(Ok(answered)) if answered == letters);
    let count = groups.iter().map(|group| group.rows.len()).sum::<usize>();
    match (count, failure) {
        (0, Some(failure)) => failure.to_owned(),
        (0, None) if !answered => words::searching().to_owned(),
        (0, None) => words::nothing(letters),
        (_, Some(failure)) => words::only_known(failure),
        (count, None) => words::results(count),
    }
}

/// The reader arrives at the page, also where it is another list on the same page.
fn focus_page() {
    let page = document().get_element_by_id("main");
    if let Some(page) = page.and_then(|page| page.dyn_into::<HtmlElement>().ok()) {
        // Refused only where nothing can have the focus.
        let _ = page.focus();
    }
}

/// Opens an address in a new browser tab.
fn open_tab(href: &str) {
    // A browser that does not allow it says so itself.
    let _ = window().open_with_url_and_target_and_features(href, "_blank", "noopener");
}
