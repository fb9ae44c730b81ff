//! Sets of numbers, a bit each.

/// Some of the numbers below a size.
#[derive(Clone, Default)]
pub(crate) struct Set {
    pub(super) words: Vec<u64>,
    size: usize,
}

impl Set {
    pub(crate) fn empty(size: usize) -> Self {
        Self {
            words: vec![0; size.div_ceil(64)],
            size,
        }
    }

    /// The numbers whose bits are set.
    pub(super) fn of_words(words: Vec<u64>) -> Self {
        Self {
            size: words.len() * 64,
            words,
        }
    }

    /// Every number below `size`.
    pub(crate) fn full(size: usize) -> Self {
        let mut set = Self {
            words: vec![u64::MAX; size.div_ceil(64)],
            size,
        };
        set.trim();
        set
    }

    /// Numbers of `size` and above are never in the set.
    fn trim(&mut self) {
        if let Some(last) = self.words.last_mut()
            && !self.size.is_multiple_of(64)
        {
            *last &= (1 << (self.size % 64)) - 1;
        }
    }

    pub(crate) fn insert(&mut self, number: u32) {
        if (number as usize) < self.size {
            self.words[number as usize / 64] |= 1 << (number % 64);
        }
    }

    pub(crate) fn insert_all(&mut self, numbers: &[u32]) {
        numbers.iter().for_each(|number| self.insert(*number));
    }

    pub(crate) fn contains(&self, number: u32) -> bool {
        self.words
            .get(number as usize / 64)
            .is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    pub(crate) fn keep_common(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    pub(crate) fn add_all(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// All the others below the size instead.
    pub(crate) fn invert(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
    }

    pub(crate) fn len(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_never_holds_what_is_not_below_its_size() {
        let mut set = Set::empty(70);
        set.insert_all(&[0, 69, 70, 5_000]);
        assert_eq!(set.len(), 2);
        set.invert();
        assert_eq!(set.len(), 68);
        assert!(!set.contains(69) && set.contains(68) && !set.contains(5_000));
        assert_eq!(Set::full(70).len(), 70);
        assert_eq!(Set::full(0).len(), 0);
    }
}
