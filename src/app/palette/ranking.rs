//! The best of what is found, in groups.

use std::cmp::{Ordering, Reverse};
use std::ops::Range;

use catalog::letters::Letters;
use catalog::order;

use super::candidate::{Candidate, Sort};
use crate::language::words::palette as words;
use crate::ui::{FinderGroup, FinderRow, Piece};

/// Entities drawn at once; beyond that the reader types.
const ENTITIES: usize = 12;

/// Rows of any other group while something is typed.
const OTHERS: usize = 5;

/// What a score of [`Letters`] says in its lower bits: how short the text is.
const LENGTH_BITS: u32 = 16;

/// Points of a word whose letters stand together or begin words. There are few pages and actions,
/// and their names are known: letters strewn about one are not meant for it.
const TOGETHER: u32 = 100;

/// Rows of each group of entities before anything is typed.
const BEFORE: usize = 6;

/// What the reader starred and visited, by canonical references.
pub struct Taste {
    /// The last star last.
    pub starred: Vec<String>,
    /// The newest visit first.
    pub visited: Vec<String>,
}

struct Ranked<'a> {
    candidate: &'a Candidate,
    score: u32,
    starred: bool,
    /// How many visits ago; the largest for never.
    visited: usize,
}

impl Ranked<'_> {
    /// How well it fits, whatever its length.
    fn points(&self) -> u32 {
        self.score >> LENGTH_BITS
    }
}

/// Everything that has the letters, the best group first.
pub fn ranked(
    letters: &mut Letters,
    words: u32,
    known: &[Candidate],
    fixed: &[Candidate],
    taste: &Taste,
) -> Vec<FinderGroup> {
    let sorts = [
        (Sort::Entity, words::entities(), ENTITIES),
        (Sort::Tab, words::tabs(), OTHERS),
        (Sort::Page, words::pages(), OTHERS),
        (Sort::Action, words::actions(), OTHERS),
    ];
    let mut groups: Vec<(u32, FinderGroup)> = Vec::new();
    for (sort, title, most) in sorts {
        let candidates = known.iter().chain(fixed);
        let mut found: Vec<Ranked> = candidates
            .filter(|candidate| candidate.sort == sort)
            .filter_map(|candidate| rank(letters, candidate, taste))
            .filter(|ranked| sort == Sort::Entity || ranked.points() >= TOGETHER * words)
            .collect();
        order::sort_by(&mut found, better);
        found.truncate(most);
        if let Some(best) = found.first() {
            let score = best.points();
            let rows = found.iter().map(|ranked| row(ranked, Some(letters)));
            let rows = rows.collect();
            let title = title.to_owned();
            groups.push((score, FinderGroup { title, rows }));
        }
    }
    // Among equals the order of the sorts stays.
    order::sort_by_key(&mut groups, |(score, _)| Reverse(*score));
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What is worth a look before anything is typed: where the reader was, what is starred, and what
/// can be done here. `here` is the entity whose page is open.
pub fn before(
    known: &[Candidate],
    fixed: &[Candidate],
    taste: &Taste,
    here: Option<&str>,
) -> Vec<FinderGroup> {
    let of = |ids: &mut dyn Iterator<Item = &String>| {
        let ids = ids.filter(|id| Some(id.as_str()) != here);
        let found = ids.filter_map(|id| known.iter().find(|candidate| candidate.id == *id));
        found.take(BEFORE).collect::<Vec<_>>()
    };
    let visited = of(&mut taste.visited.iter());
    let mut starred = of(&mut taste
        .starred
        .iter()
        .rev()
        .filter(|id| !visited.iter().any(|candidate| candidate.id == **id)));
    order::sort_by(&mut starred, |one, other| one.title.cmp(&other.title));
    let fixed_of = |sort: Sort| -> Vec<&Candidate> {
        let candidates = fixed.iter();
        candidates
            .filter(|candidate| candidate.sort == sort)
            .collect()
    };
    let groups = [
        (words::recent(), visited),
        (words::starred(), starred),
        (words::tabs(), fixed_of(Sort::Tab)),
        (words::pages(), fixed_of(Sort::Page)),
        (words::actions(), fixed_of(Sort::Action)),
    ];
    let groups = groups
        .into_iter()
        .filter(|(_, candidates)| !candidates.is_empty());
    groups
        .map(|(title, candidates)| FinderGroup {
            title: title.to_owned(),
            rows: candidates
                .into_iter()
                .map(|candidate| row(&unranked(candidate, taste), None))
                .collect(),
        })
        .collect()
}

fn unranked<'a>(candidate: &'a Candidate, taste: &Taste) -> Ranked<'a> {
    let visited = taste.visited.iter().position(|id| *id == candidate.id);
    Ranked {
        candidate,
        score: 0,
        starred: taste.starred.contains(&candidate.id),
        visited: visited.unwrap_or(usize::MAX),
    }
}

/// By its title or, if that is better, by its name.
fn rank<'a>(letters: &mut Letters, candidate: &'a Candidate, taste: &Taste) -> Option<Ranked<'a>> {
    let title = letters.score(&candidate.title);
    let score = title.max(letters.score(&candidate.name))?;
    Some(Ranked {
        score,
        ..unranked(candidate, taste)
    })
}

/// By the match, then by the reader's taste, then the shorter.
fn better(one: &Ranked, other: &Ranked) -> Ordering {
    let order = other.points().cmp(&one.points());
    let order = order.then(other.starred.cmp(&one.starred));
    let order = order.then(one.visited.cmp(&other.visited));
    let order = order.then(other.score.cmp(&one.score));
    order.then_with(|| one.candidate.title.cmp(&other.candidate.title))
}

fn row(ranked: &Ranked, letters: Option<&mut Letters>) -> FinderRow {
    let candidate = ranked.candidate;
    // Else visits have a group of their own.
    let is_ranked = letters.is_some();
    let (title, name) = match letters {
        Some(letters) => (
            letters.marks(&candidate.title),
            letters.marks(&candidate.name),
        ),
        None => (Vec::new(), Vec::new()),
    };
    let mut note = Vec::new();
    if !candidate.about.is_empty() {
        let gap = if candidate.name.is_empty() {
            ""
        } else {
            " · "
        };
        note.push(([&candidate.about, gap].concat(), false));
    }
    note.extend(pieces(&candidate.name, &name));
    let mark = match (ranked.starred, ranked.visited) {
        (true, _) => Some(("star-filled", words::mark_starred())),
        (false, ago) if is_ranked && ago < usize::MAX => Some(("history", words::mark_visited())),
        _ => None,
    };
    FinderRow {
        key: candidate.key.clone(),
        icon: candidate.icon.clone(),
        title: pieces(&candidate.title, &title),
        note,
        mark,
    }
}

/// A text cut where its marks begin and end.
fn pieces(text: &str, marks: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut end = 0;
    let mut add = |range: Range<usize>, is_match: bool| match text.get(range) {
        Some(piece) if !piece.is_empty() => pieces.push((piece.to_owned(), is_match)),
        _ => {}
    };
    for mark in marks {
        add(end..mark.start, false);
        add(mark.clone(), true);
        end = mark.end;
    }
    add(end..text.len(), false);
    pieces
}
