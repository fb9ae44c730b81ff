//! The head of an entity's page: where it is, what it is called, whose it is.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::listing::Listing;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::presentation::{EntityLinks, Lifecycle, icon, plural, singular};
use crate::route::{Move, Route, TabPath, use_address};
use crate::session::{use_identity, use_stars};
use crate::ui::{Button, CopyButton, Icon, Link, Menu, MenuItem, Toggle, copy};

/// Breadcrumbs, title, and the facts one looks for first.
#[component]
pub fn Header(entity: Arc<Entity>) -> impl IntoView {
    let reference = entity.reference().clone();
    let kind = reference.kind.to_lowercase();
    let listing = Listing {
        kind: Some(kind.clone()),
        ..Listing::default()
    };
    let list_href = Route::Catalog(listing).href();
    let list_name = plural(&reference.kind);
    let title = entity.title();
    let what = match entity.spec("type") {
        Some(of_type) => [&singular(&reference.kind), " · ", of_type].concat(),
        None => singular(&reference.kind),
    };
    let lifecycle = entity
        .spec("lifecycle")
        .map(|value| view! { <Lifecycle value=value /> });
    let canonical = reference.to_string();
    let stars = use_stars();
    let starred = reference.clone();
    let star = move |()| stars.toggle(&starred);
    let class_name = ["page-head ", style_sheet!("style/components/page_head.css")].concat();
    view! {
        <header class=class_name>
            <nav class="crumbs" aria-label="Breadcrumbs">
                <ol>
                    <li><Link href=list_href>{list_name}</Link></li>
                    <li aria-current="page">{title.clone()}</li>
                </ol>
            </nav>
            <div class="title-row">
                <span class="tile"><Icon name=icon(&reference.kind) /></span>
                <h1>{title}</h1>
                <div class="actions">
                    {(kind == "user").then(|| view! { <ThisIsMe entity=entity.clone() /> })}
                    <Toggle label="Star" icon=stars.icon(&reference) on=stars.has(&reference) on_press=star />
                    <Actions reference=reference />
                </div>
            </div>
            <div class="meta">
                <span>{what}</span>
                {lifecycle}
                {belongs("Owner", entity.related("ownedBy").collect())}
                {belongs("Part of", entity.related("partOf").collect())}
                <span class="ref">
                    <code>{canonical.clone()}</code>
                    <CopyButton text=canonical label="Copy the entity reference" />
                </span>
            </div>
        </header>
    }
}

/// Readers say who they are on their own page; what they and their groups own is theirs then.
#[component]
fn ThisIsMe(entity: Arc<Entity>) -> impl IntoView {
    let identity = use_identity();
    let is_me = identity.is(entity.reference());
    let press = move |()| match is_me.get_untracked() {
        true => identity.renounce(),
        false => {
            let groups: Vec<EntityRef> = entity.related("memberOf").collect();
            identity.claim(entity.reference(), &groups);
        }
    };
    let text = move || {
        if is_me.get() {
            "This is not me"
        } else {
            "This is me"
        }
    };
    view! { <Button icon="user" on_press=press>{text}</Button> }
}

#[component]
fn Actions(reference: EntityRef) -> impl IntoView {
    let address = use_address();
    let here = Route::entity(&reference).href();
    let item = |title: &str, icon, on_select| MenuItem {
        title: title.to_owned(),
        icon,
        on_select,
        checked: None,
    };
    let copy_link = Callback::new(move |()| {
        let origin = window().location().origin().unwrap_or_default();
        copy(origin + &here);
    });
    let canonical = reference.to_string();
    let copy_reference = Callback::new(move |()| copy(canonical.clone()));
    let inspect = Callback::new(move |()| {
        let target = Route::Entity(reference.clone(), TabPath::of("inspect"));
        address.go(&target, Move::Push);
    });
    let items = vec![
        item("Copy link", "link", copy_link),
        item("Copy reference", "copy", copy_reference),
        item("Inspect", "braces", inspect),
    ];
    let icon = Signal::stored("more-horizontal".to_owned());
    view! { <Menu label="More" icon=icon items=items /> }
}

fn belongs(label: &'static str, references: Vec<EntityRef>) -> Option<impl IntoView> {
    (!references.is_empty()).then(|| {
        view! {
            <span>
                <span class="label">{label}</span>
                " "
                <EntityLinks references=references />
            </span>
        }
    })
}
