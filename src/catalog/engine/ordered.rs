//! `GET /entities`: whole lists and pages by offset, in an order of its own
//! (catalog-backend `DefaultEntitiesCatalog.entities`).

use super::Catalog;
use super::set::Set;
use crate::query::condition::Condition;

/// An order as `GET /entities` takes it: a key in the case it was written in, and whether it
/// descends. A key with a capital in it names none of the index, which is in lower case.
pub(crate) type ListOrder = (String, bool);

/// Values that rows of several orders may have together. Lists ordered by several times over would
/// have more combinations than there is memory.
const MOST_VALUES: usize = 1 << 23;

impl Catalog {
    /// Every matching entity, in order: by the order's values with those that lack them at the
    /// end, or by reference if there is no order. Of several orders each breaks the ties of the
    /// one before; the uid breaks the last.
    pub(crate) fn ordered(
        &self,
        condition: Option<&Condition>,
        orders: &[ListOrder],
    ) -> Result<Vec<u32>, String> {
        let matching = self.matching(condition);
        Ok(match orders {
            [] => self
                .by_reference
                .iter()
                .copied()
                .filter(|entity| matching.contains(*entity))
                .collect(),
            [order] => self.by_one(&matching, order),
            orders => self.by_several(&matching, orders)?,
        })
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
    fn by_several(&self, matching: &Set, orders: &[ListOrder]) -> Result<Vec<u32>, String> {
        let mut rows: Vec<(Vec<Option<u32>>, u32)> = (0..self.len() as u32)
            .filter(|entity| matching.contains(*entity))
            .map(|entity| (Vec::new(), entity))
            .collect();
        for (key, _) in orders {
            let values = self.values_by_entity(key);
            let of = |entity: u32| values[entity as usize].as_slice();
            let count: usize = rows
                .iter()
                .map(|(_, entity)| of(*entity).len().max(1))
                .sum();
            if count.saturating_mul(orders.len()) > MOST_VALUES {
                return Err("Too many orders: their values have too many combinations".to_owned());
            }
            let mut joined = Vec::with_capacity(count);
            for (mut sorted, entity) in rows {
                let (last, others) = of(entity).split_last().unwrap_or((&None, &[]));
                for value in others {
                    let mut sorted = sorted.clone();
                    sorted.push(*value);
                    joined.push((sorted, entity));
                }
                sorted.push(*last);
                joined.push((sorted, entity));
            }
            rows = joined;
        }
        rows.sort_by(|(one, one_entity), (other, other_entity)| {
            let values = one.iter().zip(other).zip(orders);
            let mut by_value = values.map(|((one, other), (_, descending))| {
                match (one, other) {
                    // What has no value is last in both directions.
                    (None, _) | (_, None) => one.is_none().cmp(&other.is_none()),
                    _ if *descending => other.cmp(one),
                    _ => one.cmp(other),
                }
            });
            let first = by_value.find(|order| order.is_ne());
            first.unwrap_or_else(|| one_entity.cmp(other_entity))
        });
        Ok(rows.into_iter().map(|(_, entity)| entity).collect())
    }

    /// The numbers of the values under a key, and `None` for each row without, by entity.
    fn values_by_entity(&self, key: &str) -> Vec<Vec<Option<u32>>> {
        let mut values = vec![Vec::new(); self.len()];
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
        values
    }
}
