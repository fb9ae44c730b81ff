//! Many short texts in one piece of memory, known by their numbers.

use std::hash::Hasher;

use hashbrown::HashTable;
use memchr::memmem::Finder;
use rustc_hash::FxHasher;

/// Texts by number, in the order they were added.
#[derive(Clone, Default)]
pub(crate) struct Texts {
    pub(super) text: String,
    /// Where each ends; it begins where the one before ends.
    pub(super) ends: Vec<u32>,
}

impl Texts {
    /// No texts.
    pub(crate) const EMPTY: Self = Self {
        text: String::new(),
        ends: Vec::new(),
    };

    /// Room for these texts and no more.
    pub(crate) fn with_capacity<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (mut count, mut bytes) = (0, 0);
        for text in texts {
            count += 1;
            bytes += text.len();
        }
        Self {
            text: String::with_capacity(bytes),
            ends: Vec::with_capacity(count),
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a number; nothing for a number that was never given.
    pub(crate) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = match number {
            0 => 0,
            _ => self.ends.get(number - 1).copied().unwrap_or(0) as usize,
        };
        let end = self.ends.get(number).copied().unwrap_or(0) as usize;
        self.text.get(start..end).unwrap_or_default()
    }

    /// Adds a text under the next number.
    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
    }

    /// Where a text is among sorted ones, or where it would be.
    pub(crate) fn find(&self, text: &str) -> Result<u32, u32> {
        let (mut low, mut high) = (0, self.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.get(middle).cmp(text) {
                std::cmp::Ordering::Equal => return Ok(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        Err(low)
    }

    /// The numbers, among sorted texts, of those that begin with a prefix.
    pub(crate) fn beginning(&self, prefix: &str) -> std::ops::Range<u32> {
        let start = self.find(prefix).unwrap_or_else(|place| place);
        let (mut low, mut high) = (start, self.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle).starts_with(prefix) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        start..low
    }

    /// Calls `found` with the number of every text that contains a part, in order. All texts are
    /// searched in one go, which is several times faster than one after the other.
    pub(crate) fn containing(&self, part: &str, mut found: impl FnMut(u32)) {
        if part.is_empty() {
            return (0..self.len() as u32).for_each(found);
        }
        let finder = Finder::new(part);
        let bytes = self.text.as_bytes();
        let (mut from, mut number) = (0, 0);
        while let Some(place) = bytes.get(from..).and_then(|rest| finder.find(rest)) {
            let place = from + place;
            // Finds come in order: the text of the next is never before that of the last.
            while self
                .ends
                .get(number)
                .is_some_and(|end| *end as usize <= place)
            {
                number += 1;
            }
            let end = self
                .ends
                .get(number)
                .map_or(bytes.len(), |end| *end as usize);
            if place + part.len() <= end {
                found(number as u32);
                from = end;
            } else {
                // It began in one text and ended in the next.
                from = place + 1;
            }
        }
    }
}

/// Texts that are kept once each.
#[derive(Default)]
pub(crate) struct Interner {
    texts: Texts,
    numbers: HashTable<u32>,
}

impl Interner {
    /// The number of a text, the same for the same text.
    pub(crate) fn number(&mut self, text: &str) -> u32 {
        let texts = &self.texts;
        let hash = hash(text);
        if let Some(known) = self.numbers.find(hash, |number| texts.get(*number) == text) {
            return *known;
        }
        let number = texts.len() as u32;
        self.texts.push(text);
        let texts = &self.texts;
        self.numbers
            .insert_unique(hash, number, |number| self::hash(texts.get(*number)));
        number
    }

    /// The text of a number.
    pub(crate) fn get(&self, number: u32) -> &str {
        self.texts.get(number)
    }

    /// The texts alone, which no longer can be found.
    pub(crate) fn into_texts(self) -> Texts {
        self.texts
    }

    /// How many different texts there are.
    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(list: &[&str]) -> Texts {
        let mut texts = Texts::default();
        list.iter().for_each(|text| texts.push(text));
        texts
    }

    #[test]
    fn sorted_texts_are_found_by_equality_and_by_prefix() {
        let texts = texts(&["", "api", "apis", "web"]);
        assert_eq!(texts.find("apis"), Ok(2));
        assert_eq!(texts.find("b"), Err(3));
        assert_eq!(texts.beginning("api"), 1..3);
        assert_eq!(texts.beginning("x"), 4..4);
        assert_eq!(texts.beginning(""), 0..4);
        assert_eq!(texts.get(9), "");
    }

    #[test]
    fn a_part_is_found_within_a_text_and_not_across_two() {
        let texts = texts(&["ab", "", "bca", "aab"]);
        let found = |part: &str| {
            let mut numbers = Vec::new();
            texts.containing(part, |number| numbers.push(number));
            numbers
        };
        assert_eq!(found("ab"), [0, 3]);
        assert_eq!(found("bb"), [0; 0]);
        assert_eq!(found("a"), [0, 2, 3]);
        assert_eq!(found(""), [0, 1, 2, 3]);
    }

    #[test]
    fn the_same_text_has_the_same_number() {
        let mut interner = Interner::default();
        let numbers = ["a", "b", "a", ""].map(|text| interner.number(text));
        assert_eq!(numbers, [0, 1, 0, 2]);
        assert_eq!(interner.get(1), "b");
        assert_eq!(interner.len(), 3);
    }
}
