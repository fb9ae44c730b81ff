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
use crate::language::words::overview as words;
use crate::lazy::{Unloaded, chunk};
use crate::plugin::{EntityTab, Installed};
use crate::presentation::deferred_silently;

/// All of them, in order.
pub fn cards() -> [Installed; 8] {
    let people = Predicate::of_kinds(&["group", "user"]);
    let anything = Predicate::All(Vec::new());
    let has = |field: &str| Predicate::Fields(vec![(field.to_owned(), Matcher::Exists(true))]);
    let group = Predicate::of_kind("group");
    let location = Predicate::of_kind("location");
    [
        card("org", "ownership", words::ownership(), people, |context| {
            drawn(ownership, context)
        }),
        card("org", "members-list", words::members(), group, |context| {
            drawn(members, context)
        }),
        card(
            "catalog",
            "targets",
            words::targets(),
            location,
            |context| drawn(targets, context),
        ),
        card(
            "catalog-graph",
            "relations",
            words::relations(),
            anything.clone(),
            |context| drawn(graph, context),
        ),
        card(
            "catalog",
            "relations",
            words::relation_tables(),
            anything.clone(),
            |context| drawn(relations, context),
        ),
        at_the_side(card(
            "catalog",
            "about",
            words::about(),
            anything,
            |context| drawn(about, context),
        )),
        at_the_side(card(
            "catalog",
            "links",
            words::links(),
            has("metadata.links"),
            |context| drawn(links, context),
        )),
        at_the_side(card(
            "catalog",
            "labels",
            words::labels(),
            has("metadata.labels"),
            |context| drawn(labels, context),
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

fn drawn<F>(draw: fn(EntityTab) -> F, context: EntityTab) -> AnyView
where
    F: Future<Output = Result<AnyView, Unloaded>> + 'static,
{
    deferred_silently(move || draw(context.clone()))
}

chunk! { entity:
    fn ownership(context: EntityTab) -> AnyView {
        let company = Shared::by_context(context.latest).company();
        view! { <OwnershipCard owner=context.entity company=company /> }.into_any()
    }

    fn members(context: EntityTab) -> AnyView {
        let company = Shared::by_context(context.latest).company();
        view! { <MembersCard group=context.entity company=company /> }.into_any()
    }

    fn targets(context: EntityTab) -> AnyView {
        view! { <Targets entity=context.entity /> }.into_any()
    }

    fn graph(context: EntityTab) -> AnyView {
        let neighbours = Shared::by_context(context.latest).neighbours();
        view! { <RelationGraph entity=context.entity neighbours=neighbours /> }.into_any()
    }

    fn relations(context: EntityTab) -> AnyView {
        let neighbours = Shared::by_context(context.latest).neighbours();
        view! { <Relations entity=context.entity neighbours=neighbours /> }.into_any()
    }

    fn about(context: EntityTab) -> AnyView {
        view! { <About entity=context.entity /> }.into_any()
    }

    fn links(context: EntityTab) -> AnyView {
        view! { <Links entity=context.entity /> }.into_any()
    }

    fn labels(context: EntityTab) -> AnyView {
        view! { <Labels entity=context.entity /> }.into_any()
    }
}
