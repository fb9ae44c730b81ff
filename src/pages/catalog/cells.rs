//! The cells of a row. They stay while what they show changes: to change a text costs a browser much
//! less than to build a row.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::listing::Listing;
use leptos::prelude::*;

use super::columns::Column;
use super::facts;
use super::row_menu::RowMenu;
use super::selection::SelectCell;
use crate::language::words::list as words;
use crate::presentation::{Lifecycle, icon, singular};
use crate::route::Route;
use crate::session::{star_icon, use_stars};
use crate::ui::{ChangingIcon, Chip, Toggle, unique_id};

/// Tags of a row before the rest becomes a number.
const TAGS_SHOWN: usize = 2;

/// What a row shows now; nothing while it is still to come.
pub type Shown = Memo<Option<Arc<Entity>>>;

/// What a row shows of an entity, with its star and its menu at the end.
pub fn cells(shown: Shown, columns: &[Column], listing: Memo<Listing>) -> AnyView {
    // The link in the name is what everything in the row is named by.
    let name_id = unique_id("row");
    let cells = columns
        .iter()
        .map(|column| cell(*column, shown, listing, &name_id))
        .collect_view();
    view! {
        <SelectCell shown=shown named_by=name_id.clone() />
        {cells}
        <td class="star"><Star shown=shown named_by=name_id.clone() /></td>
        <td class="more"><RowMenu shown=shown named_by=name_id /></td>
    }
    .into_any()
}

fn cell(column: Column, shown: Shown, listing: Memo<Listing>, name_id: &str) -> AnyView {
    match column {
        Column::Name => name(shown, name_id),
        Column::Kind => plain(column, shown, |entity| singular(&entity.reference().kind)),
        Column::Namespace => plain(column, shown, |entity| entity.reference().namespace.clone()),
        Column::Owner => reference(shown, "owner", "group"),
        Column::System => reference(shown, "system", "system"),
        Column::Type => plain(column, shown, |entity| specified(entity, "type")),
        Column::Lifecycle => {
            let value = Signal::derive(text(shown, |entity| specified(entity, "lifecycle")));
            view! { <td class=column.class()><Lifecycle value=value /></td> }.into_any()
        }
        Column::Description => plain(column, shown, |entity| {
            let text = entity.description().unwrap_or_default();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        }),
        Column::Tags => tags(shown, listing),
        Column::Targets => plain(column, shown, |entity| {
            entity.targets().collect::<Vec<_>>().join(", ")
        }),
    }
}

fn specified(entity: &Entity, field: &str) -> String {
    entity.spec(field).unwrap_or_default().to_owned()
}

/// A text about the entity, empty while there is none.
fn text<F>(shown: Shown, read: F) -> impl Fn() -> String + Copy + Send + Sync + 'static
where
    F: Fn(&Entity) -> String + Copy + Send + Sync + 'static,
{
    move || shown.read().as_deref().map(read).unwrap_or_default()
}

fn plain(column: Column, shown: Shown, read: fn(&Entity) -> String) -> AnyView {
    view! { <td class=column.class()>{text(shown, read)}</td> }.into_any()
}

/// The title, and the name where that says something else. This is the heading of the row.
fn name(shown: Shown, id: &str) -> AnyView {
    let symbol = Signal::derive(text(shown, |entity| {
        icon(&entity.reference().kind).to_owned()
    }));
    let href = text(shown, |entity| Route::entity(entity.reference()).href());
    let secondary = text(shown, |entity| {
        let short = entity.reference().short();
        if short == slug(&entity.title()) {
            String::new()
        } else {
            short
        }
    });
    view! {
        <th scope="row" class="name">
            <ChangingIcon name=symbol />
            <span class="text">
                <a class="link" id=id.to_owned() href=href>{text(shown, Entity::title)}</a>
                " "
                <span class="ref">{secondary}</span>
            </span>
        </th>
    }
    .into_any()
}

/// A title as it would be a name: "Ticketing service" is `ticketing-service`.
fn slug(title: &str) -> String {
    title.to_lowercase().replace(' ', "-")
}

/// A reference as the entity writes it: short, full, or in the entity's own namespace.
fn reference(shown: Shown, field: &'static str, kind: &'static str) -> AnyView {
    let target = move || {
        let shown = shown.read();
        let entity = shown.as_deref()?;
        let written = entity.spec(field)?;
        EntityRef::parse_in(written, Some(kind), &entity.reference().namespace).ok()
    };
    let href = move || target().map(|target| Route::entity(&target).href());
    let name = move || target().map(|target| target.short());
    view! { <td class="ref-cell"><a class="link" href=href>{name}</a></td> }.into_any()
}

/// The first tags as filters of this list, and how many there are beside them.
fn tags(shown: Shown, listing: Memo<Listing>) -> AnyView {
    let chips = (0..TAGS_SHOWN).map(|place| {
        let tag = move |entity: &Entity| entity.tags().nth(place).unwrap_or_default().to_owned();
        let tag = text(shown, tag);
        let href = move || match tag() {
            tag if tag.is_empty() => String::new(),
            tag => facts::tag_href(&tag, &listing.read()),
        };
        view! { <Chip text=Signal::derive(tag) href=Signal::derive(href) /> }
    });
    let rest = text(shown, |entity| {
        entity
            .tags()
            .skip(TAGS_SHOWN)
            .collect::<Vec<_>>()
            .join(", ")
    });
    let more = text(shown, |entity| match entity.tags().count() {
        count if count > TAGS_SHOWN => ["+", &(count - TAGS_SHOWN).to_string()].concat(),
        _ => String::new(),
    });
    view! {
        <td class="tags">
            {chips.collect_view()}
            <span class="more-tags" title=rest>{more}</span>
        </td>
    }
    .into_any()
}

#[component]
fn Star(shown: Shown, named_by: String) -> impl IntoView {
    let stars = use_stars();
    let on = Signal::derive(move || {
        let shown = shown.read();
        shown
            .as_deref()
            .is_some_and(|entity| stars.contains(entity.reference()))
    });
    let toggle = move |()| {
        if let Some(entity) = shown.get_untracked() {
            stars.toggle(entity.reference());
        }
    };
    view! { <Toggle label=words::star() named_by=named_by icon=star_icon(on) on=on on_press=toggle /> }
}
