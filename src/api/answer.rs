//! A question that changes, and the newest answer to it.

use std::future::Future;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{AbortController, AbortSignal};

use super::error::Error;
use super::network::insist;

thread_local! {
    // Owned by nobody: whoever changes the catalog need not know who looks at it.
    static CHANGED: ArcTrigger = ArcTrigger::new();
    static RECOVERED: ArcTrigger = ArcTrigger::new();
}

/// The answer to a question that may be asked again.
pub struct Answer<T: Send + Sync + 'static> {
    latest: RwSignal<Option<Result<T, Error>>>,
    asking: RwSignal<bool>,
    again: Trigger,
}

impl<T: Send + Sync + 'static> Clone for Answer<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Answer<T> {}

impl<T: Send + Sync + 'static> Answer<T> {
    /// The newest answer, `None` before the first. While a newer question is under way it is the
    /// answer to an older one, so that what is on screen stays.
    pub fn latest(self) -> RwSignal<Option<Result<T, Error>>> {
        self.latest
    }

    /// Whether a question is under way.
    pub fn asking(self) -> Signal<bool> {
        self.asking.into()
    }

    /// Asks the same question once more, even of a backend that is being left alone.
    pub fn retry(self) {
        insist();
        self.again.notify();
    }
}

/// Asks whenever the question changes. An older question is aborted, and so is the last one when
/// the view that asked is left; an answer to anything but the newest question is dropped.
pub fn ask<Q, T, F>(
    question: impl Fn() -> Q + 'static,
    fetch: impl Fn(Q, AbortSignal) -> F + 'static,
) -> Answer<T>
where
    Q: 'static,
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, Error>> + 'static,
{
    let answer = Answer {
        latest: RwSignal::new(None),
        asking: RwSignal::new(true),
        again: Trigger::new(),
    };
    let newest = StoredValue::new_local(None::<AbortController>);
    let abort_newest = move || {
        if let Some(controller) = newest.try_update_value(Option::take).flatten() {
            controller.abort();
        }
    };
    Effect::new(move |_| {
        answer.again.track();
        CHANGED.with(ArcTrigger::track);
        let question = question();
        abort_newest();
        // The constructor takes no arguments and so has nothing to refuse.
        let Ok(controller) = AbortController::new() else {
            return;
        };
        let signal = controller.signal();
        newest.set_value(Some(controller));
        answer.asking.set(true);
        let reply = fetch(question, signal.clone());
        spawn_local(async move {
            let reply = reply.await;
            if !signal.aborted() {
                answer.latest.try_set(Some(reply));
                answer.asking.try_set(false);
            }
        });
    });
    let has_failed = move || {
        let latest = answer.latest.read_untracked();
        matches!(&*latest, Some(Err(error)) if error.may_pass())
    };
    when_recovered(Box::new(has_failed), answer.again);
    on_cleanup(abort_newest);
    answer
}

/// Asks again what has failed once the connection is back. (Not a part of `ask`: that is compiled once for
/// every type of answer.)
fn when_recovered(has_failed: Box<dyn Fn() -> bool>, again: Trigger) {
    Effect::new(move |is_later: Option<bool>| {
        RECOVERED.with(ArcTrigger::track);
        if is_later.is_some() && has_failed() {
            again.notify();
        }
        true
    });
}

/// Asks everything again that is on screen, because the catalog has changed. Whoever changed it may
/// leave first: their page would ask for what is no longer there.
pub(super) fn ask_again() {
    set_timeout(|| CHANGED.with(ArcTrigger::notify), Duration::ZERO);
}

/// Asks again whatever failed for want of a connection: it is back.
pub(super) fn recover() {
    RECOVERED.with(ArcTrigger::notify);
}
