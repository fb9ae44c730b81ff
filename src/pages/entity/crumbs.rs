//! Where an entity is: its kind, and the domain and the system it is part of.

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::listing::Listing;
use leptos::prelude::*;

use super::surroundings::Surroundings;
use crate::language::words::entity as words;
use crate::presentation::{EntityLink, plural};
use crate::route::Route;
use crate::ui::Link;

/// What an entity is part of.
pub struct Place {
    /// The system, if it is part of one.
    pub system: Option<EntityRef>,
    /// The domain, if it is part of one itself.
    pub domain: Option<EntityRef>,
    /// Whatever else it is part of.
    pub others: Vec<EntityRef>,
}

impl Place {
    /// Reads it off the relations.
    pub fn of(entity: &Entity) -> Self {
        let mut place = Self {
            system: None,
            domain: None,
            others: Vec::new(),
        };
        for parent in entity.related("partOf") {
            let known = match parent.kind.to_ascii_lowercase().as_str() {
                "system" => Some(&mut place.system),
                "domain" => Some(&mut place.domain),
                _ => None,
            };
            match known.filter(|known| known.is_none()) {
                Some(known) => *known = Some(parent),
                None => place.others.push(parent),
            }
        }
        place
    }
}

/// One line whatever comes: the domain of a system is known a moment later, and what follows it
/// waits for it rather than move.
#[component]
pub fn Crumbs(
    kind: String,
    title: String,
    system: Option<EntityRef>,
    domain: Option<EntityRef>,
    surroundings: Surroundings,
) -> impl IntoView {
    let listing = Listing {
        kind: Some(kind.to_lowercase()),
        ..Listing::default()
    };
    let list_href = Route::Catalog(listing).href();
    let list_name = plural(&kind);
    let rest = move || {
        let system = system.clone();
        let is_known = system.is_none() || domain.is_some() || surroundings.are_known();
        let domain = domain.clone().or_else(|| {
            let system = system.as_ref()?;
            surroundings.read(system, |found| {
                let written = found.spec("domain")?;
                EntityRef::parse_in(written, Some("domain"), &system.namespace).ok()
            })
        });
        is_known.then(|| {
            let parents = domain.into_iter().chain(system);
            let parents = parents
                .map(|reference| view! { <li><EntityLink reference=reference plain=true /></li> });
            view! {
                {parents.collect_view()}
                <li aria-current="page">{title.clone()}</li>
            }
        })
    };
    view! {
        <nav class="crumbs" aria-label=words::breadcrumbs()>
            <ol>
                <li><Link href=list_href>{list_name}</Link></li>
                {rest}
            </ol>
        </nav>
    }
}
