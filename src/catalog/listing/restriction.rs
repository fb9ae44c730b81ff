//! What narrows a list, one by one: each can be shown, and lifted.

use super::{Facet, Listing, Whose};

/// One thing that narrows a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Restriction {
    /// A value chosen under a facet.
    Chosen(Facet, String),
    /// Only what is owned or starred.
    Whose,
    /// Only what no location vouches for any more.
    Orphans,
    /// The words.
    Text,
}

impl Listing {
    /// Everything that narrows the list within its kind.
    pub fn restrictions(&self) -> Vec<Restriction> {
        let mut restrictions = Vec::new();
        if !self.text.trim().is_empty() {
            restrictions.push(Restriction::Text);
        }
        if self.whose != Whose::Anyone {
            restrictions.push(Restriction::Whose);
        }
        for facet in Facet::ALL.into_iter().filter(|facet| *facet != Facet::Kind) {
            let chosen = self.chosen(facet).iter().cloned();
            restrictions.extend(chosen.map(|value| Restriction::Chosen(facet, value)));
        }
        if self.orphans {
            restrictions.push(Restriction::Orphans);
        }
        restrictions
    }

    /// The same list without one of its restrictions, from its first page on.
    pub fn lift(&self, restriction: &Restriction) -> Self {
        let mut next = self.from_start();
        match restriction {
            Restriction::Chosen(facet, value) => {
                let kept = self.chosen(*facet).iter().filter(|known| *known != value);
                return next.choose(*facet, kept.cloned().collect());
            }
            Restriction::Whose => next.whose = Whose::Anyone,
            Restriction::Orphans => next.orphans = false,
            Restriction::Text => next.text.clear(),
        }
        next
    }

    /// Whether anything beyond the kind narrows the list.
    pub fn is_narrowed(&self) -> bool {
        !self.restrictions().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifting_one_restriction_after_the_other_leaves_the_whole_kind() {
        let mut listing = Listing {
            types: vec!["service".into()],
            tags: vec!["java".into(), "rest".into()],
            whose: Whose::Starred(Vec::new()),
            orphans: true,
            text: "pay".into(),
            cursor: Some("abc".into()),
            ..Listing::default()
        };
        let restrictions = listing.restrictions();
        assert_eq!(restrictions.len(), 6);
        for restriction in restrictions {
            assert!(listing.is_narrowed());
            listing = listing.lift(&restriction);
        }
        assert_eq!(listing, Listing::default());
    }
}
