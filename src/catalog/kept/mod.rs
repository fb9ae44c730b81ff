//! What a reader keeps in two places, and how the two become one again.
//!
//! A reader's stars are in a browser and in a backend. Either may change while the other does not
//! hear of it: another browser, another portal, a network that was away. What the backend had when
//! the two last agreed says on which side a difference arose.

#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

/// What tells the items of a list apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Items {
    /// There is no list: one choice, or an object of choices.
    None,
    /// Each is what it is; new ones come last.
    Whole,
    /// This key of theirs is a name; new ones come last.
    Named(&'static str),
    /// This key of theirs names what was met; the newest comes first, and only so many stay.
    Met(&'static str, usize),
}

/// The value that both sides should have. `agreed` is what the backend had when it was last heard of,
/// nothing before it ever was. `null` is a value that is not there.
///
/// What either side added stays, and what either took away from what both had is gone. Where both
/// changed the same thing it is ours, which is the later to arrive; at the first meeting it is theirs,
/// because what a reader chose wherever they signed in before stands over what a browser happens to
/// have.
pub fn merge(items: Items, agreed: Option<&Value>, ours: &Value, theirs: &Value) -> Value {
    if agreed == Some(theirs) || theirs.is_null() && agreed.is_none() {
        return ours.clone();
    }
    if agreed == Some(ours) || ours.is_null() && agreed.is_none() {
        return theirs.clone();
    }
    if items != Items::None {
        let base = agreed.unwrap_or(&Value::Null);
        let merged = lists(items, list(base), list(ours), list(theirs));
        return if merged.is_empty() {
            Value::Null
        } else {
            Value::Array(merged)
        };
    }
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            Value::Object(choices(agreed, ours, theirs))
        }
        _ if agreed.is_some() => ours.clone(),
        _ => theirs.clone(),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Every key by itself; objects in objects too.
fn choices(
    agreed: Option<&Value>,
    ours: &Map<String, Value>,
    theirs: &Map<String, Value>,
) -> Map<String, Value> {
    const NOTHING: &Value = &Value::Null;
    let added = ours.keys().filter(|key| !theirs.contains_key(*key));
    let keys = theirs.keys().chain(added);
    let merged = keys.map(|key| {
        let agreed = agreed.map(|agreed| agreed.get(key).unwrap_or(NOTHING));
        let (ours, theirs) = (ours.get(key), theirs.get(key));
        let (ours, theirs) = (ours.unwrap_or(NOTHING), theirs.unwrap_or(NOTHING));
        (key.clone(), merge(Items::None, agreed, ours, theirs))
    });
    let mut object = Map::new();
    object.extend(merged.filter(|(_, value)| !value.is_null()));
    object
}

fn lists(items: Items, base: &[Value], ours: &[Value], theirs: &[Value]) -> Vec<Value> {
    let name = |item: &Value| items.name(item).cloned();
    let of = |list: &[Value], item: &Value| {
        let wanted = name(item);
        list.iter().find(|known| name(known) == wanted).cloned()
    };
    let mut merged: Vec<Value> = Vec::with_capacity(ours.len() + theirs.len());
    let is_met = matches!(items, Items::Met(..));
    // What was met here is newer than what the backend tells of.
    let (first, second) = if is_met {
        (ours, theirs)
    } else {
        (theirs, ours)
    };
    for item in first.iter().chain(second) {
        if name(item).is_none() || of(&merged, item).is_some() {
            continue;
        }
        let kept = match (of(base, item), of(ours, item), of(theirs, item)) {
            // Changed here, or only there.
            (Some(base), Some(ours), Some(theirs)) => {
                Some(if ours == base { theirs } else { ours })
            }
            (None, Some(ours), Some(theirs)) => {
                if !is_met && ours != theirs {
                    merged.extend(renamed(
                        items,
                        &ours,
                        [base, &merged].concat(),
                        theirs.clone(),
                    ));
                    continue;
                }
                Some(theirs)
            }
            // Taken away there, or here, unless it was changed meanwhile on the other side.
            (Some(base), Some(one), None) | (Some(base), None, Some(one)) => {
                (one != base && !is_met).then_some(one)
            }
            (None, ours, theirs) => ours.or(theirs),
            (Some(_), None, None) => None,
        };
        merged.extend(kept);
    }
    if let Items::Met(_, most) = items {
        merged.truncate(most);
    }
    merged
}

/// Two things of one name that know nothing of each other: both stay, ours under another name.
fn renamed(items: Items, ours: &Value, taken: Vec<Value>, theirs: Value) -> Vec<Value> {
    let Items::Named(key) = items else {
        return vec![theirs];
    };
    let mut other = ours.clone();
    let name = ours.get(key).and_then(Value::as_str).unwrap_or_default();
    let is_taken = |name: &str| {
        let mut named = taken.iter().filter_map(|item| item.get(key)?.as_str());
        named.any(|known| known == name)
    };
    let mut names = (2_u32..).map(|number| [name, " (", &number.to_string(), ")"].concat());
    if let (Some(object), Some(free)) = (other.as_object_mut(), names.find(|name| !is_taken(name)))
    {
        object.insert(key.to_owned(), free.into());
    }
    vec![theirs, other]
}

impl Items {
    /// What an item is known by; nothing for what is no item.
    fn name(self, item: &Value) -> Option<&Value> {
        match self {
            Self::None => None,
            Self::Whole => Some(item),
            Self::Named(key) | Self::Met(key, _) => item.get(key).filter(|name| name.is_string()),
        }
    }
}
