//! An extension whose code is a plugin's, in its place on a page.

use std::sync::Arc;
use std::time::Duration;

use catalog::entity::Entity;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use stylers_macro::style_sheet;
use web_sys::Element;

use super::callee::Callee;
use super::departure::Departure;
use super::failure::{Failure, FailureCard, UNLOADED};
use super::host::{self, Handle, PluginHost};
use super::record::use_records;
use super::registry::Installed;
use super::request::{Request, Wanted, json};
use super::source::Plugin;
use crate::api::use_client;
use crate::route::{entity_template, use_address};
use crate::session::PluginStorage;
use crate::ui::Skeleton;

/// How far it is.
#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Ready,
    Failed(Failure),
}

/// Loads a plugin's code, shows the extension, tells it of what changes, and takes it away with the
/// view. Whatever goes wrong is said here and nowhere else.
#[component]
pub fn Shown(
    item: Installed,
    plugin: Arc<Plugin>,
    /// The entity it is about, of tabs and cards.
    #[prop(optional, into)]
    entity: Signal<Option<Arc<Entity>>>,
    /// What follows its place in the address.
    rest: Signal<String>,
    /// Lines to show while it loads.
    #[prop(default = 6)]
    lines: usize,
) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    let stage = RwSignal::new(Stage::Loading);
    let attempt = RwSignal::new(0_u32);
    let shown = StoredValue::new_local(None::<(Handle, Request)>);
    let who = who(&item, &plugin);
    let id = item.extension.id();
    let records = use_records();
    let entity_href = entity_template();
    let callee = Callee {
        storage: PluginStorage::of(&plugin.manifest.id),
        plugin,
        client: use_client(),
        address: use_address(),
        departure: expect_context::<Departure>(),
        said: RwSignal::new((0.0, 0)),
    };
    let take_away = move || {
        if let Some((handle, request)) = shown.try_update_value(Option::take).flatten() {
            handle.unmount();
            drop(request);
        }
    };
    let on_failure = {
        let id = id.clone();
        Callback::new(move |(reason, details): (String, String)| {
            records.failed(&id, &reason);
            stage.try_set(Stage::Failed(Failure { reason, details }));
        })
    };
    let begin = move |host: &PluginHost, root: &Element, attempt: u32, began: f64| {
        // The reader may have left meanwhile.
        let Some(subpath) = rest.try_get_untracked() else {
            return;
        };
        let entity = entity.try_get_untracked().flatten();
        let id = id.clone();
        let on_ready = Callback::new(move |()| {
            records.loaded(&id, now() - began);
            stage.try_set(Stage::Ready);
        });
        let wanted = Wanted {
            extension: &item.extension,
            root,
            entity: entity.as_deref(),
            subpath: &subpath,
            entity_href: &entity_href,
            attempt,
            on_ready,
            on_failure,
        };
        let request = Request::new(&wanted, callee.clone());
        let handle = host.mount(&request.object);
        if let Some(Some((handle, _request))) = shown.try_set_value(Some((handle, request))) {
            handle.unmount();
        }
    };
    Effect::new(move |_| {
        let attempt = attempt.get();
        let Some(root) = root.get() else { return };
        let began = now();
        if let Some(host) = host::loaded() {
            begin(&host, &root, attempt, began);
            return;
        }
        let begin = begin.clone();
        spawn_local(async move {
            match host::load().await {
                Ok(host) => begin(&host, &root, attempt, began),
                Err(_) => _ = on_failure.try_run((UNLOADED.to_owned(), String::new())),
            }
        });
    });
    Effect::new(move |before: Option<()>| {
        let (entity, rest) = (entity.get(), rest.get());
        if before.is_some() {
            shown.with_value(|shown| {
                if let Some((handle, _)) = shown {
                    handle.update(entity.as_deref().map(json), &rest);
                }
            });
        }
    });
    on_cleanup(take_away);
    let retry = Callback::new(move |()| {
        take_away();
        stage.set(Stage::Loading);
        attempt.update(|attempt| *attempt += 1);
    });
    let is_slow = RwSignal::new(false);
    set_timeout(move || _ = is_slow.try_set(true), SLOW);
    let beside = move || match stage.get() {
        Stage::Ready => None,
        Stage::Loading => is_slow
            .get()
            .then(|| view! { <Skeleton lines=lines /> }.into_any()),
        Stage::Failed(failure) => {
            let who = who.clone();
            Some(view! { <FailureCard failure=failure who=who on_retry=retry /> }.into_any())
        }
    };
    let class_name = ["plugin ", style_sheet!("style/components/plugin.css")].concat();
    view! {
        <div class=class_name>
            {beside}
            <div node_ref=root aria-busy=move || (stage.get() == Stage::Loading).then_some("true")></div>
        </div>
    }
}

/// What is there sooner needs nothing in its place meanwhile.
const SLOW: Duration = Duration::from_millis(80);

fn who(item: &Installed, plugin: &Plugin) -> String {
    let manifest = &plugin.manifest;
    [
        &item.extension.title,
        " (",
        &manifest.id,
        " ",
        &manifest.version,
        ")",
    ]
    .concat()
}

fn now() -> f64 {
    window()
        .performance()
        .map_or_else(js_sys::Date::now, |clock| clock.now())
}
