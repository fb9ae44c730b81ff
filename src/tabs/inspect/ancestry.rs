//! The inspector's view of the way by which an entity came into the catalog.

use std::sync::Arc;

use catalog::ancestry::Ancestry as Lineage;
use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::api::{ask, use_client};
use crate::language::words::inspect as words;
use crate::presentation::{EntityLink, draw, without_origin};
use crate::ui::{Card, Skeleton, StatusDot, Tone};

/// A list in a list: what a location led to stands below it.
#[component]
pub fn Ancestry(entity: Arc<Entity>) -> impl IntoView {
    let client = use_client();
    let answer = ask(
        move || entity.reference().clone(),
        move |reference, signal| async move { client.ancestry(&reference, signal).await },
    );
    let waiting = || view! { <Skeleton lines=4 /> }.into_any();
    let shown = draw(answer, waiting, |lineage| {
        let beginnings = lineage
            .beginnings()
            .map(|entity| branch(&lineage, entity, &[]));
        view! { <ul>{beginnings.collect_view()}</ul> }.into_any()
    });
    let class_name = ["lineage ", style_sheet!("style/components/lineage.css")].concat();
    view! {
        <Card title=words::ancestry()>
            <p>{words::ancestry_lead()}</p>
            <div class=class_name>{shown}</div>
        </Card>
    }
}

/// An entity and what it led to. `above` is the way to it, so that a circle ends.
fn branch(lineage: &Lineage, entity: &Entity, above: &[&EntityRef]) -> AnyView {
    let reference = entity.reference();
    let is_subject = reference == lineage.subject();
    let mut way = above.to_vec();
    way.push(reference);
    let below: Vec<AnyView> = lineage
        .led_to(reference)
        .filter(|next| !way.contains(&next.reference()))
        .map(|next| branch(lineage, next, &way))
        .collect();
    let below = (!below.is_empty()).then(|| view! { <ul>{below}</ul> });
    let errors = entity.status().count();
    let errors = (errors > 0).then(|| {
        view! { <StatusDot tone=Tone::Danger text=words::errors(errors) /> }
    });
    let here = is_subject.then(|| view! { <span class="here">{words::this_entity()}</span> });
    // What the catalog named itself says nothing; what it points to does.
    let is_generated = reference.name.starts_with("generated-");
    let target = entity.targets().next().filter(|_| is_generated);
    let title = target.map_or_else(|| entity.title(), without_origin);
    let (link, text) = (reference.clone(), reference.to_string());
    view! {
        <li aria-current=is_subject.then_some("true")>
            <span class="member">
                <EntityLink reference=link title=title /> <code>{text}</code> {here} {errors}
            </span>
            {below}
        </li>
    }
    .into_any()
}
