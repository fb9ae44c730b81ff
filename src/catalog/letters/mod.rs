//! Finding a name by a few of its letters: `pgw` is `payment-gateway`.
//!
//! A query is one word or several, and a text has to have the letters of each of them in order.
//! What stands together counts for more than what is strewn about, and where words begin for more
//! than within them. Case does not count.

mod placing;
mod text;

use std::ops::Range;

use self::placing::{EXACT, INSIDE, PREFIX, START, is_same, place, rank};
pub(crate) use self::text::Sorts;
use self::text::{GAP, Letter, OTHER, fold, read, sort};

/// A query, and room to work in, which one text after the other needs.
pub struct Letters {
    words: Vec<Vec<char>>,
    text: Vec<Letter>,
    /// Where the letters of a word stand in the text.
    places: Vec<usize>,
}

impl Letters {
    /// Reads a query; `None` if there are no letters in it.
    pub fn new(query: &str) -> Option<Self> {
        let words = query.split_whitespace();
        let words: Vec<Vec<char>> = words.map(|word| word.chars().map(fold).collect()).collect();
        (!words.is_empty()).then_some(Self {
            words,
            text: Vec::new(),
            places: Vec::new(),
        })
    }

    /// How well a text fits, better ones higher; `None` if it does not. Numbers of one query can be
    /// compared, whatever the texts are. Of texts that fit equally well the shorter is better.
    pub fn score(&mut self, text: &str) -> Option<u32> {
        read(text, &mut self.text);
        let mut points = 0;
        for word in &self.words {
            points += place(word, &self.text, &mut self.places)?;
        }
        if self.is_all() {
            points = EXACT * self.words.len() as u32;
        }
        Some(rank(points, self.text.len()))
    }

    /// Where the letters stand in a text, as ranges of bytes, in order; none if it does not fit.
    pub fn marks(&mut self, text: &str) -> Vec<Range<usize>> {
        read(text, &mut self.text);
        let mut is_marked = vec![false; self.text.len()];
        for word in &self.words {
            if place(word, &self.text, &mut self.places).is_none() {
                return Vec::new();
            }
            for place in &self.places {
                is_marked[*place] = true;
            }
        }
        let mut marks: Vec<Range<usize>> = Vec::new();
        for ((start, letter), is_marked) in text.char_indices().zip(is_marked) {
            let end = start + letter.len_utf8();
            match marks.last_mut() {
                _ if !is_marked => {}
                Some(last) if last.end == start => last.end = end,
                _ => marks.push(start..end),
            }
        }
        marks
    }

    /// The query, if it is one word, in lower case. A text that begins with it is better than all
    /// that do not.
    pub(crate) fn only_word(&self) -> Option<String> {
        match self.words.as_slice() {
            [word] => Some(word.iter().collect()),
            _ => None,
        }
    }

    /// The most that a text may score with such letters and so many bytes, unless it begins with
    /// the only word; `None` if it cannot fit. It is found out much faster than the score.
    pub(crate) fn most(&self, sorts: Sorts, length: usize) -> Option<u32> {
        let mut inside = 0;
        for word in &self.words {
            let mut needed = word.iter().map(|letter| sort(*letter));
            if !needed.all(|sort| sorts.all & sort != 0) {
                return None;
            }
            let first = word.first().map_or(0, |letter| sort(*letter));
            inside += u32::from((sorts.starts | GAP) & first == 0);
        }
        let points = match (self.words.len() as u32, inside) {
            (1, 0) => START,
            (words, 0) => EXACT * words,
            (words, inside) => PREFIX * (words - inside) + INSIDE * inside,
        };
        // A letter may have several bytes.
        let is_ascii = sorts.all & OTHER == 0;
        Some(rank(points, if is_ascii { length } else { 0 }))
    }

    /// Whether the words are the text, whatever stands between them.
    fn is_all(&self) -> bool {
        let mut rest = self.text.as_slice();
        for (index, word) in self.words.iter().enumerate() {
            if index > 0 {
                match rest.split_first() {
                    Some((letter, others)) if sort(letter.folded) == GAP => rest = others,
                    _ => return false,
                }
            }
            match rest.split_at_checked(word.len()) {
                Some((part, others)) if is_same(word, part) => rest = others,
                _ => return false,
            }
        }
        rest.is_empty()
    }
}

#[cfg(test)]
mod tests;
