//! Pages of a list, by cursor (catalog-backend `DefaultEntitiesCatalog.queryEntities`).

use std::borrow::Cow;

use super::Catalog;
use super::column::Column;
use super::set::Set;
use crate::query::condition::Condition;
use crate::query::cursor::{Cursor, Place};

/// What is asked: a cursor (the first page has one too, with no place in it), how many, and how
/// many to skip.
pub(crate) struct PageRequest {
    pub(crate) cursor: Cursor,
    /// The conditions of the cursor's query and filter.
    pub(crate) condition: Option<Condition>,
    pub(crate) limit: usize,
    pub(crate) offset: usize,
    /// Without a total the answer's is 0.
    pub(crate) count: bool,
}

/// A page.
pub(crate) struct PageResult {
    /// Entity numbers, in order.
    pub(crate) entities: Vec<u32>,
    pub(crate) total: usize,
    pub(crate) next: Option<Cursor>,
    pub(crate) previous: Option<Cursor>,
}

/// The rows of a list in ascending order: those of the order's key, or every entity by its uid.
enum Order<'a> {
    ByValue(Box<Cow<'a, Column>>),
    ByUid(usize),
}

/// Which rows of the order are in the list.
struct Wanted {
    entities: Set,
    /// Only these positions, where the text is looked for in the very row that sorts.
    rows: Option<Set>,
}

impl Order<'_> {
    fn len(&self) -> usize {
        match self {
            Self::ByValue(column) => column.len(),
            Self::ByUid(size) => *size,
        }
    }

    fn entity(&self, position: usize) -> u32 {
        match self {
            Self::ByValue(column) => column.entities[position],
            Self::ByUid(_) => position as u32,
        }
    }
}

impl Wanted {
    fn has(&self, order: &Order<'_>, position: usize) -> bool {
        self.entities.contains(order.entity(position))
            && self
                .rows
                .as_ref()
                .is_none_or(|rows| rows.contains(position as u32))
    }
}

impl Catalog {
    /// Answers a page.
    pub(crate) fn page(&self, request: &PageRequest) -> PageResult {
        let cursor = &request.cursor;
        let order = match cursor.order() {
            Some((field, _)) => Order::ByValue(Box::new(self.index.column(field))),
            None => Order::ByUid(self.len()),
        };
        let wanted = self.wanted(&order, request);
        let total = match (cursor.total_items, request.count) {
            (Some(total), _) => total,
            (None, true) => count(&order, &wanted.entities, self.len()),
            (None, false) => 0,
        };
        let mut positions = self.walk(&order, &wanted, request);
        let is_more = request.limit > 0 && (cursor.is_previous || positions.len() > request.limit);
        positions.truncate(request.limit);
        if cursor.is_previous {
            positions.reverse();
        }
        self.result(&order, positions, request, total, is_more)
    }

    fn wanted(&self, order: &Order<'_>, request: &PageRequest) -> Wanted {
        let cursor = &request.cursor;
        let mut wanted = Wanted {
            entities: self.matching(request.condition.as_ref()),
            rows: None,
        };
        let terms = cursor.full_text_terms();
        if terms.is_empty() {
            return wanted;
        }
        let keys = cursor.full_text_keys();
        for term in &terms {
            let containing = self.index.containing(term, &keys);
            wanted.entities.keep_common(&containing);
        }
        if let (Order::ByValue(column), [key]) = (order, keys.as_slice())
            && cursor
                .order()
                .is_some_and(|(field, _)| field.to_lowercase() == *key)
        {
            let mut rows = Set::empty(column.len());
            for term in &terms {
                column.values_like(term, |value| {
                    for position in column.positions(value) {
                        rows.insert(position as u32);
                    }
                });
            }
            wanted.rows = Some(rows);
        }
        wanted
    }

