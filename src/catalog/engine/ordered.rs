//! `GET /entities`: whole lists and pages by offset, in an order of its own
//! (catalog-backend `DefaultEntitiesCatalog.entities`).

use super::Catalog;
use super::set::Set;
use crate::query::condition::Condition;

/// An order as `GET /entities` takes it: a key in the case it was written in, and whether it
/// descends. A key with a capital in it names none of the index, which is in lower case.
pub(crate) type ListOrder = (String, bool);

impl Catalog {
    /// Every matching entity, in order: by the order's values with those that lack them at the
    /// end, or by reference if there is no order. Of several orders each breaks the ties of the
    /// one before; the uid breaks the last.
    pub(crate) fn ordered(&self, condition: Option<&Condition>, orders: &[ListOrder]) -> Vec<u32> {
        let matching = self.matching(condition);
        match orders {
            [] => self
                .by_reference
                .iter()
                .copied()
                .filter(|entity| matching.contains(*entity))
                .collect(),
            [order] => self.by_one(&matching, order),
            orders => self.by_several(&matching, orders),
        }
    }

    fn by_one(&self, matching: &Set, (key, descending): &ListOrder) -> Vec<u32> {
        let mut listed = Vec::new();
        let mut present = Set::empty(self.len());
        if let Some(column) = self.index.exact(key) {
            let mut values: Vec<u32> = (0..column.values.len() as u32).collect();
            if *descending {
                values.reverse();
            }
            for value in values {
                let entities = column.entities_of(value).iter().copied();
                listed.extend(entities.filter(|entity| matching.contains(*entity)));
            }
            present.insert_all(&column.entities);
        }
        let lacking = (0..self.len() as u32)
            .filter(|entity| matching.contains(*entity) && !present.contains(*entity));
        listed.extend(lacking);
        listed
    }

    /// One row for every combination of values, as a join makes them.
    fn by_several(&self, matching: &Set, orders: &[ListOrder]) -> Vec<u32> {
        let mut rows: Vec<(Vec<Option<u32>>, u32)> = (0..self.len() as u32)
            .filter(|entity| matching.contains(*entity))
            .map(|entity| (Vec::new(), entity))
            .collect();
        for (key, _) in orders {
            let mut values: Vec<Vec<Option<u32>>> = vec![Vec::new(); self.len()];
            if let Some(column) = self.index.exact(key) {
                for value in 0..column.values.len() as u32 {
                    for entity in column.entities_of(value) {
                        values[*entity as usize].push(Some(value));
                    }
                }
                for entity in &column.nulls {
                    values[*entity as usize].push(None);
                }
            }
            rows = rows
                .into_iter()
                .flat_map(|(sorted, entity)| {
                    let own = match values[entity as usize].as_slice() {
                        [] => vec![None],
                        own => own.to_vec(),
                    };
                    own.into_iter().map(move |value| {
                        let mut sorted = sorted.clone();
                        sorted.push(value);
                        (sorted, entity)
                    })
                })
                .collect();
        }
        rows.sort_by(|(one, one_entity), (other, other_entity)| {
            let by_value =
                one.iter()
                    .zip(other)
                    .zip(orders)
                    .map(|((one, other), (_, descending))| {
                        let ascending = one.cmp(other);
                        match (one, other) {
                            (None, None) => ascending,
                            (None, _) => std::cmp::Ordering::Greater,
                            (_, None) => std::cmp::Ordering::Less,
                            _ if *descending => ascending.reverse(),
                            _ => ascending,
                        }
                    });
            let by_value = by_value.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then);
            by_value.then(one_entity.cmp(other_entity))
        });
        rows.into_iter().map(|(_, entity)| entity).collect()
    }
}
