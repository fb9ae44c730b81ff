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
/// nothing before it ever was; nothing in the inner place of it, and in `ours` and `theirs`, is a
/// value that is not there.
///
/// What either side added stays, and what either took away from what both had is gone. Where both
/// changed the same thing it is ours, which is the later to arrive; at the first meeting it is theirs,
/// because what a reader chose wherever they signed in before stands over what a browser happens to
/// have.
pub fn merge(
    items: Items,
    agreed: Option<&Option<Value>>,
    ours: Option<&Value>,
    theirs: Option<&Value>,
) -> Option<Value> {
    if let Some(agreed) = agreed {
        let agreed = agreed.as_ref();
        if agreed == theirs {
            return ours.cloned();
        }
        if agreed == ours {
            return theirs.cloned();
        }
    }
    let base = agreed.and_then(Option::as_ref);
    if items == Items::None {
        return match (ours, theirs) {
            (Some(Value::Object(ours)), Some(Value::Object(theirs))) => {
                let base = base.and_then(Value::as_object);
                Some(Value::Object(choices(agreed.is_some(), base, ours, theirs)))
            }
            _ if agreed.is_some() => ours.cloned(),
            _ => theirs.or(ours).cloned(),
        };
    }
    let merged = lists(items, list(base), list(ours), list(theirs));
    (!merged.is_empty()).then_some(Value::Array(merged))
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Every key by itself; objects in objects too.
fn choices(
    have_met: bool,
    base: Option<&Map<String, Value>>,
    ours: &Map<String, Value>,
    theirs: &Map<String, Value>,
) -> Map<String, Value> {
    let mut merged = Map::new();
    let added = ours.keys().filter(|key| !theirs.contains_key(*key));
    for key in theirs.keys().chain(added) {
        let base = base.and_then(|base| base.get(key)).cloned();
        let agreed = have_met.then_some(&base);
        let value = merge(Items::None, agreed, ours.get(key), theirs.get(key));
        if let Some(value) = value {
            merged.insert(key.clone(), value);
        }
    }
    merged
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
