//! One tab or card of one entity.

use std::rc::Rc;
use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::plugin::{ExtensionKind, State};
use leptos::prelude::*;
use web_sys::{MouseEvent, Url};

use super::attention::Attention;
use super::{Order, Shared};
use crate::api::{Error, ask, use_client, use_config};
use crate::language::spoken;
use crate::language::words::embed as words;
use crate::plugin::{Departure, DepartureDialog, Installed, Mount, draw, use_registry};
use crate::presentation::{ReadingProgress, failed, follow};
use crate::route::{Route, TabPath, provide_guest_address};
use crate::site;
use crate::tabs::PluginCard;
use crate::ui::{Empty, ErrorState, Skeleton, provide_subject};

/// An order, for views: they live as long as it.
type Ordered = StoredValue<Order, LocalStorage>;

/// What was ordered, or why that cannot be seen.
#[component]
pub(super) fn Part(order: Ordered, portal: StoredValue<Rc<Shared>, LocalStorage>) -> impl IntoView {
    let pages = portal
        .with_value(|portal| Url::new_with_base(".", portal.config()))
        .map(|url| url.href());
    let pages = pages.unwrap_or_default();
    let state = portal.with_value(|portal| portal.state());
    let again = Callback::new(move |()| portal.with_value(Shared::load));
    let attention = Attention::new();
    let shown = move || {
        // What is below asks for its texts once.
        spoken();
        match state.get() {
            None => view! { <Skeleton lines=4 /> }.into_any(),
            Some(Ok(())) => {
                let config = use_config();
                let backend = config.chosen().map(|chosen| chosen.name.as_str());
                site::provide_pages(&pages, backend);
                view! { <OfEntity order=order pages=pages.clone() attention=attention /> }
                    .into_any()
            }
            Some(Err(reason)) => {
                fail(order, &reason);
                view! { <ErrorState title=words::unseen() message=reason on_retry=again /> }
                    .into_any()
            }
        }
    };
    view! {
        <div on:pointerdown=move |_| attention.take() on:focusin=move |_| attention.take()>{shown}</div>
    }
}

fn fail(order: Ordered, reason: &str) {
    order.with_value(|order| order.fail(reason));
}

/// How far it is.
#[derive(Clone, PartialEq)]
enum Stage {
    Waiting,
    Failed(Error),
    Missing,
    Found,
}

#[component]
fn OfEntity(order: Ordered, pages: String, attention: Attention) -> impl IntoView {
    let written = order.with_value(Order::entity);
    let Ok(reference) = EntityRef::parse(&written) else {
        return nothing(order, words::no_entity(), &words::no_reference(&written));
    };
    let client = use_client();
    let wanted = reference.clone();
    let found = ask(
        || (),
        move |(), signal| {
            let wanted = wanted.clone();
            async move {
                let entity = client.entity(&wanted, signal).await?;
                Ok(entity.map(Arc::new))
            }
        },
    );
    let latest = Memo::new(move |_| found.latest().get());
    let stage = Memo::new(move |_| match &*latest.read() {
        None => Stage::Waiting,
        Some(Err(error)) => Stage::Failed(error.clone()),
        Some(Ok(None)) => Stage::Missing,
        Some(Ok(Some(_))) => Stage::Found,
    });
    let again = Callback::new(move |()| found.retry());
    let shown = move || match stage.get() {
        Stage::Waiting => view! { <ReadingProgress /> <Skeleton lines=4 /> }.into_any(),
        Stage::Failed(error) => {
            fail(order, &[error.title(), ". ", &error.advice()].concat());
            failed(&error, again)
        }
        Stage::Missing => nothing(order, words::not_found(), &words::not_in_catalog(&written)),
        Stage::Found => {
            let Some(Ok(Some(first))) = latest.get_untracked() else {
                return ().into_any();
            };
            let entity = follow(latest, first);
            let pages = pages.clone();
            view! { <OfExtension order=order pages=pages entity=entity attention=attention /> }
                .into_any()
        }
    };
    shown.into_any()
}

/// The tab or card, once the registry has it.
#[component]
fn OfExtension(
    order: Ordered,
    pages: String,
    entity: Signal<Arc<Entity>>,
    attention: Attention,
) -> impl IntoView {
    let registry = use_registry();
    let (kind, written) = order.with_value(|order| match order.card() {
        Some(card) => (ExtensionKind::Card, card),
        None => (ExtensionKind::Tab, order.tab().unwrap_or_default()),
    });
    let id = written.clone();
    let item = Memo::new(move |_| {
        let (plugin, name) = id.split_once('/')?;
        let registry = registry.read();
        let is_it = |item: &&Installed| {
            let extension = &item.extension;
            extension.kind == kind
                && extension.plugin == plugin
                && extension.name == name
                && extension.state == State::On
        };
        registry.items.iter().find(is_it).cloned()
    });
    let is_complete = Memo::new(move |_| registry.read().is_complete);
    let is_meant = Memo::new(move |_| {
        let item = item.read();
        item.as_ref()
            .is_some_and(|item| item.extension.when.matches(entity.read().body()))
    });
    move || match item.get() {
        None if !is_complete.get() => view! { <Skeleton lines=4 /> }.into_any(),
        None => {
            let said = match kind {
                ExtensionKind::Card => words::no_card(&written),
                _ => words::no_tab(&written),
            };
            nothing(order, words::nothing(), &said)
        }
        Some(_) if !is_meant.get() => {
            let name = entity.read_untracked().reference().to_string();
            let said = match kind {
                ExtensionKind::Card => words::no_card_of(&name, &written),
                _ => words::no_tab_of(&name, &written),
            };
            nothing(order, words::nothing(), &said)
        }
        Some(item) => {
            let pages = pages.clone();
            view! { <Drawn order=order pages=pages item=item entity=entity attention=attention /> }
                .into_any()
        }
    }
}

#[component]
fn Drawn(
    order: Ordered,
    pages: String,
    item: Installed,
    entity: Signal<Arc<Entity>>,
    attention: Attention,
) -> impl IntoView {
    let config = use_config();
    let exit = move |href: &str, reference: Option<&EntityRef>| {
        let reference = reference.map(EntityRef::to_string);
        let href = match config.chosen() {
            Some(chosen) => site::with_backend(href, &chosen.name),
            None => href.to_owned(),
        };
        order.try_with_value(|order| order.leave(&href, reference));
    };
    let place = TabPath::of(&item.extension.path);
    let route = Route::Entity(entity.read_untracked().reference().clone(), place);
    let address = provide_guest_address(route, &pages, Rc::new(exit));
    let departure = Departure::provide();
    provide_subject(entity.read_untracked().title());
    let rest = Signal::derive(move || match address.reading().get().route {
        Route::Entity(_, place) => place.rest,
        _ => String::new(),
    });
    let drawn = match (&item.mount, item.extension.kind) {
        (Mount::Code(plugin), ExtensionKind::Card) => {
            let plugin = Arc::clone(plugin);
            view! { <PluginCard card=item plugin=plugin latest=entity /> }.into_any()
        }
        _ => draw(item, entity, true, rest),
    };
    view! {
        <div on:click=move |event: MouseEvent| address.follow(&event)>{drawn}</div>
        {attention.voice()}
        <DepartureDialog departure=departure />
    }
}

/// Why there is nothing to see, for the reader and for the page.
fn nothing(order: Ordered, title: &'static str, said: &str) -> AnyView {
    fail(order, said);
    let said = said.to_owned();
    view! { <Empty icon="puzzle" title=title><p>{said}</p></Empty> }.into_any()
}
