//! What somebody owns, counted by kind and by type.

use std::cmp::Reverse;

use crate::entity::Entity;
use crate::order;

/// Characters of the longest type that a catalog can be asked for: it does not index longer values.
const LONGEST: usize = 200;

/// How many entities of a kind, and of which types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnedKind {
    /// In lower case.
    pub kind: String,
    /// How many.
    pub count: usize,
    /// Types with how many entities of each, the most frequent first. Entities without a type are
    /// in none.
    pub types: Vec<(String, usize)>,
}

/// Counts of everything owned, the most frequent kind first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ownership {
    kinds: Vec<OwnedKind>,
}

impl Ownership {
    /// Counts entities.
    pub fn of<'a>(entities: impl Iterator<Item = &'a Entity>) -> Self {
        let mut ownership = Self::default();
        for entity in entities {
            let kind = &entity.reference().kind;
            ownership.add(kind, 1);
            if let Some(of_type) = entity.spec("type") {
                ownership.add_type(kind, of_type, 1);
            }
        }
        ownership.sort();
        ownership
    }

    /// Takes what a catalog counted by kind.
    pub fn of_counts<'a>(counts: impl Iterator<Item = (&'a str, usize)>) -> Self {
        let mut ownership = Self::default();
        for (kind, count) in counts {
            ownership.add(kind, count);
        }
        ownership.sort();
        ownership
    }

    /// Takes what a catalog counted by type within a kind.
    pub fn count_types<'a>(&mut self, kind: &str, counts: impl Iterator<Item = (&'a str, usize)>) {
        for (of_type, count) in counts {
            self.add_type(kind, of_type, count);
        }
        self.sort();
    }

    fn add(&mut self, kind: &str, count: usize) {
        // A catalog compares without regard to case, and counts with it.
        let kind = kind.to_lowercase();
        match self.kinds.iter_mut().find(|known| known.kind == kind) {
            Some(known) => known.count += count,
            None => self.kinds.push(OwnedKind {
                kind,
                count,
                types: Vec::new(),
            }),
        }
    }

    fn add_type(&mut self, kind: &str, of_type: &str, count: usize) {
        let is_it = |known: &&mut OwnedKind| known.kind.eq_ignore_ascii_case(kind);
        let Some(owned) = self.kinds.iter_mut().find(is_it) else {
            return;
        };
        if of_type.chars().count() > LONGEST {
            return;
        }
        let lower = of_type.to_lowercase();
        let mut known = owned.types.iter_mut();
        match known.find(|(known, _)| known.to_lowercase() == lower) {
            Some((_, known)) => *known += count,
            None => owned.types.push((of_type.to_owned(), count)),
        }
    }

    fn sort(&mut self) {
        order::sort_by(&mut self.kinds, |one, other| {
            (other.count, &one.kind).cmp(&(one.count, &other.kind))
        });
        for kind in &mut self.kinds {
            order::sort_by_key(&mut kind.types, |(of_type, count)| {
                (Reverse(*count), of_type.to_lowercase())
            });
        }
    }

    /// The kinds, the most frequent first.
    pub fn kinds(&self) -> &[OwnedKind] {
        &self.kinds
    }

    /// How many entities.
    pub fn total(&self) -> usize {
        self.kinds.iter().map(|kind| kind.count).sum()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn entity(kind: &str, of_type: serde_json::Value) -> Entity {
        Entity::try_from(json!({
            "kind": kind,
            "metadata": {"name": "a"},
            "spec": {"type": of_type},
        }))
        .expect("an entity")
    }

    #[test]
    fn kinds_and_types_are_counted_without_regard_to_case() {
        let entities = [
            entity("API", json!("openapi")),
            entity("Component", json!("service")),
            entity("component", json!("Service")),
            entity("Component", json!("library")),
            entity("System", json!(null)),
            entity("API", json!("openapi")),
            entity("Component", json!("website")),
            entity("Component", json!("website")),
            entity("Component", json!("website")),
            entity("Component", json!("x".repeat(201))),
        ];
        let ownership = Ownership::of(entities.iter());
        let of = |kind: &str, count, types: &[(&str, usize)]| OwnedKind {
            kind: kind.to_owned(),
            count,
            types: types
                .iter()
                .map(|(one, count)| ((*one).to_owned(), *count))
                .collect(),
        };
        assert_eq!(
            ownership.kinds(),
            [
                of(
                    "component",
                    7,
                    &[("website", 3), ("service", 2), ("library", 1)]
                ),
                of("api", 2, &[("openapi", 2)]),
                of("system", 1, &[]),
            ]
        );
        assert_eq!(ownership.total(), 10);
    }

    #[test]
    fn counts_of_a_catalog_become_the_same() {
        let counts = [("API", 3), ("Component", 300), ("api", 4)];
        let mut ownership = Ownership::of_counts(counts.into_iter());
        ownership.count_types("component", [("library", 1), ("service", 299)].into_iter());
        ownership.count_types("nothing", [("library", 1)].into_iter());
        let kinds: Vec<_> = ownership
            .kinds()
            .iter()
            .map(|one| (&*one.kind, one.count))
            .collect();
        assert_eq!(kinds, [("component", 300), ("api", 7)]);
        assert_eq!(ownership.kinds()[0].types[0], ("service".to_owned(), 299));
        assert_eq!(ownership.total(), 307);
        assert_eq!(Ownership::default().total(), 0);
    }
}
