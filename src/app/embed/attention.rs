//! Which of several elements in a page the reader is at. What the program says aloud, or in a toast, it
//! says there and nowhere else.

use std::cell::Cell;

use leptos::prelude::*;

use crate::ui::{LiveRegion, Toasts};

thread_local! {
    static LAST: Cell<u32> = const { Cell::new(0) };
    // Owned by nobody: the element that has it may be gone before the next takes it. Nobody has it at 0.
    static ATTENDED: ArcRwSignal<u32> = ArcRwSignal::new(0);
}

/// The attention of the reader, for one element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attention(u32);

impl Attention {
    /// An element that the reader has not come to yet; the first has to do until there is another.
    pub(super) fn new() -> Self {
        LAST.set(LAST.get() + 1);
        let attention = Self(LAST.get());
        if ATTENDED.with(|attended| *attended.read_untracked() == 0) {
            attention.take();
        }
        on_cleanup(move || attention.give_up());
        attention
    }

    fn give_up(self) {
        ATTENDED.with(|attended| {
            if *attended.read_untracked() == self.0 {
                attended.set(0);
            }
        });
    }

    /// The reader is here now.
    pub(super) fn take(self) {
        ATTENDED.with(|attended| {
            if *attended.read_untracked() != self.0 {
                attended.set(self.0);
            }
        });
    }

    /// Where things are said while the reader is here.
    pub(super) fn voice(self) -> impl IntoView {
        let attended = ATTENDED.with(Clone::clone);
        let is_here = Memo::new(move |_| attended.get() == self.0);
        move || is_here.get().then(|| view! { <Toasts /> <LiveRegion /> })
    }
}
