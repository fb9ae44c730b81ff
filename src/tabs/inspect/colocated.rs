//! The inspector's lists of what came into the catalog together with an entity.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::registration::{LOCATION, ORIGIN};
use leptos::prelude::*;

use crate::language::words::inspect as words;
use crate::language::{HERE, around};
use crate::presentation::{Colocated as Together, place_url, without_origin};
use crate::ui::{Card, Link};

/// What stands in the same file, and what came through the same location.
#[component]
pub fn Colocated(entity: Arc<Entity>) -> impl IntoView {
    view! {
        {card(&entity, LOCATION, words::same_location(), &words::same_location_lead(HERE))}
        {card(&entity, ORIGIN, words::same_origin(), &words::same_origin_lead(HERE))}
    }
}

/// What has the same `annotation`; `lead` has the place that it names in it.
fn card(entity: &Entity, annotation: &'static str, title: &'static str, lead: &str) -> AnyView {
    let Some(place) = entity.annotation(annotation).map(str::to_owned) else {
        return view! {
            <Card title=title><p>{words::from_nowhere()}</p></Card>
        }
        .into_any();
    };
    let text = without_origin(place.strip_prefix("url:").unwrap_or(&place));
    let shown = match place_url(&place).map(str::to_owned) {
        Some(url) => view! { <Link href=url external=true>{text}</Link> }.into_any(),
        None => view! { <code>{text}</code> }.into_any(),
    };
    let (before, behind) = around(lead);
    view! {
        <Card title=title>
            <p>{before} {shown} {behind}</p>
            <Together annotation=annotation value=place />
        </Card>
    }
    .into_any()
}
