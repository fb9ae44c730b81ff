//! Relations that lead nowhere.

use std::sync::Arc;

use catalog::entity_ref::EntityRef;
use catalog::neighbours::Neighbours;
use leptos::prelude::*;

use super::own_problems::OwnProblems;
use crate::api::{Answer, Found, ask, use_client};
use crate::language::words::overview as words;
use crate::language::{HERE, around};
use crate::presentation::relation_label;
use crate::ui::{Notice, Tone};

/// Names of one type before the rest becomes a number.
const NAMED: usize = 5;

/// As long as there are no more relations than that, they are asked for with what the page shows of
/// them; else the page comes first.
const AT_ONCE: usize = 100;

/// With more relations than that, nobody is told which of them lead nowhere, as in Backstage: a group
/// of all employees would be asked for whole.
const MOST: usize = 1000;

/// That something is there.
const FIELDS: [&str; 3] = ["kind", "metadata.name", "metadata.namespace"];

/// Says which.
#[component]
pub(super) fn Missing(neighbours: Arc<Vec<Neighbours>>, own: OwnProblems) -> impl IntoView {
    let count: usize = neighbours.iter().map(|one| one.targets.len()).sum();
    if count == 0 || count > MOST {
        return ().into_any();
    }
    let named: Vec<(String, EntityRef)> = neighbours
        .iter()
        .flat_map(|one| {
            let targets = one.targets.iter();
            targets.map(|target| (one.relation.clone(), target.clone()))
        })
        .collect();
    let found = ask_for(named.iter().map(|(_, target)| target.clone()).collect());
    let said = move || {
        let latest = found.latest().read();
        let found = latest.as_ref()?.as_ref().ok()?;
        let nowhere = named.iter().zip(found);
        // The embedded catalog says so with file and line.
        let nowhere = nowhere.filter(|((_, target), entity)| entity.is_none() && !own.name(target));
        let missing = by_relation(nowhere.map(|(named, _)| named));
        (!missing.is_empty()).then(|| notice(missing))
    };
    said.into_any()
}

fn ask_for(targets: Vec<EntityRef>) -> Answer<Found> {
    let client = use_client();
    let may_ask = RwSignal::new(targets.len() <= AT_ONCE);
    if !may_ask.get_untracked() {
        request_idle_callback(move || {
            may_ask.try_set(true);
        });
    }
    let targets = Arc::new(targets);
    ask(
        move || may_ask.get().then(|| Arc::clone(&targets)),
        move |targets, signal| async move {
            match targets {
                Some(targets) => client.together(&targets, &FIELDS, signal).await,
                None => Ok(Vec::new()),
            }
        },
    )
}

fn by_relation<'named>(
    named: impl Iterator<Item = &'named (String, EntityRef)>,
) -> Vec<(String, Vec<EntityRef>)> {
    let mut groups: Vec<(String, Vec<EntityRef>)> = Vec::new();
    for (relation, target) in named {
        match groups.last_mut().filter(|(last, _)| last == relation) {
            Some((_, targets)) => targets.push(target.clone()),
            None => groups.push((relation.clone(), vec![target.clone()])),
        }
    }
    groups
}

fn notice(missing: Vec<(String, Vec<EntityRef>)>) -> AnyView {
    let items = missing.into_iter().map(|(kind, targets)| {
        let rest = targets.len().saturating_sub(NAMED);
        let relation = relation_label(&kind);
        let (before, behind) = around(&match rest {
            0 => words::nowhere_of(&relation, HERE),
            rest => words::nowhere_of_more(&relation, HERE, &rest.to_string()),
        });
        let names = targets.into_iter().take(NAMED).enumerate();
        let names = names.map(|(place, target)| {
            view! { {(place > 0).then_some(", ")} <code>{target.to_string()}</code> }
        });
        let names = names.collect_view();
        view! { <li>{before} {names} {behind}</li> }
    });
    view! {
        <Notice tone=Tone::Warning title=words::nowhere()>
            <ul>{items.collect_view()}</ul>
            <p>{words::nowhere_note()}</p>
        </Notice>
    }
    .into_any()
}
