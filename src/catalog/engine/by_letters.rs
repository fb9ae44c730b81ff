//! Entities by a few letters of what they are called. Backstage has no such question; the portal
//! asks it at every key press.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Catalog;
use super::column::Column;
use super::set::Set;
use crate::letters::{Letters, Sorts};

/// Where it stands what an entity is called.
const NAMES: [&str; 3] = [
    "metadata.name",
    "metadata.title",
    "spec.profile.displayname",
];

/// The number of a value, and how well it fits.
type Fit = (u32, u32);

impl Catalog {
    /// The entities whose name, title or display name has the letters, the best first, and so many
    /// at most. Of equal ones names are before titles, and then the alphabet decides.
    pub(crate) fn by_letters(&self, letters: &mut Letters, limit: usize) -> Vec<u32> {
        if limit == 0 {
            return Vec::new();
        }
        let columns = NAMES.map(|key| self.index.column(key));
        let mut fits: Vec<(usize, Fit)> = Vec::new();
        for (number, column) in columns.iter().enumerate() {
            let best = column.best(letters, limit).into_iter();
            fits.extend(best.map(|fit| (number, fit)));
        }
        fits.sort_unstable_by_key(|(column, (value, score))| (u32::MAX - score, *column, *value));
        let mut seen = Set::empty(self.len());
        let mut found = Vec::new();
        for (column, (value, _)) in fits {
            let entities = columns[column].entities_of(value).iter().copied();
            let mut new: Vec<u32> = entities.filter(|entity| !seen.contains(*entity)).collect();
            let order = |one: &u32, other: &u32| self.reference(*one).cmp(self.reference(*other));
            let room = limit - found.len();
            if new.len() > room {
                // Thousands may be called the same.
                new.select_nth_unstable_by(room, order);
                new.truncate(room);
            }
            new.sort_unstable_by(order);
            seen.insert_all(&new);
            found.extend(new);
        }
        found
    }
}

impl Column {
    /// The values that fit best, so many at most. Each is of one entity at least, so no others are
    /// needed for as many entities.
    fn best(&self, letters: &mut Letters, limit: usize) -> Vec<Fit> {
        let beginning = letters.only_word();
        let beginning = beginning.map_or(0..0, |word| self.values.beginning(&word));
        let mut best = Best {
            fits: BinaryHeap::new(),
            limit,
        };
        for value in beginning.clone() {
            best.offer(value, letters.score(self.written_first(value)));
        }
        if best.fits.len() < limit {
            let sorts = self.sorts();
            for value in (0..beginning.start).chain(beginning.end..self.values.len() as u32) {
                let length = self.values.get(value).len();
                let most = letters.most(sorts[value as usize], length);
                if most > best.least() {
                    best.offer(value, letters.score(self.written_first(value)));
                }
            }
        }
        let fits = best.fits.into_iter();
        fits.map(|Reverse((score, Reverse(value)))| (value, score))
            .collect()
    }

    /// The sorts of letters in each value, found out when they are first asked for.
    fn sorts(&self) -> &[Sorts] {
        self.sorts.get_or_init(|| {
            let values = 0..self.values.len() as u32;
            values
                .map(|value| Sorts::of(self.written_first(value)))
                .collect()
        })
    }

    /// A value as it is written where it first is.
    fn written_first(&self, value: u32) -> &str {
        match self.written.get(self.positions(value).start) {
            Some(written) => self.originals.get(*written),
            None => self.values.get(value),
        }
    }
}

/// The best so far, the worst of them on top.
struct Best {
    fits: BinaryHeap<Reverse<(u32, Reverse<u32>)>>,
    limit: usize,
}

impl Best {
    /// What others have to score more than; `None` if there is still room.
    fn least(&self) -> Option<u32> {
        let worst = self.fits.peek().filter(|_| self.fits.len() >= self.limit);
        worst.map(|Reverse((score, _))| *score)
    }

    fn offer(&mut self, value: u32, score: Option<u32>) {
        let least = self.least();
        if let Some(score) = score.filter(|score| least.is_none_or(|least| *score > least)) {
            if least.is_some() {
                self.fits.pop();
            }
            self.fits.push(Reverse((score, Reverse(value))));
        }
    }
}
