//! The cells of a row.

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::listing::Listing;
use leptos::prelude::*;

use super::columns::Column;
use super::facts;
use super::row_menu::RowMenu;
use super::selection::SelectCell;
use crate::presentation::{EntityLink, Lifecycle, icon, singular};
use crate::route::Route;
use crate::ui::{Icon, Link};

/// Tags of a row before the rest becomes a number.
const TAGS_SHOWN: usize = 2;

/// What a row shows of an entity, with its star and its menu at the end.
pub fn cells(entity: &Entity, columns: &[Column], listing: &Listing) -> impl IntoView + use<> {
    let cells = columns
        .iter()
        .map(|column| cell(*column, entity, listing))
        .collect_view();
    view! {
        <SelectCell entity=entity />
        {cells}
        <td class="star">{facts::star(entity)}</td>
        <td class="more"><RowMenu entity=entity /></td>
    }
}

fn cell(column: Column, entity: &Entity, listing: &Listing) -> AnyView {
    match column {
        Column::Name => name(entity),
        Column::Kind => plain(column, singular(&entity.reference().kind)),
        Column::Namespace => plain(column, entity.reference().namespace.clone()),
        Column::Owner => reference(entity, "owner", "group"),
        Column::System => reference(entity, "system", "system"),
        Column::Type => plain(column, entity.spec("type").unwrap_or_default().to_owned()),
        Column::Lifecycle => {
            let value = entity
                .spec("lifecycle")
                .map(|value| view! { <Lifecycle value=value /> });
            view! { <td class=column.class()>{value}</td> }.into_any()
        }
        Column::Description => {
            let text = entity.description().unwrap_or_default();
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let title = text.to_owned();
            view! { <td class=column.class() title=title>{line}</td> }.into_any()
        }
        Column::Tags => tags(entity, listing),
        Column::Targets => plain(column, entity.targets().collect::<Vec<_>>().join(", ")),
    }
}

fn plain(column: Column, text: String) -> AnyView {
    view! { <td class=column.class() title=text.clone()>{text.clone()}</td> }.into_any()
}

/// The title, and the name where that says something else. This is the heading of the row.
fn name(entity: &Entity) -> AnyView {
    let reference = entity.reference();
    let title = entity.title();
    let short = reference.short();
    let secondary = (short != slug(&title)).then(|| view! { <span class="ref">{short}</span> });
    let href = Route::entity(reference).href();
    view! {
        <th scope="row" class="name">
            <Icon name=icon(&reference.kind) />
            <span class="text"><Link href=href>{title}</Link> " " {secondary}</span>
        </th>
    }
    .into_any()
}

/// A title as it would be a name: "Ticketing service" is `ticketing-service`.
fn slug(title: &str) -> String {
    title.to_lowercase().replace(' ', "-")
}

/// A reference as the entity writes it: short, full, or in the entity's own namespace.
fn reference(entity: &Entity, field: &str, kind: &str) -> AnyView {
    let namespace = &entity.reference().namespace;
    let link = entity
        .spec(field)
        .and_then(|written| EntityRef::parse_in(written, Some(kind), namespace).ok())
        .map(|reference| view! { <EntityLink reference=reference plain=true /> });
    view! { <td class="ref-cell">{link}</td> }.into_any()
}

fn tags(entity: &Entity, listing: &Listing) -> AnyView {
    let title = entity.tags().collect::<Vec<_>>().join(", ");
    view! { <td class="tags" title=title>{facts::tags(entity, listing, TAGS_SHOWN)}</td> }
        .into_any()
}
