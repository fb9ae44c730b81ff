//! Parts of an entity that rows, cards and the rows of groups show alike.

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::listing::{Facet, Listing};
use leptos::prelude::*;

use crate::language::words::list as words;
use crate::presentation::{EntityLink, singular};
use crate::route::Route;
use crate::session::use_stars;
use crate::ui::{Chip, Toggle};

/// The star, named by what it is on: a list has many.
pub fn star(entity: &Entity) -> impl IntoView + use<> {
    let stars = use_stars();
    let reference = entity.reference().clone();
    let label = words::star_of(&entity.title());
    let (on, icon) = (stars.has(&reference), stars.icon(&reference));
    let toggle = move |()| stars.toggle(&reference);
    view! { <Toggle label=label icon=icon on=on on_press=toggle /> }
}

/// "service"; in a list of every kind "Component · service".
pub fn what(entity: &Entity, listing: &Listing) -> String {
    let of_type = entity.spec("type");
    if listing.kind.is_some()
        && let Some(of_type) = of_type
    {
        return of_type.to_owned();
    }
    let kind = singular(&entity.reference().kind);
    match of_type {
        Some(of_type) => [&kind, " · ", of_type].concat(),
        None => kind,
    }
}

/// A reference out of the specification, with what it says for those who do not see the icon. It
/// may be written short, full, or in the entity's own namespace.
pub fn belongs(
    entity: &Entity,
    field: &str,
    kind: &str,
    label: &'static str,
) -> Option<impl IntoView + use<>> {
    let namespace = &entity.reference().namespace;
    let written = entity.spec(field)?;
    let reference = EntityRef::parse_in(written, Some(kind), namespace).ok()?;
    Some(view! {
        <span class="belongs" title=label>
            <span class="visually-hidden">{label} " "</span>
            <EntityLink reference=reference />
        </span>
    })
}

/// This list, narrowed to what has the tag.
pub fn tag_href(tag: &str, listing: &Listing) -> String {
    let mut chosen = listing.chosen(Facet::Tag).to_vec();
    if !chosen.iter().any(|known| known == tag) {
        chosen.push(tag.to_owned());
    }
    Route::Catalog(listing.choose(Facet::Tag, chosen)).href()
}

/// The first tags as filters of this list, and how many there are beside them.
pub fn tags(entity: &Entity, listing: &Listing, shown: usize) -> impl IntoView + use<> {
    let all: Vec<&str> = entity.tags().collect();
    let chips = all.iter().take(shown).map(|tag| {
        view! { <Chip text=(*tag).to_owned() href=tag_href(tag, listing) /> }
    });
    let chips = chips.collect_view();
    let more = all
        .get(shown..)
        .filter(|rest| !rest.is_empty())
        .map(|rest| {
            let count = ["+", &rest.len().to_string()].concat();
            view! { <span class="more-tags" title=rest.join(", ")>{count}</span> }
        });
    view! {
        {chips}
        {more}
    }
}
