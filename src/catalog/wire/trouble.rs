//! What an attempt can come to instead of an answer, and whether it is worth another.

/// Why an attempt brought nothing that could be used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trouble {
    /// There was no connection, or the server does not let this page read its answers.
    Unreachable,
    /// Nothing came in time.
    Slow,
    /// What came is no JSON, or broke off.
    Unreadable,
    /// A status by which a server or a proxy before it says that now is not the time, and how long to
    /// leave it alone if it said so (`Retry-After`).
    NotNow(u16, Option<f64>),
}

/// Attempts that are made to answer one question.
const ATTEMPTS: u32 = 3;

/// How long a question may be under way when it is asked again: who waits longer wants to be told.
pub const PATIENCE: f64 = 10_000.0;

impl Trouble {
    /// The trouble that a status means; `None` for whatever the server itself has to say.
    pub fn of_status(status: u16, left_alone_for: Option<f64>) -> Option<Self> {
        matches!(status, 429 | 502 | 503 | 504).then_some(Self::NotNow(status, left_alone_for))
    }

    /// How long the server asks to be left alone, if it does.
    pub fn left_alone_for(self) -> Option<f64> {
        match self {
            Self::NotNow(_, left_alone_for) => left_alone_for,
            _ => None,
        }
    }

    /// Whether to ask again after so many attempts, the question under way for so long.
    ///
    /// What is only read can be. A change may have been done although its answer was lost, so it is
    /// sent again in one case: 429 or 503 with a `Retry-After` is a server that did not take it and
    /// says when it will. A 502 or 504 is a proxy's guess about a backend that may be at work, and a
    /// 503 without a word of when is often one too. Who was not answered in time is told: the reader
    /// has waited long enough.
    pub fn is_worth_another(self, attempts: u32, under_way: f64, is_read: bool) -> bool {
        let is_safe = match self {
            Self::Slow => false,
            Self::Unreachable | Self::Unreadable => is_read,
            Self::NotNow(status, said) => is_read || matches!(status, 429 | 503) && said.is_some(),
        };
        is_safe && attempts < ATTEMPTS && under_way < PATIENCE
    }
}

#[cfg(test)]
mod tests {
    use super::Trouble::*;
    use super::*;

    #[test]
    fn what_the_server_itself_says_is_no_trouble() {
        for status in [200, 304, 400, 401, 403, 404, 409, 500, 501] {
            assert_eq!(Trouble::of_status(status, None), None, "{status}");
        }
        for status in [429, 502, 503, 504] {
            assert_eq!(
                Trouble::of_status(status, Some(1.0)),
                Some(NotNow(status, Some(1.0)))
            );
        }
    }

    #[test]
    fn a_question_is_asked_three_times() {
        for trouble in [
            Unreachable,
            Unreadable,
            NotNow(429, None),
            NotNow(502, None),
            NotNow(503, None),
            NotNow(504, Some(1.0)),
        ] {
            let asked = [1, 2, 3].map(|attempts| trouble.is_worth_another(attempts, 0.0, true));
            assert_eq!(asked, [true, true, false], "{trouble:?}");
        }
    }

    #[test]
    fn nobody_waits_for_ever() {
        assert!(!Slow.is_worth_another(1, 0.0, true));
        assert!(Unreachable.is_worth_another(1, PATIENCE - 1.0, true));
        assert!(!Unreachable.is_worth_another(1, PATIENCE, true));
    }

    #[test]
    fn a_change_is_sent_again_only_where_it_was_not_taken() {
        let sent_again = |trouble: Trouble| trouble.is_worth_another(1, 0.0, false);
        for trouble in [
            Unreachable,
            Slow,
            Unreadable,
            NotNow(429, None),
            NotNow(503, None),
            NotNow(502, Some(1.0)),
            NotNow(504, Some(1.0)),
        ] {
            assert!(!sent_again(trouble), "{trouble:?}");
        }
        assert!(sent_again(NotNow(429, Some(1.0))));
        assert!(sent_again(NotNow(503, Some(0.0))));
    }
}
