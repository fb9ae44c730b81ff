//! An export on its way, stopped, and done.

use leptos::prelude::*;

use super::{Desk, State, Summary, Trouble, number};
use crate::language::words::export as words;
use crate::ui::{Button, ButtonVariant, Icon, Notice, Tone};

/// How far it is.
#[component]
pub fn Running(desk: Desk) -> impl IntoView {
    let counts = move || match &*desk.state.read() {
        State::Running(done, total) => (*done, *total),
        _ => (0, 0),
    };
    view! {
        <Bar counts=Signal::derive(counts) />
        <div class="buttons">
            <Button on_press=move |()| desk.cancel()>{words::cancel()}</Button>
        </div>
    }
}

/// Why it stopped; what was written so far is kept for another try.
#[component]
pub fn Halted(desk: Desk, trouble: Trouble, done: usize, total: usize) -> impl IntoView {
    let again = (!trouble.is_final).then(|| {
        view! {
            <Button variant=ButtonVariant::Primary icon="refresh-cw" on_press=move |()| desk.resume()>
                {words::try_again()}
            </Button>
        }
    });
    view! {
        <Bar counts=Signal::stored((done, total)) />
        <Notice tone=Tone::Danger title=trouble.title><p>{trouble.advice}</p></Notice>
        <div class="buttons">
            <Button on_press=move |()| desk.cancel()>{words::cancel()}</Button>
            {again}
        </div>
    }
}

#[component]
fn Bar(counts: Signal<(usize, usize)>) -> impl IntoView {
    let sentence = move || match counts.get() {
        (_, 0) => words::asking().to_owned(),
        (done, total) => words::progress(&number(done), &number(total)),
    };
    view! {
        <div class="bar">
            <progress
                aria-label=words::exported()
                value=move || counts.get().0.to_string()
                max=move || counts.get().1.max(1).to_string()
            ></progress>
            <p class="counts">{sentence}</p>
        </div>
    }
}

/// What is where now.
#[component]
pub fn Finished(desk: Desk, summary: Summary) -> impl IntoView {
    let missing = (summary.missing > 0).then(|| {
        let sentence = words::missing(&number(summary.missing));
        view! { <Notice tone=Tone::Warning><p>{sentence}</p></Notice> }
    });
    view! {
        <div class="done">
            <Icon name="check-circle" />
            <p>{summary.sentence()}</p>
        </div>
        {missing}
        <div class="buttons">
            <Button on_press=move |()| desk.state.set(State::Choosing)>{words::more()}</Button>
            <Button variant=ButtonVariant::Primary on_press=move |()| desk.exporting.open.set(false)>
                {words::close()}
            </Button>
        </div>
    }
}

impl Summary {
    /// "175 entities are in catalog-components-2026-11-25.csv"
    pub(super) fn sentence(&self) -> String {
        words::done(&number(self.rows), self.rows, &self.file)
    }
}
