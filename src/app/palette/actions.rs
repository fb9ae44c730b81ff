//! What the palette can do. An action is one more entry of [`ACTIONS`].

use std::sync::Arc;

use catalog::entity::Entity;
use leptos::prelude::*;

use super::candidate::{Candidate, Sort};
use crate::api::{Config, Session};
use crate::app::backends;
use crate::language::words::{palette as words, shortcut};
use crate::presentation::{can_sign_out, sign_out};
use crate::session::{Stars, Theme, ThemeChoice};
use crate::ui::{announce, copy};

/// What actions work on.
#[derive(Clone, Copy)]
pub struct Scene {
    /// The entity whose page is open.
    pub entity: Signal<Option<Arc<Entity>>>,
    /// The reader's stars.
    pub stars: Stars,
    /// Light or dark.
    pub theme: Theme,
    /// How the backend knows the reader.
    pub session: Session,
    /// Whether the list of shortcuts is open.
    pub shortcuts: RwSignal<bool>,
    /// Which backends there are.
    pub config: StoredValue<Arc<Config>>,
}

struct Action {
    /// No other action has it, and no address begins like it.
    key: &'static str,
    icon: &'static str,
    /// What it is called in this scene, and what it is about; `None` where there is nothing to do.
    title: fn(&Scene) -> Option<(&'static str, String)>,
    run: fn(&Scene),
}

const ACTIONS: [Action; 8] = [
    Action {
        key: "star",
        icon: "star",
        title: |scene| {
            let entity = scene.entity.get_untracked()?;
            let starred = scene.stars.has(entity.reference()).get_untracked();
            let title = if starred {
                words::unstar()
            } else {
                words::star()
            };
            Some((title, entity.title()))
        },
        run: star,
    },
    Action {
        key: "copy-reference",
        icon: "copy",
        title: |scene| {
            let entity = scene.entity.get_untracked()?;
            Some((words::copy_reference(), entity.reference().to_string()))
        },
        run: |scene| {
            if let Some(entity) = scene.entity.get_untracked() {
                copy(entity.reference().to_string());
            }
        },
    },
    Action {
        key: "copy-link",
        icon: "link",
        title: |_| Some((words::copy_link(), String::new())),
        run: |_| copy(window().location().href().unwrap_or_default()),
    },
    Action {
        key: "theme-light",
        icon: "sun",
        title: |_| Some((words::theme_light(), String::new())),
        run: |scene| scene.theme.choose(ThemeChoice::Light),
    },
    Action {
        key: "theme-dark",
        icon: "moon",
        title: |_| Some((words::theme_dark(), String::new())),
        run: |scene| scene.theme.choose(ThemeChoice::Dark),
    },
    Action {
        key: "theme-system",
        icon: "monitor",
        title: |_| Some((words::theme_system(), String::new())),
        run: |scene| scene.theme.choose(ThemeChoice::System),
    },
    Action {
        key: "shortcuts",
        icon: "keyboard",
        title: |_| Some((shortcut::title(), String::new())),
        run: |scene| scene.shortcuts.set(true),
    },
    Action {
        key: "sign-out",
        icon: "user",
        title: |scene| {
            let user = can_sign_out(scene.session).get_untracked()?;
            let name = user.name.clone();
            Some((
                words::sign_out(),
                name.unwrap_or_else(|| user.reference.clone()),
            ))
        },
        run: |scene| sign_out(scene.session),
    },
];

/// What the key of a change to another backend begins with; the rest is its name.
const SWITCH: &str = "backend ";

/// The actions of a scene.
pub fn offered(scene: &Scene) -> impl Iterator<Item = Candidate> {
    let actions = ACTIONS.iter().filter_map(|action| {
        let (title, about) = (action.title)(scene)?;
        let (key, title) = (action.key.to_owned(), title.to_owned());
        Some(Candidate {
            about,
            ..Candidate::fixed(Sort::Action, key, action.icon, title)
        })
    });
    actions.chain(switches(scene))
}

/// A change to each backend but the one in force.
fn switches(scene: &Scene) -> Vec<Candidate> {
    let config = scene.config.get_value();
    let others = config.backends.iter();
    others
        .filter(|named| config.chosen() != Some(named))
        .map(|named| {
            let key = [SWITCH, &named.name].concat();
            let title = words::switch(&named.title);
            Candidate {
                about: words::backend().to_owned(),
                ..Candidate::fixed(Sort::Action, key, "database", title)
            }
        })
        .collect()
}

/// Does what the action of this key does.
pub fn run(key: &str, scene: &Scene) {
    if let Some(name) = key.strip_prefix(SWITCH) {
        backends::switch(name);
    } else if let Some(action) = ACTIONS.iter().find(|action| action.key == key) {
        (action.run)(scene);
    }
}

fn star(scene: &Scene) {
    let Some(entity) = scene.entity.get_untracked() else {
        return;
    };
    let reference = entity.reference();
    scene.stars.toggle(reference);
    let starred = scene.stars.has(reference).get_untracked();
    let title = entity.title();
    announce(match starred {
        true => words::has_starred(&title),
        false => words::has_unstarred(&title),
    });
}
