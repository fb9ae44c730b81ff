//! Pages of a list, by cursor (catalog-backend `DefaultEntitiesCatalog.queryEntities`).

use super::Catalog;
use super::index::Row;
use super::set::Set;
use crate::query::cursor::Cursor;

/// What is asked: a cursor (the first page has one too, with no place in it), how many, and how
/// many to skip.
pub(crate) struct PageRequest {
    pub(crate) cursor: Cursor,
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
    ByValue(&'a [Row]),
    ByUid(usize),
}

impl Order<'_> {
    fn len(&self) -> usize {
        match self {
            Self::ByValue(rows) => rows.len(),
            Self::ByUid(size) => *size,
        }
    }

    fn entity(&self, position: usize) -> u32 {
        match self {
            Self::ByValue(rows) => rows[position].entity,
            Self::ByUid(_) => position as u32,
        }
    }
}

impl Catalog {
    /// Answers a page.
    pub(crate) fn page(&self, request: &PageRequest) -> PageResult {
        let cursor = &request.cursor;
        let mut matching = self.matching(&cursor.filter);
        let term = cursor.full_text_filter.term.trim().to_lowercase();
        if !term.is_empty() {
            let keys = cursor.full_text_keys();
            matching.keep_common(&self.index.containing(&term, &keys, self.len()));
        }
        let order = match cursor.order() {
            Some((field, _)) => Order::ByValue(self.index.valued(field)),
            None => Order::ByUid(self.len()),
        };
        let total = match (cursor.total_items, request.count) {
            (Some(total), _) => total,
            (None, true) => count(&order, &matching),
            (None, false) => 0,
        };
        let mut positions = self.walk(&order, &matching, request);
        let is_more = request.limit > 0 && (cursor.is_previous || positions.len() > request.limit);
        positions.truncate(request.limit);
        if cursor.is_previous {
            positions.reverse();
        }
        self.result(&order, positions, request, total, is_more)
    }

    /// Positions of the page and one more, in the direction of the cursor.
    fn walk(&self, order: &Order<'_>, matching: &Set, request: &PageRequest) -> Vec<usize> {
        let cursor = &request.cursor;
        let descending = cursor.order().is_some_and(|(_, descending)| descending);
        let backwards = cursor.is_previous != descending;
        let wanted = |position: &usize| matching.contains(order.entity(*position));
        let count = request.limit + usize::from(request.limit > 0);
        let (before, after) = match self.place(order, cursor) {
            Some(place) => (place.start, place.end),
            None => (order.len(), 0),
        };
        if backwards {
            (0..before)
                .rev()
                .filter(wanted)
                .skip(request.offset)
                .take(count)
                .collect()
        } else {
            (after..order.len())
                .filter(wanted)
                .skip(request.offset)
                .take(count)
                .collect()
        }
    }

    /// The positions of the row a cursor names: empty, but at its place, if the row is gone.
    fn place(&self, order: &Order<'_>, cursor: &Cursor) -> Option<std::ops::Range<usize>> {
        let values = cursor.order_field_values.as_ref()?;
        let uid = values.last()?;
        let entity = self.entities.partition_point(|stored| *stored.uid < **uid) as u32;
        let exact = self
            .entities
            .get(entity as usize)
            .is_some_and(|stored| *stored.uid == **uid);
        let start = match order {
            Order::ByUid(_) => entity as usize,
            Order::ByValue(rows) => {
                let value = self.index.rank(values.first()?);
                rows.partition_point(|row| (row.value, row.entity) < (value, entity))
            }
        };
        let end = match order {
            Order::ByUid(_) => start + usize::from(exact),
            Order::ByValue(rows) => {
                let value = self.index.rank(values.first()?);
                let is_it = |row: &Row| exact && (row.value, row.entity) == (value, entity);
                start + rows[start..].iter().take_while(|row| is_it(row)).count()
            }
        };
        Some(start..end)
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
        let beginning = cursor
            .first_sort_field_values
            .clone()
            .or_else(|| first.clone());
        let turned = |at: Option<Vec<String>>, is_previous: bool| Cursor {
            order_field_values: at,
            first_sort_field_values: beginning.clone(),
            is_previous,
            total_items: Some(total),
            ..cursor.clone()
        };
        let at_beginning = cursor.first_sort_field_values.is_none() || first == beginning;
        PageResult {
            next: (is_more && last.is_some()).then(|| turned(last, false)),
            previous: (!at_beginning && first.is_some()).then(|| turned(first, true)),
            entities: positions
                .iter()
                .map(|position| order.entity(*position))
                .collect(),
            total,
        }
    }

    /// What a cursor remembers of a row.
    fn values(&self, order: &Order<'_>, position: usize) -> Vec<String> {
        let uid = self.stored(order.entity(position)).uid.to_string();
        match order {
            Order::ByUid(_) => vec![uid],
            Order::ByValue(rows) => vec![self.index.text(rows[position].value).to_owned(), uid],
        }
    }
}

/// Distinct entities of a list: an entity with several values has several rows.
fn count(order: &Order<'_>, matching: &Set) -> usize {
    match order {
        Order::ByUid(_) => matching.len(),
        Order::ByValue(rows) => {
            let mut present = Set::empty(
                rows.iter()
                    .map(|row| row.entity as usize + 1)
                    .max()
                    .unwrap_or(0),
            );
            rows.iter().for_each(|row| present.insert(row.entity));
            present.keep_common(matching);
            present.len()
        }
    }
}
