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
use crate::api::{ask, use_client};
use crate::plugin::{EntityTab, Mount, Place, Tab, use_arrangement, use_open_entity, use_registry};
use crate::presentation::{ReadingProgress, failed, set_title};
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
    move || match latest.get() {
        None => match client.seen(&reference.read_untracked()) {
            Some(seen) => {
                let entity = Arc::new(sketch(&seen));
                view! { <Found entity=entity is_whole=false tab=tab on_refresh=again /> }.into_any()
            }
            None => view! { <ReadingProgress /> <Skeleton lines=6 /> }.into_any(),
        },
        Some(Err(error)) => failed(&error, again),
        Some(Ok(None)) => view! { <Missing reference=reference.get_untracked() /> }.into_any(),
        Some(Ok(Some(entity))) => {
            view! { <Found entity=entity is_whole=true tab=tab on_refresh=again /> }.into_any()
        }
    }
}

#[component]
fn Found(
    entity: Arc<Entity>,
    /// Whether the catalog has answered; else the entity is what a list knew of it.
    is_whole: bool,
    tab: Memo<TabPath>,
    on_refresh: Callback<()>,
) -> impl IntoView {
    if is_whole {
        use_open_entity().show(&entity);
        use_visits().record(entity.reference(), &entity.title());
    }
    let tabs = Arc::new(use_registry().tabs_of(&entity));
    let path = Memo::new(move |_| tab.read().tab.clone());
    let current = {
        let tabs = Arc::clone(&tabs);
        move || tabs.iter().find(|tab| tab.path == *path.read()).cloned()
    };
    set_title({
        let (entity, current) = (Arc::clone(&entity), current.clone());
        move || match current().filter(|tab| !tab.path.is_empty()) {
            Some(tab) => [&tab.title, " · ", &entity.title()].concat(),
            None => entity.title(),
        }
    });
    let bar = Signal::derive({
        let (entity, places) = (Arc::clone(&entity), use_arrangement().places(tabs.to_vec()));
        move || {
            let link = |tab: &Tab| link(tab, &entity, &path.read());
            let place = |place: &Place| match place {
                Place::Tab(tab) => TabPlace::Tab(link(tab)),
                Place::Group { title, icon, tabs } => {
                    let tabs = tabs.iter().map(link).collect();
                    TabPlace::Group(title.clone(), icon.clone(), tabs)
                }
            };
            places.iter().map(place).collect::<Vec<_>>()
        }
    });
    let rest = Signal::derive(move || tab.read().rest.clone());
    let shown = {
        let entity = Arc::clone(&entity);
        move || match current() {
            Some(tab) if is_whole || tab.is_early => {
                let context = EntityTab {
                    entity: Arc::clone(&entity),
                    is_whole,
                    rest,
                };
                match tab.mount {
                    Mount::BuiltIn(mount) => mount(context),
                }
            }
            _ if !is_whole => view! { <Skeleton lines=6 /> }.into_any(),
            _ => no_such_tab(&entity, &path.read()),
        }
    };
    view! {
        <Header entity=entity.clone() is_whole=is_whole on_refresh=on_refresh />
        <Tabs label="Entity" tabs=bar />
        <div class="tab-body">{shown}</div>
    }
}

fn link(tab: &Tab, entity: &Entity, current: &str) -> TabLink {
    let target = Route::Entity(entity.reference().clone(), TabPath::of(&tab.path));
    TabLink {
        href: target.href(),
        title: tab.title.clone(),
        icon: tab.icon.clone(),
        count: tab.count.map(|count| count(entity)),
        current: tab.path == current,
    }
}

fn no_such_tab(entity: &Entity, path: &str) -> AnyView {
    let message = [
        "This entity has no tab \"",
        path,
        "\". The plugin that brings it may not be installed, or it is not for this kind of entity.",
    ]
    .concat();
    let overview = Route::entity(entity.reference()).href();
    view! {
        <Empty icon="puzzle" title="No such tab">
            <p>{message}</p>
            <Link href=overview>"To the overview"</Link>
        </Empty>
    }
    .into_any()
}
