//! Sorting short lists. The standard library's sort is compiled anew for every type, four kilobytes a time,
//! for the sake of long ones; this is compiled once and sorts places. What sorts a catalog uses the other.

use std::cmp::Ordering;
use std::mem::take;

/// Sorts a list; what is equal stays in its order.
///
/// ```
/// let mut names = vec!["wine", "ale", "tea"];
/// catalog::order::sort_by(&mut names, |one, other| one.len().cmp(&other.len()));
/// assert_eq!(names, ["ale", "tea", "wine"]);
/// ```
pub fn sort_by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let places = places(items.len(), &mut |one, other| {
        compare(&items[one], &items[other])
    });
    let mut taken: Vec<Option<T>> = take(items).into_iter().map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| taken[place].take()));
}

/// The same by a key.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, mut key: impl FnMut(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// The places of so many in the order of a comparison of two of them.
pub fn places(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lists_are_sorted_as_the_standard_library_does(mut items: Vec<(u8, u16)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut items, |(key, _)| *key);
            prop_assert_eq!(items, expected);
        }
    }
}
