//! What an entity is connected to: a table for every type of relation and kind.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::neighbours::Neighbours;
use leptos::prelude::*;

use crate::language::words::overview as words;
use crate::presentation::{DefinitionDialog, RelationTable, plural_within, relation_label};
use crate::ui::Empty;

/// What the About card says of every kind.
const IN_ABOUT: [&str; 4] = ["ownedBy", "partOf", "childOf", "memberOf"];

/// What groups and users have cards of their own for.
const IN_CARDS: [&str; 3] = ["ownerOf", "parentOf", "hasMember"];

/// All relations that have no other place on the page.
#[component]
pub fn Relations(entity: Arc<Entity>, neighbours: Arc<Vec<Neighbours>>) -> impl IntoView {
    let kind = entity.reference().kind.to_lowercase();
    let is_people = matches!(kind.as_str(), "group" | "user");
    let has_none = neighbours.is_empty() && kind != "location";
    let is_told = |one: &&Neighbours| {
        let relation = one.relation.as_str();
        IN_ABOUT.contains(&relation) || is_people && IN_CARDS.contains(&relation)
    };
    let mut all: Vec<Neighbours> = neighbours
        .iter()
        .filter(|one| !is_told(one))
        .cloned()
        .collect();
    if kind == "api" {
        expect_components(&mut all);
    }
    if all.is_empty() && !has_none {
        return ().into_any();
    }
    if all.is_empty() {
        return view! {
            <Empty icon="network" title=words::no_relations()>
                {words::no_relations_note()}
            </Empty>
        }
        .into_any();
    }
    let chosen = RwSignal::new(None::<EntityRef>);
    let show = Callback::new(move |reference| chosen.set(Some(reference)));
    let tables = all.into_iter().map(|one| {
        view! {
            <RelationTable
                title=title(&one, &kind)
                empty=empty(&one.relation)
                on_definition=show
                kind=one.kind
                targets=one.targets
            />
        }
    });
    view! { {tables.collect_view()} <DefinitionDialog chosen=chosen /> }.into_any()
}

/// An API that nobody provides or consumes is worth a word.
fn expect_components(all: &mut Vec<Neighbours>) {
    for (place, relation) in ["apiProvidedBy", "apiConsumedBy"].into_iter().enumerate() {
        if !all.iter().any(|one| one.relation == relation) {
            let none = Neighbours {
                relation: relation.to_owned(),
                kind: "component".to_owned(),
                targets: Vec::new(),
            };
            all.insert(place.min(all.len()), none);
        }
    }
}

fn empty(relation: &str) -> &'static str {
    match relation {
        "apiProvidedBy" => words::nothing_provides(),
        "apiConsumedBy" => words::nothing_consumes(),
        _ => "",
    }
}

/// "Depends on components", "Has subdomains", "Provided APIs"; `of` is the kind of the page's entity.
fn title(neighbours: &Neighbours, of: &str) -> String {
    let kind = neighbours.kind.as_str();
    let many = plural_within(kind);
    match neighbours.relation.as_str() {
        "dependsOn" => words::table_depends_on(&many),
        "dependencyOf" => words::table_dependency_of(&many),
        "hasPart" if kind == of => words::table_has_sub(&many),
        "hasPart" => words::table_has(&many),
        "ownerOf" => words::table_owns(&many),
        "providesApi" => words::table_provided(&many),
        "consumesApi" => words::table_consumed(&many),
        "apiProvidedBy" => words::table_providing(&many),
        "apiConsumedBy" => words::table_consuming(&many),
        other => words::table_other(&relation_label(other), &many),
    }
}
