//! A page of the catalog as a reader asks for it: filters, words, order and place in the list.
//!
//! One value says it all: the address bar is read into it, and it becomes the parameters of
//! `entities/by-query` and `entity-facets`. Nothing is filtered again in the browser.

mod groups;
mod layout;
mod matching;
mod members;
mod predicate;
mod questions;
mod restriction;

use crate::entity_ref::EntityRef;
pub use groups::{Group, SystemDomain};
pub use layout::{Grouping, Layout};
pub use matching::{Match, Matches};
pub use members::Members;
pub use questions::{Parameters, Question, Words};
pub use restriction::Restriction;

/// Rows on a page unless the reader chooses otherwise.
pub const DEFAULT_LIMIT: usize = 20;

/// What is asked of the catalog list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Lower-case kind; `None` for all kinds.
    pub kind: Option<String>,
    /// Any of these types.
    pub types: Vec<String>,
    /// Owned by any of these full references.
    pub owners: Vec<String>,
    /// Part of any of these full references.
    pub systems: Vec<String>,
    /// In any of these lifecycles.
    pub lifecycles: Vec<String>,
    /// Tagged with all of these, as the stock portal's filter means them.
    pub tags: Vec<String>,
    /// In any of these namespaces.
    pub namespaces: Vec<String>,
    /// What "any" and "all" above became by choice, for each facet.
    pub matches: Matches,
    /// Whose entities.
    pub whose: Whose,
    /// Only those that no location vouches for any more.
    pub orphans: bool,
    /// Words to be found in names, titles, descriptions, tags and owners; empty for no restriction.
    pub text: String,
    /// The field rows are sorted by.
    pub order: Order,
    /// Rows on a page.
    pub limit: usize,
    /// Where the page begins; `None` for the first, or for the offset.
    pub cursor: Option<String>,
    /// How many rows come before the page, where there is no cursor.
    pub offset: usize,
    /// How it is laid out.
    pub layout: Layout,
}

/// Whose entities a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    #[default]
    Anyone,
    /// Those owned by one of these full references: the reader and the reader's groups.
    Owned(Vec<String>),
    /// These, the ones the reader starred.
    Starred(Vec<EntityRef>),
}

/// A field and a direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// A path such as `metadata.name`. Entities without it are left out by the catalog.
    pub field: String,
    /// Z to A.
    pub descending: bool,
}

/// A filter whose options the catalog counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// `kind`
    Kind,
    /// `spec.type`
    Type,
    /// `relations.ownedBy`
    Owner,
    /// `relations.partOf`
    System,
    /// `spec.lifecycle`
    Lifecycle,
    /// `metadata.tags`
    Tag,
    /// `metadata.namespace`
    Namespace,
}

impl Order {
    /// `asc` or `desc`.
    pub fn direction(&self) -> &'static str {
        if self.descending { "desc" } else { "asc" }
    }
}

impl Default for Order {
    fn default() -> Self {
        Self {
            field: "metadata.name".to_owned(),
            descending: false,
        }
    }
}

impl Default for Listing {
    fn default() -> Self {
        Self {
            kind: Some("component".to_owned()),
            types: Vec::new(),
            owners: Vec::new(),
            systems: Vec::new(),
            lifecycles: Vec::new(),
            tags: Vec::new(),
            namespaces: Vec::new(),
            matches: Matches::default(),
            whose: Whose::Anyone,
            orphans: false,
            text: String::new(),
            order: Order::default(),
            limit: DEFAULT_LIMIT,
            cursor: None,
            offset: 0,
            layout: Layout::Table,
        }
    }
}

impl Facet {
    /// Every facet of the catalog page.
    pub const ALL: [Self; 7] = [
        Self::Kind,
        Self::Type,
        Self::Owner,
        Self::System,
        Self::Lifecycle,
        Self::Tag,
        Self::Namespace,
    ];

    /// The path the catalog counts.
    pub fn field(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Type => "spec.type",
            Self::Owner => "relations.ownedBy",
            Self::System => "relations.partOf",
            Self::Lifecycle => "spec.lifecycle",
            Self::Tag => "metadata.tags",
            Self::Namespace => "metadata.namespace",
        }
    }
}

impl Listing {
    /// What is chosen under a facet.
    pub fn chosen(&self, facet: Facet) -> &[String] {
        match facet {
            Facet::Kind => self.kind.as_slice(),
            Facet::Type => &self.types,
            Facet::Owner => &self.owners,
            Facet::System => &self.systems,
            Facet::Lifecycle => &self.lifecycles,
            Facet::Tag => &self.tags,
            Facet::Namespace => &self.namespaces,
        }
    }

    /// The same list with another choice under a facet, from its first page on. Another kind
    /// drops the types, which belong to a kind, and an order that the new kind may lack.
    pub fn choose(&self, facet: Facet, values: Vec<String>) -> Self {
        let mut next = self.from_start();
        match facet {
            Facet::Kind => {
                next.kind = values.into_iter().next();
                next.types.clear();
                next.order = Order::default();
            }
            Facet::Type => next.types = values,
            Facet::Owner => next.owners = values,
            Facet::System => next.systems = values,
            Facet::Lifecycle => next.lifecycles = values,
            Facet::Tag => next.tags = values,
            Facet::Namespace => next.namespaces = values,
        }
        if next.chosen(facet).is_empty() {
            next = next.matched(facet, facet.matches()[0]);
        }
        next
    }

    /// The same list from its first row on.
    pub fn from_start(&self) -> Self {
        Self {
            cursor: None,
            offset: 0,
            ..self.clone()
        }
    }

    /// The list of this kind with nothing narrowed.
    pub fn widest(&self) -> Self {
        Self {
            kind: self.kind.clone(),
            limit: self.limit,
            layout: self.layout,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_kind_starts_over_with_its_types_and_order() {
        let listing = Listing {
            types: vec!["service".into()],
            owners: vec!["group:default/a".into()],
            cursor: Some("abc".into()),
            order: Order {
                field: "spec.lifecycle".into(),
                descending: true,
            },
            ..Listing::default()
        };
        let next = listing.choose(Facet::Kind, vec!["api".into()]);
        assert_eq!(next.kind.as_deref(), Some("api"));
        assert_eq!(next.owners, listing.owners);
        assert_eq!((next.types.len(), next.cursor), (0, None));
        assert_eq!(next.order, Order::default());
    }
}
