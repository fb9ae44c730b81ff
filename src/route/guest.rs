//! Addresses of what is shown in a page of somebody else's: places of the portal, which is elsewhere.

use std::rc::Rc;

use catalog::entity_ref::EntityRef;
use leptos::prelude::*;

use super::{Reading, Route};
use crate::site;

/// Called when a reader wants to go to another page of the portal: with its absolute address, and whose
/// page it is.
pub type Exit = Rc<dyn Fn(&str, Option<&EntityRef>)>;

/// Where the portal is, and how one gets there.
#[derive(Clone, Copy)]
pub(super) struct Stay(StoredValue<(String, Exit), LocalStorage>);

impl Stay {
    pub(super) fn of(base: &str, exit: Exit) -> Self {
        Self(StoredValue::new_local((base.to_owned(), exit)))
    }

    pub(super) fn base(self) -> String {
        let base = self.0.try_with_value(|(base, _)| base.clone());
        base.unwrap_or_default()
    }

    pub(super) fn path_of(self, href: &str) -> Option<String> {
        let found = self
            .0
            .try_with_value(|(base, _)| site::path_below(base, href));
        found.flatten()
    }

    pub(super) fn leave(self, path: &str, route: &Route) {
        let entity = match route {
            Route::Entity(reference, _) => Some(reference),
            _ => None,
        };
        // What is shown may be gone once somebody has heard of it.
        if let Some((base, exit)) = self.0.try_get_value() {
            exit(&site::page_below(&base, path), entity);
        }
    }
}

/// Reads a path with a query, and perhaps a place within the page.
pub(super) fn read(path: &str) -> Reading {
    let path = path.split_once('#').map_or(path, |(path, _)| path);
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    Route::read(path, query)
}
