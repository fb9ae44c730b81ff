//! A line to a server that may be broken: when to try it, and when to leave it alone.
//!
//! All who ask share one line. While it is broken they do not each try by themselves: one goes ahead,
//! and the others wait for what becomes of it.

use super::Urgency;

/// Failures in a row after which who asks is told at once.
const GIVEN_UP: u32 = 3;

/// At most so long is waited after the first failure; twice as long after every further one.
const FIRST_WAIT: f64 = 500.0;

/// At least so long is waited.
const LEAST_WAIT: f64 = 50.0;

/// A line that was given up is tried again after half this time to all of it, doubled with every
/// further failure.
const FIRST_REST: f64 = 2_000.0;

/// It is never left alone for longer of our own accord: so late may a page be right again.
const LONGEST_REST: f64 = 60_000.0;

/// The longest that a server can ask for. Its clock, or ours, may be wrong.
const LONGEST_ASKED: f64 = 600_000.0;

/// How long the others wait for whoever goes ahead: it may have been a slow question.
const AHEAD: f64 = 5_000.0;

/// A reader who goes on to another page is worth an attempt although the line was given up, but not
/// more often than this: what failed was perhaps only the page before.
const STEP: f64 = 1_000.0;

/// What somebody who wants to ask should do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// Ask.
    Go,
    /// Come again after so long, or when the line has changed.
    Wait(f64),
    /// Be told at once what the last one who tried was told.
    Refuse,
}

/// A line, and how it has been lately.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Failures in a row. Those that were under way together are one.
    failures: u32,
    failed_at: f64,
    /// When it is tried again.
    next: f64,
    /// Whether the server said so.
    is_said: bool,
    /// Since when somebody has gone ahead.
    ahead: Option<f64>,
    insisted: bool,
}

impl Line {
    /// Whether to ask now.
    pub fn admit(&mut self, now: f64, urgency: Urgency) -> Verdict {
        if self.failures == 0 {
            return Verdict::Go;
        }
        if let Some(since) = self.ahead {
            let waits = since + AHEAD - now;
            return match waits > 0.0 {
                true => Verdict::Wait(waits),
                false => Verdict::Go,
            };
        }
        let is_step = urgency == Urgency::Seen && !self.is_said && now >= self.failed_at + STEP;
        if self.insisted || now >= self.next || self.is_given_up() && is_step {
            self.insisted = false;
            self.ahead = Some(now);
            return Verdict::Go;
        }
        match self.is_given_up() {
            true => Verdict::Refuse,
            false => Verdict::Wait(self.next - now),
        }
    }

    /// An answer came. Whether the line had been given up.
    pub fn answered(&mut self) -> bool {
        let was_given_up = self.is_given_up();
        *self = Self::default();
        was_given_up
    }

    /// An attempt that began then came to nothing. `chance` is from 0 to 1 and spreads the readers of
    /// a server that comes back; `left_alone_for` is what the server asked for, if it did.
    pub fn failed(&mut self, began: f64, now: f64, left_alone_for: Option<f64>, chance: f64) {
        let is_known = self.failures > 0 && began < self.failed_at;
        if is_known && left_alone_for.is_none() {
            return;
        }
        if !is_known {
            self.failures += 1;
        }
        self.failed_at = now;
        self.ahead = None;
        self.is_said = left_alone_for.is_some();
        let own = match self.is_given_up() {
            false => {
                let most = FIRST_WAIT * f64::from(1 << (self.failures - 1));
                (most * chance).max(LEAST_WAIT)
            }
            true => {
                let doublings = (self.failures - GIVEN_UP).min(10);
                let most = (FIRST_REST * f64::from(1 << doublings)).min(LONGEST_REST);
                most * (0.5 + chance / 2.0)
            }
        };
        let said = left_alone_for.map_or(0.0, |said| said.min(LONGEST_ASKED));
        self.next = now + own.max(said);
    }

    /// Whoever went ahead thought better of it.
    pub fn withdrawn(&mut self) {
        self.ahead = None;
    }

    /// Somebody wants the next attempt to be made at once.
    pub fn insist(&mut self) {
        self.insisted = self.failures > 0;
    }

    /// Whether who asks is told at once that it is broken.
    pub fn is_given_up(&self) -> bool {
        self.failures >= GIVEN_UP
    }

    /// Whether the server is there, and only asks to be left alone.
    pub fn is_busy(&self) -> bool {
        self.is_said
    }

    /// When the line is tried again, if it is broken.
    pub fn next(&self) -> f64 {
        self.next
    }
}

#[cfg(test)]
mod tests {
    use super::Urgency::{Background, Seen};
    use super::Verdict::{Go, Refuse, Wait};
    use super::*;

    /// A line that failed so often, one attempt after the other, without any chance.
    fn failed(times: u32) -> (Line, f64) {
        let mut line = Line::default();
        let mut now = 0.0;
        for _ in 0..times {
            now = line.next();
            assert_eq!(line.admit(now, Seen), Go);
            line.failed(now, now, None, 1.0);
        }
        (line, now)
    }

