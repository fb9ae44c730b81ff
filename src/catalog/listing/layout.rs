//! How a list is laid out: rows, cards, or groups of what its entities have in common.

use super::Listing;

/// What a list looks like. The entities and their order are the same in all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// A row for each entity.
    #[default]
    Table,
    /// A card for each entity.
    Cards,
    /// How many there are of each, by what they have in common.
    Groups(Grouping),
}

/// What entities are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// Who owns them; several owners may.
    #[default]
    Owner,
    /// The system they are part of.
    System,
    /// The domain of that system.
    Domain,
    /// The stage of life.
    Lifecycle,
}

impl Layout {
    /// The word in the address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Cards => "cards",
            Self::Groups(_) => "groups",
        }
    }

    /// The layout of that word; groups by the owner.
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Table, Self::Cards, Self::Groups(Grouping::default())];
        all.into_iter().find(|layout| layout.name() == name)
    }
}

impl Grouping {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Owner, Self::System, Self::Domain, Self::Lifecycle];

    /// The word in the address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::System => "system",
            Self::Domain => "domain",
            Self::Lifecycle => "lifecycle",
        }
    }

    /// The grouping of that word.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|grouping| grouping.name() == name)
    }
}

impl Listing {
    /// The same list, laid out otherwise.
    pub fn laid_out(&self, layout: Layout) -> Self {
        Self {
            layout,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_an_address_names_one_thing() {
        for layout in [Layout::Table, Layout::Cards, Layout::default()] {
            assert_eq!(Layout::named(layout.name()), Some(layout));
        }
        for grouping in Grouping::ALL {
            assert_eq!(Grouping::named(grouping.name()), Some(grouping));
        }
        assert_eq!(Layout::named("tiles"), None);
    }
}
