//! The table of the catalog list.

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::listing::{Facet, Listing, Order};
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::columns::Column;
use super::selection::{SelectCell, SelectHeader};
use crate::presentation::{EntityLink, Lifecycle, icon, singular};
use crate::route::{Move, Route, use_address};
use crate::session::use_stars;
use crate::ui::{Chip, Icon, Link, SortDirection, SortHeader, Table, Toggle};

/// Tags of a row before the rest becomes a number.
const TAGS_SHOWN: usize = 2;

/// The rows of one page, in the catalog's order.
#[component]
pub fn Rows(items: Vec<Entity>, columns: Vec<Column>, listing: Listing) -> impl IntoView {
    let head = columns
        .iter()
        .map(|column| header(*column, &listing))
        .collect_view();
    let class_name = [
        "catalog-table ",
        style_sheet!("style/components/catalog_table.css"),
    ]
    .concat();
    let rows = items
        .iter()
        .map(|entity| {
            let cells = columns
                .iter()
                .map(|column| cell(*column, entity, &listing))
                .collect_view();
            view! { <tr><SelectCell entity=entity /> {cells} {star(entity)}</tr> }
        })
        .collect_view();
    view! {
        <div class=class_name>
            <Table label="Entities">
                <thead>
                    <tr>
                        <SelectHeader />
                        {head}
                        <th scope="col"><span class="visually-hidden">"Star"</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </div>
    }
}

fn header(column: Column, listing: &Listing) -> AnyView {
    let Some(field) = column.order_field(listing.kind.as_deref()) else {
        let class = match column {
            Column::Description | Column::Targets => Some("description"),
            Column::Tags => Some("tags"),
            _ => None,
        };
        return view! { <th scope="col" class=class>{column.title()}</th> }.into_any();
    };
    let address = use_address();
    let current = (listing.order.field == field).then_some(listing.order.descending);
    let direction = current.map(|descending| match descending {
        true => SortDirection::Descending,
        false => SortDirection::Ascending,
    });
    let next = Listing {
        order: Order {
            field: field.to_owned(),
            descending: current == Some(false),
        },
        ..listing.from_start()
    };
    let sort = move |()| address.go(&Route::Catalog(next.clone()), Move::Replace);
    view! { <SortHeader label=column.title() direction=direction on_sort=sort /> }.into_any()
}

fn cell(column: Column, entity: &Entity, listing: &Listing) -> AnyView {
    match column {
        Column::Name => name(entity),
        Column::Kind => {
            view! { <td class="kind">{singular(&entity.reference().kind)}</td> }.into_any()
        }
        Column::Owner => reference(entity, "owner", "group"),
        Column::System => reference(entity, "system", "system"),
        Column::Type => {
            let value = entity.spec("type").unwrap_or_default().to_owned();
            view! { <td class="type">{value}</td> }.into_any()
        }
        Column::Lifecycle => {
            let value = entity
                .spec("lifecycle")
                .map(|value| view! { <Lifecycle value=value /> });
            view! { <td class="lifecycle">{value}</td> }.into_any()
        }
        Column::Description => {
            let text = entity.description().unwrap_or_default();
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let title = text.to_owned();
            view! { <td class="description" title=title>{line}</td> }.into_any()
        }
        Column::Tags => tags(entity, listing),
        Column::Targets => {
            let text = entity.targets().collect::<Vec<_>>().join(", ");
            view! { <td class="description" title=text.clone()>{text.clone()}</td> }.into_any()
        }
    }
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
        view! { <span class="more">{text}</span> }
    });
    view! { <td class="tags" title=title>{chips} {more}</td> }.into_any()
}
