//! Groups and users: who is in them, and what they own.

use std::sync::Arc;

use catalog::circle::Circle;
use catalog::entity::Entity;
use catalog::listing::{Facet, Listing, Members};
use catalog::ownership::Ownership;
use futures_util::future::try_join_all;
use web_sys::AbortSignal;

use super::{Client, Error, FacetCount, Page};

/// What the way down through groups needs of each.
const GROUP_FIELDS: [&str; 6] = [
    "kind",
    "metadata.name",
    "metadata.namespace",
    "metadata.title",
    "spec.profile.displayName",
    "relations",
];

/// Entities that are read to be counted, as many as the largest page of the list has. Only reading them
/// tells how many of which type each kind has, in one request; a catalog counts by one field at a
/// time.
const MOST_READ: usize = 200;

/// Kinds whose types are counted by the catalog, a request each, where entities are too many to read.
const MOST_KINDS: usize = 6;

impl Client {
    /// A group and the groups below it: one request per level.
    pub async fn circle_below(self, group: &Entity, signal: AbortSignal) -> Result<Circle, Error> {
        let mut circle = Circle::below(group);
        while !circle.next().is_empty() {
            let next = circle.next();
            let found = self.entities(next, &GROUP_FIELDS, signal.clone()).await?;
            circle.take(found);
            if signal.aborted() {
                return Err(Error::Aborted);
            }
        }
        Ok(circle)
    }

    /// A page of the members of groups, each with these fields only.
    pub async fn members(
        self,
        members: &Members,
        fields: &str,
        signal: AbortSignal,
    ) -> Result<Page, Error> {
        let question = members.page_question(fields, self.words());
        self.page(question, signal).await
    }

    /// What any of these full references own, by kind and type.
    pub async fn ownership(
        self,
        owners: &[String],
        signal: AbortSignal,
    ) -> Result<Ownership, Error> {
        let owned = Listing {
            kind: None,
            owners: owners.to_vec(),
            limit: MOST_READ,
            ..Listing::default()
        };
        let fields = "kind,metadata.name,spec.type";
        let page = self.list(&owned, fields, signal.clone()).await?;
        if page.total <= page.items.len() {
            return Ok(Ownership::of(page.items.iter().map(Arc::as_ref)));
        }
        let kinds = self.facet(&owned, Facet::Kind, signal.clone()).await?;
        let mut ownership = Ownership::of_counts(pairs(&kinds));
        if ownership.kinds().len() > MOST_KINDS {
            return Ok(ownership);
        }
        let kinds: Vec<String> = ownership
            .kinds()
            .iter()
            .map(|one| one.kind.clone())
            .collect();
        let counting = kinds.iter().map(|kind| {
            let of_kind = owned.choose(Facet::Kind, vec![kind.clone()]);
            let signal = signal.clone();
            async move { self.facet(&of_kind, Facet::Type, signal).await }
        });
        let types = try_join_all(counting).await?;
        for (kind, types) in kinds.iter().zip(&types) {
            ownership.count_types(kind, pairs(types));
        }
        Ok(ownership)
    }
}

fn pairs(counts: &[FacetCount]) -> impl Iterator<Item = (&str, usize)> {
    counts.iter().map(|one| (one.value.as_str(), one.count))
}
