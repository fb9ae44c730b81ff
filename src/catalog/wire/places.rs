//! Who may ask now, and who waits.

use std::collections::VecDeque;

/// How soon somebody needs an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Urgency {
    /// Somebody looks at the place where it will stand.
    #[default]
    Seen,
    /// It can wait for all that is seen: exports, plugins.
    Background,
}

/// Questions on their way at a time: as many connections as a browser opens to a server that speaks
/// HTTP/1.1. More would wait inside the browser, where nothing can be put first.
pub const MOST_AT_ONCE: usize = 6;

/// How many of them may be nobody's to see. A plugin's questions can take for ever: what is seen must
/// not wait for them.
const MOST_IN_BACKGROUND: usize = 4;

/// The places of questions on their way, and whoever waits for one, the first first.
pub struct Places<T> {
    seen: usize,
    background: usize,
    waiting_seen: VecDeque<T>,
    waiting_background: VecDeque<T>,
}

impl<T> Default for Places<T> {
    fn default() -> Self {
        Self {
            seen: 0,
            background: 0,
            waiting_seen: VecDeque::new(),
            waiting_background: VecDeque::new(),
        }
    }
}

impl<T> Places<T> {
    /// Takes a place, if there is one now.
    pub fn take(&mut self, urgency: Urgency) -> bool {
        let is_free = self.is_free(urgency);
        if is_free {
            *self.taken(urgency) += 1;
        }
        is_free
    }

    /// Gives a place back.
    pub fn leave(&mut self, urgency: Urgency) {
        let taken = self.taken(urgency);
        *taken = taken.saturating_sub(1);
    }

    /// Waits for a place.
    pub fn wait(&mut self, urgency: Urgency, who: T) {
        match urgency {
            Urgency::Seen => self.waiting_seen.push_back(who),
            Urgency::Background => self.waiting_background.push_back(who),
        }
    }

    /// Whose turn it is: a place is taken for them.
    pub fn pass_on(&mut self) -> Option<(Urgency, T)> {
        let urgency = match self.waiting_seen.is_empty() {
            false => Urgency::Seen,
            true => Urgency::Background,
        };
        if !self.is_free(urgency) {
            return None;
        }
        let who = match urgency {
            Urgency::Seen => self.waiting_seen.pop_front(),
            Urgency::Background => self.waiting_background.pop_front(),
        }?;
        *self.taken(urgency) += 1;
        Some((urgency, who))
    }

    fn is_free(&self, urgency: Urgency) -> bool {
        self.seen + self.background < MOST_AT_ONCE
            && (urgency == Urgency::Seen || self.background < MOST_IN_BACKGROUND)
    }

    fn taken(&mut self, urgency: Urgency) -> &mut usize {
        match urgency {
            Urgency::Seen => &mut self.seen,
            Urgency::Background => &mut self.background,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Urgency::{Background, Seen};
    use super::*;

    #[test]
    fn six_go_at_once_and_the_seventh_when_one_is_back() {
        let mut places = Places::default();
        assert!((0..6).all(|_| places.take(Seen)));
        assert!(!places.take(Seen));
        places.wait(Seen, 7);
        assert_eq!(places.pass_on(), None);
        places.leave(Seen);
        assert_eq!(places.pass_on(), Some((Seen, 7)));
        assert_eq!(places.pass_on(), None);
        assert!(!places.take(Seen), "its place is taken");
    }

    #[test]
    fn what_is_seen_goes_first_and_each_in_its_turn() {
        let mut places = Places::default();
        assert!((0..6).all(|_| places.take(Seen)));
        for (urgency, who) in [(Background, 1), (Seen, 2), (Background, 3), (Seen, 4)] {
            places.wait(urgency, who);
        }
        for _ in 0..4 {
            places.leave(Seen);
        }
        let turns = std::iter::from_fn(|| places.pass_on());
        let turns: Vec<_> = turns.map(|(_, who)| who).collect();
        assert_eq!(turns, [2, 4, 1, 3]);
    }

    #[test]
    fn two_places_are_kept_for_what_is_seen() {
        let mut places = Places::default();
        assert!((0..4).all(|_| places.take(Background)));
        assert!(!places.take(Background));
        places.wait(Background, 1);
        assert_eq!(places.pass_on(), None);
        assert!(places.take(Seen) && places.take(Seen));
        assert!(!places.take(Seen));
        places.leave(Background);
        assert_eq!(places.pass_on(), Some((Background, 1)));
    }
}
