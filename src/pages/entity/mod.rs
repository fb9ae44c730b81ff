//! The page of one entity: header, tabs, and what the open tab shows.

mod actions;
mod crumbs;
mod header;
mod missing;
mod surroundings;

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::sketch::sketch;
use leptos::prelude::*;

use self::header::Header;
use self::missing::Missing;
use crate::api::{Error, ask, use_client};
use crate::language::words::entity as words;
use crate::plugin::{Installed, Place, draw, use_arrangement, use_open_entity, use_registry};
use crate::presentation::{ReadingProgress, failed, follow, set_title};
use crate::route::{Route, TabPath, use_address};
use crate::session::use_visits;
use crate::ui::{Empty, Link, Skeleton, TabLink, TabPlace, Tabs};

/// What the address asks for.
fn asked() -> Memo<(EntityRef, TabPath)> {
    let reading = use_address().reading();
    Memo::new(
        move |last: Option<&(EntityRef, TabPath)>| match reading.get().route {
            Route::Entity(reference, tab) => (reference, tab),
            // The reader is leaving: what is on screen stays until the next page replaces it.
            _ => last
                .cloned()
                .unwrap_or_else(|| (EntityRef::new("", "", ""), TabPath::default())),
        },
    )
}

/// One entity, found by the address.
#[component]
pub fn EntityPage() -> impl IntoView {
    let client = use_client();
    let asked = asked();
    let reference = Memo::new(move |_| asked.get().0);
    let tab = Memo::new(move |_| asked.get().1);
    Effect::new(move |_| client.foresee(&reference.read()));
    let found = ask(
        move || reference.get(),
        move |reference, signal| async move {
            let entity = client.entity(&reference, signal).await?;
            Ok(entity.map(Arc::new))
        },
    );
    let again = Callback::new(move |()| found.retry());
    // Asked again, most entities are as they were, and so is what stands on the page.
    let latest = Memo::new(move |_| found.latest().get());
    let sketched = move || {
        let seen = client.seen(&reference.read_untracked());
        seen.map(|seen| Arc::new(sketch(&seen)))
    };
    let stage = Memo::new(move |_| match &*latest.read() {
        None => sketched().map_or(Stage::Waiting, Stage::Sketched),
        Some(Err(error)) => Stage::Failed(error.clone()),
        Some(Ok(None)) => Stage::Missing(reference.get_untracked()),
        Some(Ok(Some(entity))) => Stage::Found(entity.reference().clone()),
    });
    move || match stage.get() {
        Stage::Waiting => view! { <ReadingProgress /> <Skeleton lines=6 /> }.into_any(),
        Stage::Failed(error) => failed(&error, again),
        Stage::Missing(reference) => {
            view! { <Missing reference=reference on_retry=again /> }.into_any()
        }
        Stage::Sketched(entity) => {
            let entity = Signal::stored(entity);
            view! { <Found entity=entity is_whole=false tab=tab on_refresh=again /> }.into_any()
        }
        Stage::Found(_) => {
            let Some(Ok(Some(first))) = latest.get_untracked() else {
                return ().into_any();
            };
            let entity = follow(latest, first);
            view! { <Found entity=entity is_whole=true tab=tab on_refresh=again /> }.into_any()
        }
    }
}

/// What is on the page. As long as it is the same, what changes about the entity is shown in place.
#[derive(Clone, PartialEq)]
enum Stage {
    Waiting,
    Failed(Error),
    Missing(EntityRef),
    /// What a list knew.
    Sketched(Arc<Entity>),
    Found(EntityRef),
}

#[component]
fn Found(
    entity: Signal<Arc<Entity>>,
    /// Whether the catalog has answered; else the entity is what a list knew of it.
    is_whole: bool,
    tab: Memo<TabPath>,
    on_refresh: Callback<()>,
) -> impl IntoView {
    if is_whole {
        let first = entity.read_untracked();
        use_visits().record(first.reference(), &first.title());
        let open = use_open_entity();
        Effect::new(move |_| open.show(&entity.read()));
    }
    let registry = use_registry();
    let tabs = Memo::new(move |_| registry.read().tabs_of(&entity.read()));
    let path = Memo::new(move |_| tab.read().tab.clone());
    let current = Memo::new(move |_| {
        let is_open = |tab: &&Installed| tab.extension.path == *path.read();
        tabs.read().iter().find(is_open).cloned()
    });
    set_title(move || match &*current.read() {
        Some(tab) if !tab.extension.path.is_empty() => {
            [&tab.extension.title, " · ", &entity.read().title()].concat()
        }
        _ => entity.read().title(),
    });
    let arrangement = use_arrangement();
    let bar = Signal::derive(move || {
        let link = |tab: &Installed| link(tab, &entity.read(), &path.read());
        let place = |place: Place| match place {
            Place::Tab(tab) => TabPlace::Tab(link(&tab)),
            Place::Group { title, icon, tabs } => {
                TabPlace::Group(title, icon, tabs.iter().map(link).collect())
            }
        };
        let places = arrangement.places(tabs.get());
        places.into_iter().map(place).collect::<Vec<_>>()
    });
    let rest = Signal::derive(move || tab.read().rest.clone());
    let is_complete = Memo::new(move |_| registry.read().is_complete);
    let shown = move || match current.get() {
        Some(tab) if is_whole || tab.is_live => draw(tab, entity, is_whole, rest),
        // The plugin of this tab may be on its way.
        None if is_complete.get() && is_whole => no_such_tab(&entity.read(), &path.read()),
        _ => view! { <Skeleton lines=6 /> }.into_any(),
    };
    let header = move || {
        view! { <Header entity=entity.get() is_whole=is_whole on_refresh=on_refresh /> }
    };
    view! {
        {header}
        <Tabs label=words::tabs() tabs=bar />
        <div class="tab-body">{shown}</div>
    }
}

fn link(tab: &Installed, entity: &Entity, current: &str) -> TabLink {
    let target = Route::Entity(entity.reference().clone(), TabPath::of(&tab.extension.path));
    TabLink {
        href: target.href(),
        title: tab.extension.title.clone(),
        icon: tab.extension.icon.clone(),
        count: tab.count.map(|count| count(entity)),
        current: tab.extension.path == current,
    }
}

fn no_such_tab(entity: &Entity, path: &str) -> AnyView {
    let note = words::no_such_tab_note(path);
    let overview = Route::entity(entity.reference()).href();
    view! {
        <Empty icon="puzzle" title=words::no_such_tab()>
            <p>{note}</p>
            <Link href=overview>{words::to_overview()}</Link>
        </Empty>
    }
    .into_any()
}
