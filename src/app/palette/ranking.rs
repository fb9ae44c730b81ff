//! The best of what is found, in groups.

use super::candidate::{Candidate, Sort};
use super::letters::{Match, find};
use crate::ui::{FinderGroup, FinderRow, Piece};

/// Entities drawn at once; beyond that the reader types.
const ENTITIES: usize = 12;

/// Rows of any other group while something is typed.
const OTHERS: usize = 5;

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
    title: Option<Match>,
    name: Option<Match>,
    score: u32,
    starred: bool,
    /// How many visits ago; the largest for never.
    visited: usize,
}

/// Everything that has the letters, the best group first.
pub fn ranked(
    letters: &str,
    known: &[Candidate],
    fixed: &[Candidate],
    taste: &Taste,
) -> Vec<FinderGroup> {
    let sorts = [
        (Sort::Entity, "Entities", ENTITIES),
        (Sort::Tab, "Tabs of this page", OTHERS),
        (Sort::Page, "Pages", OTHERS),
        (Sort::Action, "Actions", OTHERS),
    ];
    let mut groups: Vec<(u32, FinderGroup)> = Vec::new();
    for (sort, title, most) in sorts {
        let candidates = known.iter().chain(fixed);
        let mut found: Vec<Ranked> = candidates
            .filter(|candidate| candidate.sort == sort)
            .filter_map(|candidate| rank(letters, candidate, taste))
            .collect();
        found.sort_by(|one, other| {
            let order = other.score.cmp(&one.score);
            let order = order.then(other.starred.cmp(&one.starred));
            let order = order.then(one.visited.cmp(&other.visited));
            order.then_with(|| one.candidate.title.cmp(&other.candidate.title))
        });
        found.truncate(most);
        if let Some(best) = found.first() {
            let score = best.score;
            let rows = found.iter().map(row).collect();
            let title = title.to_owned();
            groups.push((score, FinderGroup { title, rows }));
        }
    }
    // Among equals the order of the sorts stays.
    groups.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
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
    starred.sort_by(|one, other| one.title.cmp(&other.title));
    let fixed_of = |sort: Sort| -> Vec<&Candidate> {
        let candidates = fixed.iter();
        candidates
            .filter(|candidate| candidate.sort == sort)
            .collect()
    };
    let groups = [
        ("Recent", visited),
        ("Starred", starred),
        ("Tabs of this page", fixed_of(Sort::Tab)),
        ("Pages", fixed_of(Sort::Page)),
        ("Actions", fixed_of(Sort::Action)),
    ];
    let groups = groups
        .into_iter()
        .filter(|(_, candidates)| !candidates.is_empty());
    groups
        .map(|(title, candidates)| FinderGroup {
            title: title.to_owned(),
            rows: candidates
                .into_iter()
                .map(|candidate| row(&unranked(candidate, taste)))
                .collect(),
        })
        .collect()
}

fn unranked<'a>(candidate: &'a Candidate, taste: &Taste) -> Ranked<'a> {
    let visited = taste.visited.iter().position(|id| *id == candidate.id);
    Ranked {
        candidate,
        title: None,
        name: None,
        score: 0,
        starred: taste.starred.contains(&candidate.id),
        visited: visited.unwrap_or(usize::MAX),
    }
}

/// By its title or, if that is better, by its name.
fn rank<'a>(letters: &str, candidate: &'a Candidate, taste: &Taste) -> Option<Ranked<'a>> {
    let title = find(letters, &candidate.title);
    let name = find(letters, &candidate.name);
    let score_of = |found: &Option<Match>| found.as_ref().map(|found| found.score);
    let score = score_of(&title).max(score_of(&name))?;
    Some(Ranked {
        title,
        name,
        score,
        ..unranked(candidate, taste)
    })
}

fn row(ranked: &Ranked) -> FinderRow {
    let candidate = ranked.candidate;
    let mut note = Vec::new();
    if !candidate.class.is_empty() {
        note.push(([&candidate.class, " · "].concat(), false));
    }
    note.extend(pieces(&candidate.name, ranked.name.as_ref()));
    let mark = match (ranked.starred, ranked.visited) {
        (true, _) => Some(("star-filled", "starred")),
        (false, usize::MAX) => None,
        (false, _) => Some(("history", "visited")),
    };
    FinderRow {
        key: candidate.key.clone(),
        icon: candidate.icon.clone(),
        title: pieces(&candidate.title, ranked.title.as_ref()),
        note,
        mark,
    }
}

/// A text cut where what was found in it begins and ends.
fn pieces(text: &str, found: Option<&Match>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (place, letter) in text.chars().enumerate() {
        let is_match = found.is_some_and(|found| found.places.contains(&place));
        match pieces.last_mut() {
            Some((piece, known)) if *known == is_match => piece.push(letter),
            _ => pieces.push((letter.to_string(), is_match)),
        }
    }
    pieces
}
