//! The head of an entity's page: where it is, what it is called, whose it is.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::actions::Actions;
use super::crumbs::{Crumbs, Place};
use super::surroundings::Surroundings;
use crate::language::words::entity as words;
use crate::presentation::{EntityLink, EntityLinks, Lifecycle, icon, picture_url, singular};
use crate::session::{use_identity, use_stars};
use crate::ui::{Avatar, AvatarSize, Button, CopyButton, Icon, Toggle};

/// Breadcrumbs, title, and the facts one looks for first.
#[component]
pub fn Header(
    entity: Arc<Entity>,
    /// Whether it is whole.
    is_whole: bool,
    /// Asks for the entity again.
    on_refresh: Callback<()>,
) -> impl IntoView {
    let reference = entity.reference().clone();
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
    let is_user = reference.kind.eq_ignore_ascii_case("user");
    let place = Place::of(&entity);
    let owners: Vec<EntityRef> = entity.related("ownedBy").collect();
    let surroundings = match is_whole {
        true => Surroundings::of(owners.iter().chain(&place.system).cloned().collect()),
        false => Surroundings::unknown(),
    };
    let class_name = ["page-head ", style_sheet!("style/components/page_head.css")].concat();
    view! {
        <header class=class_name>
            <Crumbs
                kind=reference.kind.clone()
                title=title.clone()
                system=place.system
                domain=place.domain
                surroundings=surroundings
            />
            <div class="title-row">
                {tile(&entity)}
                <h1>{title}</h1>
                <div class="actions">
                    {is_user.then(|| view! { <ThisIsMe entity=entity.clone() /> })}
                    <Toggle label=words::star() icon=stars.icon(&reference) on=stars.has(&reference) on_press=star />
                    <Actions entity=entity on_refresh=on_refresh />
                </div>
            </div>
            <div class="meta">
                <span>{what}</span>
                {lifecycle}
                {owned_by(owners, surroundings)}
                {belongs(words::part_of(), place.others)}
                <span class="ref">
                    <code>{canonical.clone()}</code>
                    <CopyButton text=canonical label=words::copy_the_reference() />
                </span>
            </div>
        </header>
    }
}

/// The picture of a user or a group, where they have one; else the icon of the kind.
fn tile(entity: &Entity) -> AnyView {
    match picture(entity) {
        Some(url) => {
            let url = Signal::stored(Some(url));
            view! { <Avatar name=entity.title() picture=url size=AvatarSize::Title /> }.into_any()
        }
        None => {
            let name = icon(&entity.reference().kind);
            view! { <span class="tile"><Icon name=name /></span> }.into_any()
        }
    }
}

fn picture(entity: &Entity) -> Option<String> {
    let written = entity.text(&["spec", "profile", "picture"])?;
    picture_url(written).map(str::to_owned)
}

fn owned_by(owners: Vec<EntityRef>, surroundings: Surroundings) -> Option<impl IntoView> {
    (!owners.is_empty()).then(|| {
        let owners = owners.into_iter().map(|reference| {
            let name = reference.name.clone();
            let url = Memo::new({
                let reference = reference.clone();
                move |_| surroundings.read(&reference, picture)
            });
            view! {
                <span class="owner">
                    <Avatar name=name picture=url />
                    <EntityLink reference=reference plain=true />
                </span>
            }
        });
        view! { <span class="owners"><span class="label">{words::owner()}</span> {owners.collect_view()}</span> }
    })
}

/// Readers say who they are on their own page; what they and their groups own is theirs then.
#[component]
fn ThisIsMe(entity: Arc<Entity>) -> impl IntoView {
    let identity = use_identity();
    let is_me = identity.is(entity.reference());
    let press = Callback::new(move |()| match is_me.get_untracked() {
        true => identity.renounce(),
        false => {
            let groups: Vec<EntityRef> = entity.related("memberOf").collect();
            identity.claim(entity.reference(), &groups);
        }
    });
    let text = move || {
        if is_me.get() {
            words::is_not_me()
        } else {
            words::is_me()
        }
    };
    move || {
        let is_open = !identity.is_known().get();
        is_open.then(|| view! { <Button icon="user" on_press=press>{text}</Button> })
    }
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