    #[test]
    fn a_line_that_works_is_open_to_all() {
        let mut line = Line::default();
        assert!((0..20).all(|_| line.admit(0.0, Background) == Go));
        assert!(!line.answered());
    }

    #[test]
    fn failures_under_way_together_are_one() {
        let mut line = Line::default();
        for end in [10.0, 11.0, 12.0, 13.0, 14.0, 15.0] {
            line.failed(0.0, end, None, 1.0);
        }
        assert!(!line.is_given_up());
        assert_eq!(line.next(), 10.0 + FIRST_WAIT);
    }

    #[test]
    fn one_goes_ahead_and_the_others_wait_for_it() {
        let (mut line, now) = failed(1);
        assert_eq!(line.admit(now, Seen), Wait(FIRST_WAIT));
        let next = line.next();
        assert_eq!(line.admit(next, Seen), Go);
        assert_eq!(line.admit(next, Seen), Wait(AHEAD));
        line.answered();
        assert_eq!(line.admit(next, Seen), Go);
    }

    #[test]
    fn who_goes_ahead_does_not_hold_up_the_others_for_ever() {
        let (mut line, _) = failed(1);
        let next = line.next();
        assert_eq!(line.admit(next, Seen), Go);
        assert_eq!(line.admit(next + AHEAD, Seen), Go);
        line.withdrawn();
        assert_eq!(line.admit(next, Seen), Go, "somebody else goes ahead");
        assert_eq!(line.admit(next, Seen), Wait(AHEAD));
    }

    #[test]
    fn every_failure_is_waited_out_longer() {
        for (times, waits) in [
            (1, 500.0),
            (2, 1_000.0),
            (3, 2_000.0),
            (4, 4_000.0),
            (8, 60_000.0),
            (50, 60_000.0),
        ] {
            let (line, now) = failed(times);
            assert_eq!(line.next() - now, waits, "after {times}");
        }
    }

    #[test]
    fn readers_are_spread() {
        let wait = |failures: u32, chance: f64| {
            let (mut line, now) = failed(failures - 1);
            line.failed(now + 1.0, now + 1.0, None, chance);
            line.next() - now - 1.0
        };
        assert_eq!(wait(1, 0.0), LEAST_WAIT);
        assert_eq!(wait(1, 0.5), 250.0);
        assert_eq!(wait(3, 0.0), 1_000.0);
        assert_eq!(wait(3, 1.0), 2_000.0);
    }

    #[test]
    fn a_dead_server_is_left_alone() {
        let (mut line, now) = failed(3);
        assert!(line.is_given_up());
        assert!((0..100).all(|_| line.admit(now, Seen) == Refuse));
        assert_eq!(line.admit(line.next() - 1.0, Background), Refuse);
        assert_eq!(line.admit(line.next(), Background), Go);
        assert!(line.answered());
        assert_eq!(line.admit(now, Background), Go);
    }

    #[test]
    fn a_reader_who_goes_on_is_worth_one_attempt_a_second() {
        let (mut line, now) = failed(6);
        assert_eq!(line.admit(now + STEP, Background), Refuse);
        assert_eq!(line.admit(now + STEP, Seen), Go);
        line.failed(now + STEP, now + STEP, None, 1.0);
        assert_eq!(line.admit(now + STEP + 1.0, Seen), Refuse);
    }

    #[test]
    fn trying_again_always_asks() {
        let (mut line, now) = failed(9);
        assert_eq!(line.admit(now, Seen), Refuse);
        line.insist();
        assert_eq!(line.admit(now, Seen), Go);
        line.failed(now, now, None, 1.0);
        assert_eq!(line.admit(now, Seen), Refuse, "but once");
    }

    #[test]
    fn a_server_is_left_alone_for_as_long_as_it_asks() {
        let mut line = Line::default();
        line.failed(0.0, 100.0, Some(7_000.0), 1.0);
        assert!(line.is_busy());
        assert_eq!(line.admit(100.0, Seen), Wait(7_000.0));
        assert_eq!(line.admit(7_100.0, Seen), Go);
        let mut line = Line::default();
        line.failed(0.0, 0.0, Some(f64::MAX), 1.0);
        assert_eq!(line.next(), LONGEST_ASKED);
    }

    #[test]
    fn what_a_server_asks_counts_beside_another_failure() {
        let mut line = Line::default();
        line.failed(0.0, 10.0, None, 1.0);
        line.failed(0.0, 11.0, Some(3_000.0), 1.0);
        assert_eq!(line.next(), 3_011.0);
        assert!(!line.is_given_up());
    }

    #[test]
    fn a_reader_does_not_overrule_what_a_server_asks() {
        let (mut line, _) = failed(2);
        let now = line.next();
        line.failed(now, now, Some(30_000.0), 1.0);
        assert_eq!(line.admit(now + STEP, Seen), Refuse);
        line.insist();
        assert_eq!(line.admit(now + STEP, Seen), Go, "unless they insist");
    }
}
