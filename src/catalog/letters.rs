//! Finding a name by a few of its letters: `pgw` is `payment-gateway`.
//!
//! A query is one word or several, and a text has to have the letters of each of them in order.
//! What stands together counts for more than what is strewn about, and where words begin for more
//! than within them. Case does not count.

use std::ops::Range;

/// Points of a word, by how a text has it. All words together are the text:
const EXACT: u32 = 250;
/// The text begins with it.
const PREFIX: u32 = 200;
/// A word of the text begins with it; less a point for each run, if it is made of the beginnings
/// of several.
const START: u32 = 150;
/// It stands within a word.
const INSIDE: u32 = 100;

/// What one more run of letters costs where a word of the text begins, and elsewhere.
const RUN: [u32; 2] = [1, 3];
/// What it costs if the first letter begins no word.
const NO_START: u32 = 4;

/// A query, and room to work in, which one text after the other needs.
pub struct Letters {
    words: Vec<Vec<char>>,
    text: Vec<Letter>,
    /// Where the letters of a word stand in the text.
    places: Vec<usize>,
}

/// A letter of a text.
struct Letter {
    folded: char,
    /// Whether a word begins here.
    is_start: bool,
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
    /// the only word; `None` if it cannot fit. That is known ten times as fast as the score.
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
                    Some((letter, others)) if !letter.folded.is_alphanumeric() => rest = others,
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

/// The sorts of letters in a text, a bit each, and of those that begin a word.
#[derive(Clone, Copy)]
pub(crate) struct Sorts {
    all: u32,
    starts: u32,
}

/// The sorts of what is no letter in ASCII, and of what is not in ASCII.
const GAP: u32 = 1 << 30;
const OTHER: u32 = 1 << 31;

impl Sorts {
    /// Looks at every letter of a text, as it is written.
    pub(crate) fn of(text: &str) -> Self {
        let mut letters = Vec::new();
        read(text, &mut letters);
        let mut sorts = Self { all: 0, starts: 0 };
        for letter in letters {
            let sort = sort(letter.folded);
            sorts.all |= sort;
            sorts.starts |= if letter.is_start { sort } else { 0 };
        }
        sorts
    }
}

fn sort(letter: char) -> u32 {
    match letter {
        'a'..='z' => 1 << (letter as u32 - 'a' as u32),
        '0'..='9' => 1 << (26 + (letter as u32 - '0' as u32) / 3),
        _ if letter.is_ascii() => GAP,
        _ => OTHER,
    }
}

/// Points, and of equal ones the shorter.
fn rank(points: u32, length: usize) -> u32 {
    let most = u32::from(u16::MAX);
    (points.min(most) << 16) | (most - (length as u32).min(most))
}

fn read(text: &str, letters: &mut Vec<Letter>) {
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

fn fold(letter: char) -> char {
    match letter.is_ascii() {
        true => letter.to_ascii_lowercase(),
        false => letter.to_lowercase().next().unwrap_or(letter),
    }
}

fn is_same(word: &[char], part: &[Letter]) -> bool {
    let mut pairs = word.iter().zip(part);
    pairs.all(|(letter, other)| *letter == other.folded)
}

/// Finds the letters of a word in a text; gives its points, and in `places` where they stand.
fn place(word: &[char], text: &[Letter], places: &mut Vec<usize>) -> Option<u32> {
    // First the last place that each letter may have.
    places.clear();
    places.resize(word.len(), 0);
    let mut end = text.len();
    for (letter, place) in word.iter().zip(places.iter_mut()).rev() {
        let before = text[..end].iter();
        end = before
            .rev()
            .position(|other| other.folded == *letter)
            .map(|back| end - 1 - back)?;
        *place = end;
    }
    let run = run(word, text);
    let points = match run {
        Some((_, points)) if points >= START => 0,
        _ => scatter(word, text, places),
    };
    match run {
        Some((start, best)) if best >= points => {
            for (place, at) in places.iter_mut().zip(start..) {
                *place = at;
            }
            Some(best)
        }
        _ => Some(points),
    }
}

/// The best place where a word stands as it is, and its points.
fn run(word: &[char], text: &[Letter]) -> Option<(usize, u32)> {
    let mut inside = None;
    for (at, part) in text.windows(word.len()).enumerate() {
        if !is_same(word, part) {
            continue;
        }
        match at {
            0 => return Some((at, PREFIX)),
            _ if part[0].is_start => return Some((at, START)),
            _ => inside = inside.or(Some((at, INSIDE))),
        }
    }
    inside
}

/// Moves the letters of a word from their last places to where they are best seen: beside the one
/// before, else where a word begins.
fn scatter(word: &[char], text: &[Letter], places: &mut [usize]) -> u32 {
    let (mut next, mut cost, mut are_starts) = (0, 0, true);
    for (index, (letter, place)) in word.iter().zip(places).enumerate() {
        let is_beside = index > 0 && text[next].folded == *letter;
        if !is_beside {
            let choice = &text[next..=*place];
            let is_it = |other: &Letter| other.folded == *letter;
            let start = choice
                .iter()
                .position(|other| other.is_start && is_it(other));
            let nearest = || choice.iter().position(is_it);
            cost += RUN[usize::from(start.is_none())];
            cost += if index == 0 && start.is_none() {
                NO_START
            } else {
                0
            };
            are_starts &= start.is_some();
            next += start.or_else(nearest).unwrap_or_default();
        }
        *place = next;
        next += 1;
    }
    match are_starts {
        true => START - cost.min(START - INSIDE - 1),
        false => INSIDE - cost.min(INSIDE - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Those that fit, the best first.
    fn found<'a>(query: &str, texts: &[&'a str]) -> Vec<&'a str> {
        let mut letters = Letters::new(query).expect("letters");
        let mut found: Vec<(u32, &str)> = texts
            .iter()
            .filter_map(|text| Some((letters.score(text)?, *text)))
            .collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, text)| text).collect()
    }

    fn marked(query: &str, text: &str) -> String {
        let mut marked = String::new();
        let mut end = 0;
        for mark in Letters::new(query).expect("letters").marks(text) {
            marked += &format!("{}[{}]", &text[end..mark.start], &text[mark.clone()]);
            end = mark.end;
        }
        marked + &text[end..]
    }

    #[test]
    fn what_stands_together_and_begins_words_is_better() {
        let best_first = ["pay", "pays", "api-pay", "repay", "plant-daily"];
        let mut shuffled = best_first;
        shuffled.reverse();
        assert_eq!(found("pay", &shuffled), best_first);
        assert_eq!(found("PAY", &shuffled), best_first);
        assert_eq!(
            found(
                "pgw",
                &[
                    "upgrade-window",
                    "sponge-wiki",
                    "payment-gateway",
                    "gateway"
                ]
            ),
            ["payment-gateway", "upgrade-window", "sponge-wiki"]
        );
        assert_eq!(
            found("pg", &["spaghetti-upgrade", "payment-gateway"]),
            ["payment-gateway", "spaghetti-upgrade"],
            "beginnings of words are better than the inside of one"
        );
    }

    #[test]
    fn shorter_names_are_first_where_all_else_is_equal() {
        assert_eq!(
            found("web", &["web-storefront", "website", "web"]),
            ["web", "website", "web-storefront"]
        );
    }

    #[test]
    fn words_begin_behind_a_gap_and_at_a_hump() {
        for text in ["a-be", "a_be", "a.be", "a/be", "a be", "aBe", "a:be", "ABe"] {
            assert_eq!(found("be", &["xbe", text]), [text, "xbe"]);
        }
        assert_eq!(marked("xp", "XMLParser"), "[X]ML[P]arser");
        assert_eq!(found("b2", &["AB2", "a-b2"]), ["a-b2", "AB2"]);
    }

    #[test]
    fn every_word_has_to_be_there_in_any_order() {
        let texts = ["payment-gateway", "payment-ledger", "Gateway of Payments"];
        assert_eq!(
            found(" gate  pay ", &texts),
            ["payment-gateway", "Gateway of Payments"]
        );
        assert_eq!(found("pay gate", &texts[..2]), ["payment-gateway"]);
        assert_eq!(
            found("payment gateway", &["gateway-payment", "payment-gateway"]),
            ["payment-gateway", "gateway-payment"],
            "all words in their order are the text itself"
        );
    }

    #[test]
    fn letters_out_of_order_and_no_letters_fit_nothing() {
        assert_eq!(found("yap", &["pay"]), [""; 0]);
        assert_eq!(found("payy", &["pay", ""]), [""; 0]);
        assert!(Letters::new(" \t ").is_none());
        assert_eq!(Letters::new("x").expect("letters").marks("pay"), []);
    }

    #[test]
    fn marks_are_where_one_would_look_for_them() {
        assert_eq!(marked("pgw", "payment-gateway"), "[p]ayment-[g]ate[w]ay");
        assert_eq!(marked("paygate", "payment-gateway"), "[pay]ment-[gate]way");
        assert_eq!(marked("gate", "git-api-gateway"), "git-api-[gate]way");
        assert_eq!(marked("gate pay", "Payment Gateway"), "[Pay]ment [Gate]way");
        assert_eq!(
            marked("sse", "server-side-events"),
            "[s]erver-[s]ide-[e]vents"
        );
        assert_eq!(marked("ob", "Öl Größe ÄÖB"), "Öl Größe ÄÖB");
        assert_eq!(marked("öb", "Öl Größe ÄÖB"), "Öl Größe Ä[ÖB]");
    }

    #[test]
    fn no_text_scores_more_than_it_may() {
        for query in [
            "pgw", "p", "w", "v2", "é", "-g", "gate pay", "p p", "pay ment",
        ] {
            let mut letters = Letters::new(query).expect("letters");
            for text in [
                "payment-gateway",
                "Pay",
                "MyPayGate",
                "api-v2",
                "cafÉ",
                "-gw",
                "pay ment",
            ] {
                let most = letters.most(Sorts::of(text), text.len());
                let score = letters.score(text);
                let begins = text.to_lowercase().starts_with(query);
                assert!(score <= most || begins, "{query} in {text}");
            }
        }
        let letters = Letters::new("pgw").expect("letters");
        assert_eq!(letters.most(Sorts::of("page"), 4), None);
    }

    #[test]
    fn no_query_and_no_text_is_too_long() {
        let long = "ab".repeat(40_000);
        let mut letters = Letters::new(&long).expect("letters");
        assert!(letters.score(&long) > Letters::new("a").expect("letters").score(&long));
        assert_eq!(letters.score("ab"), None);
        let mut many = Letters::new(&"a ".repeat(2_000)).expect("letters");
        assert!(many.score("a").is_some());
    }
}
