//! What went wrong with an entity while the catalog read it.

use std::sync::Arc;

use catalog::entity::Entity;
use leptos::prelude::*;

use crate::api::{Problem, ask, use_client};
use crate::presentation::without_origin;
use crate::ui::{Notice, Tone};

/// The status a catalog gives the entity, and what the embedded catalog has to say of it beyond
/// that. Nothing, usually.
#[component]
pub fn Problems(entity: Arc<Entity>) -> impl IntoView {
    let client = use_client();
    let reference = entity.reference().clone();
    let status: Vec<String> = entity.status().map(|item| item.message).collect();
    let problems = ask(|| (), move |(), signal| client.problems(signal));
    let told = move || {
        let mut told = status.clone();
        if let Some(Ok(problems)) = &*problems.latest().read() {
            let own = problems
                .iter()
                .filter(|problem| problem.entity.as_ref() == Some(&reference));
            for problem in own {
                // The status of a Location repeats what is already known of it.
                if !told.iter().any(|known| known.contains(&problem.message)) {
                    told.push(sentence(problem));
                }
            }
        }
        told
    };
    move || {
        let told = told();
        (!told.is_empty()).then(|| {
            let items = told
                .into_iter()
                .map(|text| view! { <li>{text}</li> })
                .collect_view();
            view! {
                <Notice tone=Tone::Warning title="The catalog had trouble with this entity">
                    <ul>{items}</ul>
                </Notice>
            }
        })
    }
}

fn sentence(problem: &Problem) -> String {
    let line = problem
        .line
        .map(|line| [", line ", &line.to_string()].concat());
    let sentence = [
        &problem.message,
        " (",
        &problem.file,
        line.as_deref().unwrap_or_default(),
        ")",
    ];
    without_origin(&sentence.concat())
}
