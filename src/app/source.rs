//! Where the catalog comes from.

use std::sync::Arc;

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::backends;
use crate::api::{Backend, Config, NamedBackend, Place};
use crate::language::HERE;
use crate::language::words::{origin as words, shell};
use crate::lazy::chunk;
use crate::presentation::deferred_silently;
use crate::ui::{Dialog, Icon, Link};

/// Where the entities come from, how that is changed, and where else they can come from.
#[component]
pub fn Source(config: Arc<Config>) -> impl IntoView {
    let open = RwSignal::new(false);
    let name = match config.chosen() {
        Some(chosen) => chosen.title.clone(),
        None => place_of(&config.backend),
    };
    let explained = move || {
        let config = Arc::clone(&config);
        deferred_silently(move || explained(Arc::clone(&config)))
    };
    view! {
        <button type="button" class="source" aria-haspopup="dialog" on:click=move |_| open.set(true)>
            <Icon name="database" />
            <span>{name}</span>
        </button>
        <Dialog open=open title=words::title()>{explained()}</Dialog>
    }
}

chunk! { list:
    fn explained(config: Arc<Config>) -> AnyView {
        let choice = config.chosen().map(|chosen| choice(&config, chosen));
        let told = told(&config.backend);
        let change = config.chosen().is_none().then(|| change(&config));
        view! { {choice} {told} {change} }.into_any()
    }
}

/// What readers know a backend by that has no name.
fn place_of(backend: &Backend) -> String {
    match backend {
        Backend::Embedded(_) => shell::embedded().to_owned(),
        Backend::Http(server) => {
            let base = server.base.as_str();
            let host = base.split_once("://").map_or(base, |(_, host)| host);
            host.to_owned()
        }
    }
}

/// Links, so that another backend can be opened beside this one, or its address be given away.
fn choice(config: &Config, chosen: &NamedBackend) -> impl IntoView + use<> {
    let class_name = ["backends ", style_sheet!("style/components/backends.css")].concat();
    let items = config.backends.iter().map(|named| {
        let (name, title) = (named.name.clone(), named.title.clone());
        let href = backends::address_of(&name);
        let is_chosen = *named == *chosen;
        let place = place_of(&named.backend);
        let icon = if is_chosen { "check" } else { "database" };
        view! {
            <li class="backend">
                <a
                    href=href
                    aria-current=is_chosen.then_some("true")
                    on:click=move |_| backends::remember(&name)
                >
                    <Icon name=icon />
                    <span class="title">{title}</span>
                    <span class="place">{place}</span>
                </a>
            </li>
        }
    });
    view! {
        <p>{words::backends_note()}</p>
        <ul class=class_name aria-label=words::backends()>{items.collect_view()}</ul>
    }
}

fn told(backend: &Backend) -> AnyView {
    match backend {
        Backend::Embedded(locations) => {
            let items = locations
                .iter()
                .map(|location| {
                    let text = location.clone();
                    view! { <li><Link href=location.clone() external=true>{text}</Link></li> }
                })
                .collect_view();
            view! {
                <p>{words::files()}</p>
                <ul>{items}</ul>
            }
            .into_any()
        }
        Backend::Http(server) => sentence(&words::server(&code(&server.base))),
    }
}

fn change(config: &Config) -> AnyView {
    let (file, key) = (code(config.place.name()), code("backend"));
    sentence(&match (config.place, &config.backend) {
        (Place::AppConfig, _) => words::of_backend(&file),
        (Place::ConfigJson, Backend::Embedded(_)) => words::to_server(&key, &file),
        (Place::ConfigJson, Backend::Http(_)) => {
            words::to_files(&code("\"embedded\""), &key, &file)
        }
    })
}

/// What is written so in a file, for [`sentence`].
fn code(text: &str) -> String {
    [HERE, text, HERE].concat()
}

/// A sentence with such code in it, in whatever order its language has it.
fn sentence(said: &str) -> AnyView {
    let pieces = said.split(HERE).enumerate().map(|(place, piece)| {
        let piece = piece.to_owned();
        match place % 2 {
            0 => piece.into_any(),
            _ => view! { <code>{piece}</code> }.into_any(),
        }
    });
    view! { <p>{pieces.collect_view()}</p> }.into_any()
}
