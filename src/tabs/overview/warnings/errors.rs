//! What failed while the catalog read an entity, and what led to it.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::registration::LOCATION;
use leptos::prelude::*;

use super::own_problems::OwnProblems;
use crate::api::{ask, use_client};
use crate::language::words::overview as words;
use crate::language::{HERE, around};
use crate::presentation::{EntityLink, place_url, without_origin};
use crate::ui::{Link, Notice, Tone};

/// The status a catalog gives the entity, and what the embedded catalog has to say of it beyond
/// that.
#[component]
pub(super) fn OwnErrors(entity: Arc<Entity>, own: OwnProblems) -> impl IntoView {
    let status: Vec<String> = entity.status().map(|item| item.message).collect();
    let told = move || {
        let mut told = status.clone();
        for (problem, sentence) in own.told() {
            // The status of a Location repeats what is already known of it.
            if !told.iter().any(|known| known.contains(&problem.message)) {
                told.push(sentence);
            }
        }
        told
    };
    move || {
        let told = told();
        (!told.is_empty()).then(|| {
            let advice = view! { <p>{words::out_of_date()} " " {mend(&entity)}</p> };
            view! {
                <Notice tone=Tone::Warning title=words::trouble()>
                    {list(told)}
                    {advice}
                </Notice>
            }
        })
    }
}

/// The errors of the locations through which the entity came: they may be why it is not as its file
/// says. Other pages are about those, so that here they are folded.
#[component]
pub(super) fn AncestorErrors(entity: Arc<Entity>) -> impl IntoView {
    let client = use_client();
    let ancestry = ask(
        move || entity.reference().clone(),
        move |reference, signal| async move { client.ancestry(&reference, signal).await },
    );
    move || {
        let latest = ancestry.latest().read();
        // Who cannot tell has nothing to warn of.
        let ancestry = latest.as_ref()?.as_ref().ok()?;
        let broken: Vec<_> = ancestry
            .ancestors()
            .filter_map(|ancestor| {
                let told: Vec<String> = ancestor.status().map(|item| item.message).collect();
                (!told.is_empty()).then(|| {
                    let reference = ancestor.reference().clone();
                    let (before, behind) = around(&words::ancestor_errors(told.len(), HERE));
                    view! {
                        <p>{before} <EntityLink reference=reference title=ancestor.title() /> {behind}</p>
                        <details>
                            <summary>{words::ancestor_says()}</summary>
                            {list(told)}
                            <p>{mend(ancestor)}</p>
                        </details>
                    }
                })
            })
            .collect();
        (!broken.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Info title=words::ancestors()>
                    {broken}
                </Notice>
            }
        })
    }
}

fn list(told: Vec<String>) -> impl IntoView {
    let items = told
        .into_iter()
        .map(|text| view! { <li>{without_origin(&text)}</li> });
    // What catalogs say of mistakes they say in English.
    view! { <ul lang="en">{items.collect_view()}</ul> }
}

/// What to do: the file is named where there is one.
fn mend(entity: &Entity) -> AnyView {
    let place = entity.annotation(LOCATION).unwrap_or_default();
    match place_url(place) {
        Some(url) => {
            let (href, text) = (url.to_owned(), without_origin(url));
            let (before, behind) = around(&words::mend(HERE));
            view! { {before} <Link href=href external=true>{text}</Link> {behind} }.into_any()
        }
        None => words::mend_its_file().into_any(),
    }
}
