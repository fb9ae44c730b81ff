//! What the catalog's answers mean.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::older::Count;
use serde_json::Value;

use super::{Error, Page, Problem};

/// `items` of an answer: entities, and `None` for `null`.
pub(super) fn entities(mut answer: Value) -> Result<Vec<Option<Entity>>, Error> {
    let Some(Value::Array(items)) = answer.get_mut("items").map(Value::take) else {
        return Err(Error::Unreadable);
    };
    items
        .into_iter()
        .map(|item| match item {
            Value::Null => Ok(None),
            item => Entity::try_from(item)
                .map(Some)
                .map_err(|_| Error::Unreadable),
        })
        .collect()
}

/// A page of by-query.
pub(super) fn read_page(answer: Value) -> Result<Page, Error> {
    let cursor = |key: &str| Some(answer.get("pageInfo")?.get(key)?.as_str()?.to_owned());
    let (total, next, previous) = (
        count(&answer, "totalItems").ok_or(Error::Unreadable)?,
        cursor("nextCursor"),
        cursor("prevCursor"),
    );
    let found = entities(answer)?.into_iter().flatten();
    Ok(Page {
        items: found.map(Arc::new).collect(),
        total,
        next,
        previous,
        is_partial: false,
    })
}

/// The counts of one facet.
pub(super) fn read_counts(field: &str, answer: &Value) -> Result<Vec<Count>, Error> {
    let values = answer
        .get("facets")
        .and_then(|facets| facets.get(field)?.as_array())
        .ok_or(Error::Unreadable)?;
    let counted = |value: &Value| {
        let text = value.get("value")?.as_str()?;
        Some((text.to_owned(), count(value, "count")?))
    };
    Ok(values.iter().filter_map(counted).collect())
}

pub(super) fn problem(value: &Value) -> Option<Problem> {
    let text = |key: &str| value.get(key)?.as_str();
    Some(Problem {
        file: text("file")?.to_owned(),
        line: count(value, "line"),
        entity: text("entity").and_then(|text| EntityRef::parse(text).ok()),
        message: text("message")?.to_owned(),
    })
}

pub(super) fn count(value: &Value, key: &str) -> Option<usize> {
    usize::try_from(value.get(key)?.as_u64()?).ok()
}
