//! What can be done with an entity.

use std::sync::Arc;
use std::time::Duration;

use catalog::entity::Entity;
use catalog::permission::Permission;
use catalog::registration::{is_orphan, is_refreshable};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{Client, use_client, use_permission};
use crate::language::words::entity as words;
use crate::presentation::{RemovalDialog, place_url, refused_toast, safe_url};
use crate::route::{Move, Route, TabPath, use_address};
use crate::ui::{Menu, MenuItem, Toast, Tone, copy, toast};

/// After so long a backend may have read a file again.
const LOOK_AGAIN: [Duration; 2] = [Duration::from_secs(2), Duration::from_secs(8)];

/// The menu of the page, and the dialog behind its last entry.
#[component]
pub fn Actions(
    entity: Arc<Entity>,
    /// Asks for the entity again.
    on_refresh: Callback<()>,
) -> impl IntoView {
    let client = use_client();
    let removing = RwSignal::new(false);
    let may_refresh = use_permission(Permission::EntityRefresh(entity.reference().clone()));
    let may_remove = use_permission(Permission::EntityDelete(entity.reference().clone()));
    let subject = Arc::clone(&entity);
    let mut harmless = vec![ways(&entity)];
    harmless.extend(sources(&entity));
    harmless.extend(copies(&entity));
    let items = Signal::derive(move || {
        let mut items = Vec::new();
        if is_refreshable(&subject) && may_refresh.get() {
            let entity = Arc::clone(&subject);
            items.push(item(words::refresh(), "refresh-cw", move || {
                refresh(client, Arc::clone(&entity), on_refresh);
            }));
        }
        items.extend_from_slice(&harmless);
        if may_remove.get() {
            let remove = if is_orphan(&subject) {
                words::delete()
            } else {
                words::unregister()
            };
            items.push(item(remove, "trash-2", move || removing.set(true)));
        }
        items
    });
    let icon = Signal::stored("more-horizontal".to_owned());
    view! {
        <Menu label=words::more() icon=icon items=items />
        <RemovalDialog entity=entity open=removing />
    }
}

fn item(title: &str, icon: &'static str, run: impl Fn() + Send + Sync + 'static) -> MenuItem {
    MenuItem {
        title: title.to_owned(),
        icon,
        on_select: Callback::new(move |()| run()),
        checked: None,
    }
}

fn ways(entity: &Entity) -> MenuItem {
    let address = use_address();
    let reference = entity.reference().clone();
    let inspect = move || {
        let target = Route::Entity(reference.clone(), TabPath::of("inspect"));
        address.go(&target, Move::Push);
    };
    item(words::inspect(), "braces", inspect)
}

/// Where the source is seen and edited.
fn sources(entity: &Entity) -> Vec<MenuItem> {
    let url = |annotation: &str| entity.annotation(annotation).and_then(safe_url);
    let seen = url("backstage.io/view-url").or_else(|| {
        let place = entity.annotation("backstage.io/source-location")?;
        place_url(place)
    });
    let known = [
        (words::view_source(), "code", seen),
        (words::edit_source(), "pencil", url("backstage.io/edit-url")),
    ];
    let open = |(title, icon, url): (&str, &'static str, Option<&str>)| {
        let url = url?.to_owned();
        Some(item(title, icon, move || {
            // Refused only by a browser that blocks windows, which says so itself.
            _ = window().open_with_url_and_target_and_features(
                &url,
                "_blank",
                "noopener,noreferrer",
            );
        }))
    };
    known.into_iter().filter_map(open).collect()
}

fn copies(entity: &Entity) -> [MenuItem; 2] {
    let here = Route::entity(entity.reference()).href();
    let canonical = entity.reference().to_string();
    let copy_link = move || {
        let origin = window().location().origin().unwrap_or_default();
        copy([&origin, here.as_str()].concat());
    };
    [
        item(words::copy_link(), "link", copy_link),
        item(words::copy_reference(), "copy", move || {
            copy(canonical.clone())
        }),
    ]
}

/// Has the file read again. A backend does it when it comes to it, so that the page looks again.
fn refresh(client: Client, entity: Arc<Entity>, on_refresh: Callback<()>) {
    spawn_local(async move {
        if let Err(error) = client.refresh(entity.reference()).await {
            return toast(refused_toast(&error));
        }
        if client.is_embedded() {
            let said = words::files_were_read().to_owned();
            return toast(Toast::of(Tone::Success, said));
        }
        let said = words::refresh_scheduled(&entity.title());
        toast(Toast::of(Tone::Success, said));
        for delay in LOOK_AGAIN {
            // The page may be gone by then, and its question with it.
            set_timeout(move || _ = on_refresh.try_run(()), delay);
        }
    });
}
