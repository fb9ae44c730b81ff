//! Who fills the rows of an endless list when: as many in a frame as a frame has time for, so that a list
//! that is dragged through by thousands follows the hand.

use catalog::order;
use std::ops::Range;

use leptos::prelude::*;

/// Rows filled in one frame. Who reads scrolls fewer.
const IN_A_FRAME: usize = 6;

/// Rows that stand in the list and wait to be filled.
#[derive(Clone, Copy)]
pub struct Filling {
    drawn: Memo<Range<usize>>,
    waiting: StoredValue<Vec<(usize, RwSignal<bool>)>>,
    /// Whether the next turn is on its way.
    is_called: StoredValue<bool>,
}

impl Filling {
    /// For the rows of this window.
    pub fn of(drawn: Memo<Range<usize>>) -> Self {
        Self {
            drawn,
            waiting: StoredValue::new(Vec::new()),
            is_called: StoredValue::new(false),
        }
    }

    /// Puts a row in the queue; says when it is its turn.
    pub fn join(self, index: usize) -> ReadSignal<bool> {
        let turn = RwSignal::new(false);
        self.waiting
            .update_value(|waiting| waiting.push((index, turn)));
        if !self.is_called.get_value() {
            self.is_called.set_value(true);
            queue_microtask(move || self.call());
        }
        turn.read_only()
    }

    /// Lets those in that are nearest to the middle of the window. The list may be gone, and rows that
    /// left the window with it.
    fn call(self) {
        let Some(drawn) = self.drawn.try_get_untracked() else {
            return;
        };
        let middle = (drawn.start + drawn.end) / 2;
        let mut waiting = self
            .waiting
            .try_update_value(std::mem::take)
            .unwrap_or_default();
        waiting.retain(|(index, _)| drawn.contains(index));
        order::sort_by_key(&mut waiting, |(index, _)| index.abs_diff(middle));
        // What is drawn first is wanted whole.
        let is_first = waiting.len() == drawn.len();
        let count = if is_first { waiting.len() } else { IN_A_FRAME };
        let rest = waiting.split_off(count.min(waiting.len()));
        self.is_called
            .try_update_value(|called| *called = !rest.is_empty());
        if !rest.is_empty() {
            request_animation_frame(move || self.call());
        }
        self.waiting.try_update_value(|waiting| *waiting = rest);
        for (_, turn) in waiting {
            turn.try_set(true);
        }
    }
}
