//! A text as letters, and what is known of them beforehand.

/// A letter of a text.
pub(super) struct Letter {
    pub(super) folded: char,
    /// Whether a word begins here.
    pub(super) is_start: bool,
}

/// Reads a text, as it is written.
pub(super) fn read(text: &str, letters: &mut Vec<Letter>) {
    letters.clear();
    // Whether the last letter was a capital, and the one before.
    let (mut last, mut before) = (false, false);
    let mut is_after_gap = true;
    for letter in text.chars() {
        let folded = fold(letter);
        let is_capital = folded != letter;
        let is_gap = letter.is_ascii() && !letter.is_ascii_alphanumeric();
        let is_small = !is_capital && !is_gap && !letter.is_ascii_digit();
        if last
            && before
            && is_small
            && let Some(letter) = letters.last_mut()
        {
            // The last capital in a row begins the next word: `XMLParser`.
            letter.is_start = true;
        }
        letters.push(Letter {
            folded,
            is_start: !is_gap && (is_after_gap || (is_capital && !last)),
        });
        (last, before) = (is_capital, last);
        is_after_gap = is_gap;
    }
}

/// A letter in lower case.
pub(super) fn fold(letter: char) -> char {
    match letter.is_ascii() {
        true => letter.to_ascii_lowercase(),
        false => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// The sorts of letters in a text, a bit each, and of those that begin a word.
#[derive(Clone, Copy)]
pub(crate) struct Sorts {
    pub(super) all: u32,
    pub(super) starts: u32,
}

/// The sorts of what is no letter in ASCII, and of what is not in ASCII.
pub(super) const GAP: u32 = 1 << 30;
pub(super) const OTHER: u32 = 1 << 31;

impl Sorts {
    /// Looks at every letter of a text, as it is written.
    pub(crate) fn of(text: &str) -> Self {
        let mut letters = Vec::new();
        read(text, &mut letters);
        // Where lower case is longer or shorter nothing is known of the length.
        let all = if text.is_ascii() { 0 } else { OTHER };
        let mut sorts = Self { all, starts: 0 };
        for letter in letters {
            let sort = sort(letter.folded);
            sorts.all |= sort;
            sorts.starts |= if letter.is_start { sort } else { 0 };
        }
        sorts
    }
}

/// The sort of a letter in lower case.
pub(super) fn sort(letter: char) -> u32 {
    match letter {
        'a'..='z' => 1 << (letter as u32 - 'a' as u32),
        '0'..='9' => 1 << (26 + (letter as u32 - '0' as u32) / 3),
        _ if letter.is_ascii() => GAP,
        _ => OTHER,
    }
}
