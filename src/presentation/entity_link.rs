//! A reference to an entity, as a link to its page.

use catalog::entity_ref::EntityRef;
use leptos::prelude::*;

use super::kind;
use crate::route::Route;
use crate::ui::{Icon, Link};

/// The icon of the kind and a name, leading to the entity's page.
#[component]
pub fn EntityLink(
    /// Where it leads.
    reference: EntityRef,
    /// What to call it, where more than the reference is known.
    #[prop(optional, into)]
    title: Option<String>,
    /// Without the icon, where a column holds one kind only.
    #[prop(optional)]
    plain: bool,
) -> impl IntoView {
    let href = Route::entity(&reference).href();
    let text = title.unwrap_or_else(|| reference.short());
    let icon = (!plain).then(|| view! { <Icon name=kind::icon(&reference.kind) /> });
    view! { <Link href=href>{icon} <span>{text}</span></Link> }
}

/// Several references in a row, by commas.
#[component]
pub fn EntityLinks(
    /// Where they lead.
    references: Vec<EntityRef>,
) -> impl IntoView {
    let last = references.len().saturating_sub(1);
    references
        .into_iter()
        .enumerate()
        .map(|(index, reference)| {
            view! {
                <EntityLink reference=reference />
                {(index < last).then_some(", ")}
            }
        })
        .collect_view()
}
