//! One entity of a table of neighbours.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use leptos::prelude::*;

use super::columns::{Column, named};
use crate::language::words::relation as words;
use crate::presentation::{EntityLink, Lifecycle};
use crate::ui::{Button, ButtonVariant, Link};

/// A link at once; the rest when it is known.
#[component]
pub(super) fn Row(
    reference: EntityRef,
    /// The entity once it is known; `None` within if it does not exist.
    found: Memo<Option<Option<Arc<Entity>>>>,
    columns: &'static [Column],
    on_definition: Callback<EntityRef>,
) -> impl IntoView {
    move || {
        let found = found.get();
        let cells = columns.iter().map(|column| match &found {
            Some(Some(entity)) => cell(*column, entity, on_definition),
            // Where there is an answer without it, there is no such entity.
            unknown => placeholder(*column, &reference, unknown.is_some()),
        });
        view! { <tr>{cells.collect_view()}</tr> }
    }
}

fn placeholder(column: Column, reference: &EntityRef, is_missing: bool) -> AnyView {
    let class = column.class();
    let content = match column {
        // In the one column that is never too many.
        Column::Name => {
            let title = reference.short();
            let missing =
                is_missing.then(|| view! { <span class="missing">{words::table_missing()}</span> });
            view! { <EntityLink reference=reference.clone() title=title /> {missing} }.into_any()
        }
        _ => ().into_any(),
    };
    view! { <td class=class>{content}</td> }.into_any()
}

fn cell(column: Column, entity: &Entity, on_definition: Callback<EntityRef>) -> AnyView {
    let class = column.class();
    let spec = |key| entity.spec(key).unwrap_or_default().to_owned();
    let another = |key, kind| {
        named(entity, key, kind)
            .map(|reference| view! { <EntityLink reference=reference plain=true /> })
            .into_any()
    };
    let content = match column {
        Column::Name => {
            let reference = entity.reference().clone();
            view! { <EntityLink reference=reference title=entity.title() /> }.into_any()
        }
        Column::Email => email(entity).into_any(),
        Column::System => another("system", "system"),
        Column::Owner => another("owner", "group"),
        Column::Type => spec("type").into_any(),
        Column::Lifecycle => entity
            .spec("lifecycle")
            .map(|value| view! { <Lifecycle value=value.to_owned() /> })
            .into_any(),
        Column::Description => {
            let whole = entity.description().unwrap_or_default().to_owned();
            let first_line = whole.lines().next().unwrap_or_default().to_owned();
            return view! { <td class=class title=whole>{first_line}</td> }.into_any();
        }
        Column::Definition => definition(entity, on_definition).into_any(),
    };
    view! { <td class=class>{content}</td> }.into_any()
}

fn email(entity: &Entity) -> Option<impl IntoView + use<>> {
    let address = entity.text(&["spec", "profile", "email"])?.to_owned();
    let href = ["mailto:", &address].concat();
    Some(view! { <Link href=href>{address}</Link> })
}

fn definition(entity: &Entity, show: Callback<EntityRef>) -> impl IntoView + use<> {
    let label = words::table_definition_of(&entity.title());
    let reference = entity.reference().clone();
    view! {
        <Button
            variant=ButtonVariant::Ghost
            icon="file-code"
            label=label
            on_press=move |()| show.run(reference.clone())
        />
    }
}
