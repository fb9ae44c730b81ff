//! The cells of a row.

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::listing::{Facet, Listing};
use leptos::prelude::*;

use super::columns::Column;
use super::row_menu::RowMenu;
use crate::presentation::{EntityLink, Lifecycle, icon, singular};
use crate::route::Route;
use crate::session::use_stars;
use crate::ui::{Chip, Icon, Link, Toggle};

/// Tags of a row before the rest becomes a number.
const TAGS_SHOWN: usize = 2;

/// What a row shows of an entity, with its star and its menu at the end.
pub fn cells(entity: &Entity, columns: &[Column], listing: &Listing) -> impl IntoView + use<> {
    let cells = columns
        .iter()
        .map(|column| cell(*column, entity, listing))
        .collect_view();
    view! {
        {cells}
        {star(entity)}
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

/// The star is named by what it is on: a list has many.
fn star(entity: &Entity) -> AnyView {
    let stars = use_stars();
    let reference = entity.reference().clone();
    let label = ["Star ", &entity.title()].concat();
    let (on, icon) = (stars.has(&reference), stars.icon(&reference));
    let toggle = move |()| stars.toggle(&reference);
    view! {
        <td class="star">
            <Toggle label=label icon=icon on=on on_press=toggle />
        </td>
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
    let tags: Vec<&str> = entity.tags().collect();
    let more = tags.len().saturating_sub(TAGS_SHOWN);
    let title = tags.join(", ");
    let chips = tags
        .iter()
        .take(TAGS_SHOWN)
        .map(|tag| {
            let mut chosen = listing.tags.clone();
            if !chosen.iter().any(|known| known == tag) {
                chosen.push((*tag).to_owned());
            }
            let href = Route::Catalog(listing.choose(Facet::Tag, chosen)).href();
            view! { <Chip text=(*tag).to_owned() href=href /> }
        })
        .collect_view();
    let more = (more > 0).then(|| {
        let text = ["+", &more.to_string()].concat();
        view! { <span class="more-tags">{text}</span> }
    });
    view! { <td class="tags" title=title>{chips} {more}</td> }.into_any()
}
