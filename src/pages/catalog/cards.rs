//! A page of the catalog list as cards: the same entities as the table's rows, in the same order.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::listing::Listing;
use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::facts::{belongs, star, tags, what};
use crate::language::words::list as words;
use crate::presentation::{Lifecycle, icon};
use crate::route::Route;
use crate::ui::{Icon, Link};

/// Tags of a card before the rest becomes a number.
const TAGS_SHOWN: usize = 3;

/// As many cards in a row as there is room for.
#[component]
pub fn Cards(items: Vec<Arc<Entity>>, listing: Listing) -> impl IntoView {
    let cards = items
        .iter()
        .map(|entity| card(entity, &listing))
        .collect_view();
    let class_name = [
        "entity-cards ",
        style_sheet!("style/components/entity_cards.css"),
    ]
    .concat();
    view! { <ul class=class_name aria-label=words::entities()>{cards}</ul> }
}

fn card(entity: &Entity, listing: &Listing) -> impl IntoView + use<> {
    let reference = entity.reference();
    let (title, href) = (entity.title(), Route::entity(reference).href());
    let description = entity.description().map(|text| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        view! { <p class="description">{text}</p> }
    });
    let lifecycle = entity
        .spec("lifecycle")
        .map(|value| view! { <Lifecycle value=value /> });
    let has_tags = entity.tags().next().is_some();
    let tags =
        has_tags.then(|| view! { <div class="tags">{tags(entity, listing, TAGS_SHOWN)}</div> });
    view! {
        <li>
            <div class="head">
                <span class="tile"><Icon name=icon(&reference.kind) /></span>
                <div class="names">
                    <Link href=href>{title}</Link>
                    <span class="ref">{reference.short()}</span>
                </div>
                {star(entity)}
            </div>
            {description}
            <div class="facts">
                <span class="what">{what(entity, listing)}</span>
                {lifecycle}
            </div>
            <div class="facts">
                {belongs(entity, "owner", "group", words::field_owner())}
                {belongs(entity, "system", "system", words::field_system())}
            </div>
            {tags}
        </li>
    }
}
