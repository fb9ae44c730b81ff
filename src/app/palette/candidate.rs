//! What the palette can find.

use catalog::entity_ref::EntityRef;

use crate::presentation::{icon, singular};
use crate::route::Route;

/// The groups of what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Entities of the catalog.
    Entity,
    /// Tabs of the entity whose page is open.
    Tab,
    /// Pages of the portal.
    Page,
    /// What can be done right here.
    Action,
}

/// Something to find: where it leads, and what it is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The canonical reference of an entity, the key of anything else: the same thing found twice
    /// has it twice.
    pub id: String,
    /// Where it leads, or the name of an action.
    pub key: String,
    /// What it is.
    pub sort: Sort,
    /// A name in `style/icons.svg`.
    pub icon: String,
    /// What it is called.
    pub title: String,
    /// What else is shown, but not looked into: "Component".
    pub about: String,
    /// Another name it is found by, its reference.
    pub name: String,
}

impl Candidate {
    /// An entity of this title.
    pub fn entity(reference: &EntityRef, title: String) -> Self {
        Self {
            id: reference.to_string(),
            key: Route::entity(reference).href(),
            sort: Sort::Entity,
            icon: icon(&reference.kind).to_owned(),
            title,
            about: singular(&reference.kind),
            name: reference.short(),
        }
    }

    /// A tab, a page or an action.
    pub fn fixed(sort: Sort, key: String, icon: &str, title: String) -> Self {
        Self {
            id: key.clone(),
            key,
            sort,
            icon: icon.to_owned(),
            title,
            about: String::new(),
            name: String::new(),
        }
    }
}
