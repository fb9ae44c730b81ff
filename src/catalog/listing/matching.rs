//! How several values chosen under one facet go together.

use super::{Facet, Listing};

/// What entities have to do with the values chosen under a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// Have one of them.
    Any,
    /// Have all of them.
    All,
    /// Have none of them.
    None,
}

impl Match {
    /// The word in the address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::All => "all",
            Self::None => "none",
        }
    }

    /// The match of that word.
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Any, Self::All, Self::None];
        all.into_iter().find(|known| known.name() == name)
    }
}

/// A match for every facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matches([Match; Facet::ALL.len()]);

impl Default for Matches {
    fn default() -> Self {
        Self(Facet::ALL.map(|facet| facet.matches()[0]))
    }
}

impl Facet {
    /// The matches that make sense, the usual one first. An entity has one kind, type, lifecycle
    /// and namespace, and may have several owners, systems and tags; the stock portal's tags are
    /// all of those chosen.
    pub fn matches(self) -> &'static [Match] {
        match self {
            Self::Kind => &[Match::Any],
            Self::Type | Self::Lifecycle | Self::Namespace => &[Match::Any, Match::None],
            Self::Owner | Self::System => &[Match::Any, Match::All, Match::None],
            Self::Tag => &[Match::All, Match::Any, Match::None],
        }
    }

    /// Whether only a filter predicate can say it of several values, which older backends do not
    /// take.
    pub fn needs_predicate(self, how: Match) -> bool {
        match how {
            Match::Any => false,
            Match::All => self != Self::Tag,
            Match::None => true,
        }
    }
}

impl Listing {
    /// How the values under a facet go together.
    pub fn matching(&self, facet: Facet) -> Match {
        self.matches.0[facet as usize]
    }

    /// Whether all its entities are of one known type.
    pub fn has_one_type(&self) -> bool {
        self.types.len() == 1 && self.matching(Facet::Type) == Match::Any
    }

    /// The same list with the values under a facet going together otherwise, from its first page
    /// on. What makes no sense under the facet changes nothing.
    pub fn matched(&self, facet: Facet, how: Match) -> Self {
        let mut next = self.from_start();
        if facet.matches().contains(&how) {
            next.matches.0[facet as usize] = how;
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_match_is_taken_where_it_makes_sense() {
        let listing = Listing::default();
        let excluded = listing.matched(Facet::Lifecycle, Match::None);
        assert_eq!(excluded.matching(Facet::Lifecycle), Match::None);
        assert_eq!(excluded.matching(Facet::Tag), Match::All);
        assert_eq!(listing.matched(Facet::Lifecycle, Match::All), listing);
        assert_eq!(listing.matched(Facet::Kind, Match::None), listing);
    }
}
