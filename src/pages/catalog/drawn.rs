//! What stands where the list is: its rows, or why there are none.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::DEFAULT_NAMESPACE;
use catalog::listing::{Layout, Listing};
use leptos::prelude::*;

use super::cards::Cards;
use super::columns::{self, Column};
use super::endless::Endless;
use super::nothing::Nothing;
use super::rows::Rows;
use crate::api::{Error, Page};
use crate::lazy::chunk;
use crate::presentation::{ReadingProgress, deferred_silently, failed};
use crate::ui::SkeletonRows;

/// What is drawn; the same as long as only the rows are others.
#[derive(Clone, PartialEq)]
pub enum Drawn {
    /// Nothing is known yet.
    Waiting,
    /// The first page is on its way in place of one that is lost.
    Lost,
    /// Why.
    Failed(Error),
    /// No entity is in the list.
    Nothing,
    /// All of it, in these columns.
    Endless(Vec<Column>),
    /// A page of it, in these columns.
    Rows(Vec<Column>),
    /// A page of it.
    Cards,
}

/// What the newest answer is drawn as.
pub fn drawn(
    latest: RwSignal<Option<Result<Page, Error>>>,
    listing: Memo<Listing>,
    endless: Memo<bool>,
    chosen: Memo<Option<Vec<Column>>>,
) -> Memo<Drawn> {
    // What it is drawn as changes without another answer.
    let are_cards = Memo::new(move |_| listing.read().layout == Layout::Cards);
    Memo::new(move |_| match &*latest.read() {
        None => Drawn::Waiting,
        Some(Err(Error::Invalid(_))) if listing.read_untracked().cursor.is_some() => Drawn::Lost,
        Some(Err(error)) => Drawn::Failed(error.clone()),
        Some(Ok(page)) if page.items.is_empty() => Drawn::Nothing,
        Some(Ok(_)) if are_cards.get() => Drawn::Cards,
        Some(Ok(page)) => {
            let columns = columns_shown(&listing.read_untracked(), page, chosen.get());
            match endless.get_untracked() {
                true => Drawn::Endless(columns),
                false => Drawn::Rows(columns),
            }
        }
    })
}

/// Draws it.
pub fn shown(
    drawn: Drawn,
    latest: RwSignal<Option<Result<Page, Error>>>,
    items: Signal<Vec<Arc<Entity>>>,
    listing: Memo<Listing>,
    retry: Callback<()>,
) -> AnyView {
    // What is not worth keeping is drawn anew with every answer.
    let page = move || latest.get().and_then(Result::ok);
    match drawn {
        Drawn::Waiting => view! {
            <ReadingProgress />
            <SkeletonRows rows=8 columns=5 />
        }
        .into_any(),
        Drawn::Lost => ().into_any(),
        Drawn::Failed(error) => failed(&error, retry),
        Drawn::Nothing => (move || {
            page().map(|_| {
                let listing = listing.get_untracked();
                deferred_silently(move || nothing(listing.clone()))
            })
        })
        .into_any(),
        Drawn::Endless(columns) => (move || {
            page().map(|page| {
                let columns = columns.clone();
                deferred_silently(move || endless_rows(page.clone(), columns.clone(), listing))
            })
        })
        .into_any(),
        Drawn::Rows(columns) => {
            view! { <Rows items=items columns=columns listing=listing /> }.into_any()
        }
        Drawn::Cards => (move || {
            let (items, listing) = (items.get(), listing.get_untracked());
            deferred_silently(move || cards(items.clone(), listing.clone()))
        })
        .into_any(),
    }
}

chunk! { list:
    fn nothing(listing: Listing) -> AnyView {
        view! { <Nothing listing=listing /> }.into_any()
    }

    fn endless_rows(first: Page, columns: Vec<Column>, listing: Memo<Listing>) -> AnyView {
        view! { <Endless first=first columns=columns listing=listing /> }.into_any()
    }

    fn cards(items: Vec<Arc<Entity>>, listing: Listing) -> AnyView {
        view! { <Cards items=items listing=listing /> }.into_any()
    }
}

/// The columns the reader chose, or the usual ones: less one that would repeat a chosen type in
/// every row, and with the namespaces where there are several.
fn columns_shown(listing: &Listing, page: &Page, chosen: Option<Vec<Column>>) -> Vec<Column> {
    if let Some(chosen) = chosen {
        return chosen;
    }
    let mut columns = columns::of(listing.kind.as_deref());
    columns.retain(|column| *column != Column::Type || !listing.has_one_type());
    let elsewhere = |entity: &Entity| entity.reference().namespace != DEFAULT_NAMESPACE;
    if page.items.iter().any(|entity| elsewhere(entity)) {
        let last = columns
            .iter()
            .position(|column| *column == Column::Description);
        columns.insert(last.unwrap_or(columns.len()), Column::Namespace);
    }
    columns
}
