//! Relations that lead nowhere.

use catalog::relation;
use leptos::prelude::*;

use super::super::targets::Targets;
use super::own_problems::OwnProblems;
use crate::ui::{Notice, Tone};

/// Names of one type before the rest becomes a number.
const NAMED: usize = 5;

/// Says which.
#[component]
pub(super) fn Missing(targets: Targets, own: OwnProblems) -> impl IntoView {
    move || {
        let mut missing = targets.missing();
        for (_, targets) in &mut missing {
            // The embedded catalog says so with file and line.
            targets.retain(|target| !own.name(target));
        }
        missing.retain(|(_, targets)| !targets.is_empty());
        (!missing.is_empty()).then(|| {
            let items = missing.into_iter().map(|(kind, targets)| {
                let rest = targets.len().saturating_sub(NAMED);
                let rest = (rest > 0).then(|| [" and ", &rest.to_string(), " more"].concat());
                let names = targets.into_iter().take(NAMED).enumerate().map(|(place, target)| {
                    view! { {(place > 0).then_some(", ")} <code>{target.to_string()}</code> }
                });
                let names = names.collect_view();
                view! { <li>{relation::label(&kind)} ": " {names} {rest}</li> }
            });
            view! {
                <Notice tone=Tone::Warning title="Relations of this entity lead nowhere">
                    <ul>{items.collect_view()}</ul>
                    <p>
                        "These entities are not in the catalog, or not for you to see. Correct their names in the file of this entity, or register what is missing."
                    </p>
                </Notice>
            }
        })
    }
}
