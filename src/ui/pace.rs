//! What a reader may want many times a second, and what should not be done as often.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

/// Does what is wanted at once, unless it did so a moment ago: then as soon as the moment is over, and
/// only what was wanted last. Who presses a key now and then never waits.
#[derive(Clone, Copy)]
pub struct Pace {
    every: Duration,
    /// When it last did something, in milliseconds since 1970.
    last: StoredValue<f64>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Pace {
    /// Not more often than once in this while. Ends with the view.
    pub fn of(every: Duration) -> Self {
        let pace = Self {
            every,
            last: StoredValue::new(0.0),
            waiting: StoredValue::new(None),
        };
        on_cleanup(move || pace.stop());
        pace
    }

    /// Wants something.
    pub fn want(self, act: impl FnOnce() + 'static) {
        self.stop();
        let passed = js_sys::Date::now() - self.last.get_value();
        let rest = self.every.as_millis() as f64 - passed;
        // A clock that was put back makes nobody wait longer.
        if rest <= 0.0 || passed < 0.0 {
            self.note();
            act();
            return;
        }
        let late = move || {
            self.note();
            act();
        };
        let rest = Duration::from_millis(rest as u64);
        self.waiting
            .set_value(set_timeout_with_handle(late, rest).ok());
    }

    /// What was wanted and not yet done is not wanted any more.
    pub fn stop(self) {
        if let Some(handle) = self.waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }

    fn note(self) {
        self.last.try_set_value(js_sys::Date::now());
    }
}
