//! The portal's own cards, by the ids that Backstage has for them.

use catalog::plugin::{Area, Extension, ExtensionKind};
use catalog::predicate::{Matcher, Predicate};
use leptos::prelude::*;

use super::about::About;
use super::graph::RelationGraph;
use super::labels::Labels;
use super::links::Links;
use super::people::{MembersCard, OwnershipCard};
use super::relations::Relations;
use super::shared::Shared;
use super::targets::Targets;
use crate::plugin::{EntityTab, Installed};

/// All of them, in order.
pub fn cards() -> [Installed; 8] {
    let people = Predicate::of_kinds(&["group", "user"]);
    let anything = Predicate::All(Vec::new());
    let has = |field: &str| Predicate::Fields(vec![(field.to_owned(), Matcher::Exists(true))]);
    [
        card("org", "ownership", "Ownership", people, ownership),
        card(
            "org",
            "members-list",
            "Members",
            Predicate::of_kind("group"),
            members,
        ),
        card(
            "catalog",
            "targets",
            "Targets",
            Predicate::of_kind("location"),
            |context| view! { <Targets entity=context.entity /> }.into_any(),
        ),
        card(
            "catalog-graph",
            "relations",
            "Relations",
            anything.clone(),
            |context| {
                let neighbours = Shared::by_context(context.latest).neighbours();
                view! { <RelationGraph entity=context.entity neighbours=neighbours /> }.into_any()
            },
        ),
        card(
            "catalog",
            "relations",
            "Tables of relations",
            anything.clone(),
            |context| {
                let neighbours = Shared::by_context(context.latest).neighbours();
                view! { <Relations entity=context.entity neighbours=neighbours /> }.into_any()
            },
        ),
        at_the_side(card("catalog", "about", "About", anything, |context| {
            view! { <About entity=context.entity /> }.into_any()
        })),
        at_the_side(card(
            "catalog",
            "links",
            "Links",
            has("metadata.links"),
            |context| view! { <Links entity=context.entity /> }.into_any(),
        )),
        at_the_side(card(
            "catalog",
            "labels",
            "Labels",
            has("metadata.labels"),
            |context| view! { <Labels entity=context.entity /> }.into_any(),
        )),
    ]
}

fn card(
    plugin: &str,
    name: &str,
    title: &str,
    when: Predicate,
    draw: fn(EntityTab) -> AnyView,
) -> Installed {
    let extension = Extension::new(plugin, ExtensionKind::Card, name, title);
    Installed::built_in(Extension { when, ..extension }, draw)
}

fn at_the_side(mut card: Installed) -> Installed {
    card.extension.area = Area::Info;
    card
}

fn ownership(context: EntityTab) -> AnyView {
    let company = Shared::by_context(context.latest).company();
    view! { <OwnershipCard owner=context.entity company=company /> }.into_any()
}

fn members(context: EntityTab) -> AnyView {
    let company = Shared::by_context(context.latest).company();
    view! { <MembersCard group=context.entity company=company /> }.into_any()
}