    /// Positions of the page and one more, in the direction of the cursor.
    fn walk(&self, order: &Order<'_>, wanted: &Wanted, request: &PageRequest) -> Vec<usize> {
        let cursor = &request.cursor;
        if request.limit == 0 {
            return Vec::new();
        }
        let descending = cursor.order().is_some_and(|(_, descending)| descending);
        let backwards = cursor.is_previous != descending;
        let is_wanted = |position: &usize| wanted.has(order, *position);
        let count = request.limit.saturating_add(1);
        let (before, after) = match &cursor.order_field_values {
            Some(place) => match self.place(order, place) {
                Some(place) => (place.start, place.end),
                None => return Vec::new(),
            },
            None => (order.len(), 0),
        };
        let positions = if backwards {
            0..before
        } else {
            after..order.len()
        };
        if backwards {
            let positions = positions.rev().filter(is_wanted);
            positions.skip(request.offset).take(count).collect()
        } else {
            let positions = positions.filter(is_wanted);
            positions.skip(request.offset).take(count).collect()
        }
    }

    /// The positions of the row a cursor names: empty, but at its place, if the row is gone.
    /// `None` where the cursor names no value: nothing comes after that, nor before.
    fn place(&self, order: &Order<'_>, place: &Place) -> Option<std::ops::Range<usize>> {
        let uid = place.last()?.as_deref()?;
        let found = self.index.uids().find(uid);
        let entity = found.unwrap_or_else(|before| before);
        let column = match order {
            Order::ByUid(_) => {
                let start = entity as usize;
                return Some(start..start + usize::from(found.is_ok()));
            }
            Order::ByValue(column) => column,
        };
        let value = place.first()?.as_deref()?;
        let rows = match column.values.find(value) {
            Ok(value) => column.positions(value),
            Err(after) => {
                let start = column.positions(after).start;
                return Some(start..start);
            }
        };
        let entities = &column.entities[rows.clone()];
        let start = rows.start + entities.partition_point(|other| *other < entity);
        let is_it =
            found.is_ok() && column.entities.get(start) == Some(&entity) && rows.contains(&start);
        Some(start..start + usize::from(is_it))
    }

    fn result(
        &self,
        order: &Order<'_>,
        positions: Vec<usize>,
        request: &PageRequest,
        total: usize,
        is_more: bool,
    ) -> PageResult {
        let cursor = &request.cursor;
        let values = |position: &usize| self.values(order, *position);
        let (first, last) = (positions.first().map(values), positions.last().map(values));
        let beginning = cursor.first_sort_field_values.as_ref().or(first.as_ref());
        let turned = |at: Option<Place>, is_previous: bool| Cursor {
            order_field_values: at,
            first_sort_field_values: beginning.cloned(),
            is_previous,
            total_items: Some(total),
            ..cursor.clone()
        };
        let at_beginning = cursor.first_sort_field_values.is_none() || first.as_ref() == beginning;
        // An empty page before the beginning has a next one too, which is empty as well.
        let nowhere = || vec![None; cursor.places()];
        PageResult {
            next: is_more.then(|| turned(Some(last.unwrap_or_else(nowhere)), false)),
            previous: (!at_beginning && first.is_some()).then(|| turned(first.clone(), true)),
            entities: positions
                .iter()
                .map(|position| order.entity(*position))
                .collect(),
            total,
        }
    }

    /// What a cursor remembers of a row.
    fn values(&self, order: &Order<'_>, position: usize) -> Place {
        let uid = Some(self.index.uids().get(order.entity(position)).to_owned());
        match order {
            Order::ByUid(_) => vec![uid],
            Order::ByValue(column) => {
                let value = column.values.get(column.value_at(position));
                vec![Some(value.to_owned()), uid]
            }
        }
    }
}

/// Distinct entities of a list: an entity with several values has several rows.
fn count(order: &Order<'_>, matching: &Set, size: usize) -> usize {
    match order {
        Order::ByUid(_) => matching.len(),
        Order::ByValue(column) => {
            let mut present = Set::empty(size);
            present.insert_all(&column.entities);
            present.keep_common(matching);
            present.len()
        }
    }
}
