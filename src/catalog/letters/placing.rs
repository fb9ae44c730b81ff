//! Where the letters of a word stand in a text, and what that is worth.

use super::text::Letter;

/// Points of a word, by how a text has it. All words together are the text:
pub(super) const EXACT: u32 = 250;
/// The text begins with it.
pub(super) const PREFIX: u32 = 200;
/// A word of the text begins with it; less a point for each run, if it is made of the beginnings
/// of several.
pub(super) const START: u32 = 150;
/// It stands within a word.
pub(super) const INSIDE: u32 = 100;

/// What one more run of letters costs where a word of the text begins, and elsewhere.
const RUN: [u32; 2] = [1, 3];
/// What it costs if the first letter begins no word.
const NO_START: u32 = 4;

/// Points, and of equal ones the shorter.
pub(super) fn rank(points: u32, length: usize) -> u32 {
    let most = u32::from(u16::MAX);
    (points.min(most) << 16) | (most - (length as u32).min(most))
}

/// Whether letters are a word.
pub(super) fn is_same(word: &[char], part: &[Letter]) -> bool {
    let mut pairs = word.iter().zip(part);
    pairs.all(|(letter, other)| *letter == other.folded)
}

/// Finds the letters of a word in a text; gives its points, and in `places` where they stand.
pub(super) fn place(word: &[char], text: &[Letter], places: &mut Vec<usize>) -> Option<u32> {
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
