//! What a chunk of the program draws, inside a page of ours.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use futures_channel::oneshot::channel;
use futures_util::FutureExt;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;

use crate::language::words::lazy as words;
use crate::lazy::Unloaded;
use crate::ui::ErrorState;

/// A view whose code may still be on its way.
type Coming = Pin<Box<dyn Future<Output = Result<AnyView, Unloaded>>>>;

/// How long what the first rows can do without waits for them.
const PATIENCE: Duration = Duration::from_millis(1500);

thread_local! {
    /// Whether that time has come in this visit.
    static IS_PAST: Cell<bool> = const { Cell::new(false) };
}

/// When it is time for what the first rows can do without: once they have come, or it took too long. On
/// later pages of a visit that is at once.
pub fn after(first: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    let is_time = RwSignal::new(IS_PAST.get());
    let begin = move || {
        IS_PAST.set(true);
        is_time.try_set(true);
    };
    set_timeout(begin, PATIENCE);
    // They are to be seen, not only to be there.
    Effect::new(move |_| {
        if first() {
            request_animation_frame(move || set_timeout(begin, Duration::ZERO));
        }
    });
    Memo::new(move |_| is_time.get())
}

/// Lets the browser do first what has been waiting for it.
pub async fn turn() {
    let (wake, woken) = channel();
    set_timeout(
        move || {
            // Who waits may have left.
            let _ = wake.send(());
        },
        Duration::ZERO,
    );
    // The timer sends before it is dropped.
    let _ = woken.await;
}

/// Draws what comes with a chunk: at once where the code is there, else `meanwhile` until it is. When it
/// cannot be loaded it says so, and offers to try again.
pub fn deferred<F>(
    draw: impl Fn() -> F + 'static,
    meanwhile: impl Fn() -> AnyView + 'static,
) -> AnyView
where
    F: Future<Output = Result<AnyView, Unloaded>> + 'static,
{
    // Of one type from here on: there are many of them in the first module.
    let draw = move || -> Coming { Box::pin(draw()) };
    let deferred = Deferred::of(Box::new(draw), Box::new(meanwhile));
    deferred.load();
    deferred.view()
}

/// The same, asked for when it is time. What is drawn meanwhile stays from the beginning.
pub fn deferred_until<F>(
    time: Memo<bool>,
    draw: impl Fn() -> F + 'static,
    meanwhile: impl Fn() -> AnyView + 'static,
) -> AnyView
where
    F: Future<Output = Result<AnyView, Unloaded>> + 'static,
{
    if time.get_untracked() {
        return deferred(draw, meanwhile);
    }
    let draw = move || -> Coming { Box::pin(draw()) };
    let deferred = Deferred::of(Box::new(draw), Box::new(meanwhile));
    Effect::new(move |asked: Option<bool>| {
        let asks = time.get() && asked != Some(true);
        if asks {
            deferred.load();
            deferred.show_if_come();
        }
        asks || asked == Some(true)
    });
    deferred.view()
}

/// The same with nothing in its place before.
pub fn deferred_silently<F>(draw: impl Fn() -> F + 'static) -> AnyView
where
    F: Future<Output = Result<AnyView, Unloaded>> + 'static,
{
    deferred(draw, || ().into_any())
}

#[derive(Clone, Copy)]
struct Deferred {
    draw: StoredValue<Box<dyn Fn() -> Coming>, LocalStorage>,
    /// What is drawn lives as long as the place, not as long as one look at whether it has come.
    owner: StoredValue<Owner, LocalStorage>,
    come: StoredValue<Option<Result<AnyView, Unloaded>>, LocalStorage>,
    moves: RwSignal<u32>,
    meanwhile: StoredValue<Box<dyn Fn() -> AnyView>, LocalStorage>,
}

impl Deferred {
    fn of(draw: Box<dyn Fn() -> Coming>, meanwhile: Box<dyn Fn() -> AnyView>) -> Self {
        Self {
            draw: StoredValue::new_local(draw),
            owner: StoredValue::new_local(Owner::new()),
            come: StoredValue::new_local(None),
            moves: RwSignal::new(0),
            meanwhile: StoredValue::new_local(meanwhile),
        }
    }

    fn load(self) {
        let begin = || {
            let owner = self.owner.get_value();
            owner.with(|| ScopedFuture::new_untracked(self.draw.with_value(|draw| draw())))
        };
        let mut coming = Box::pin(begin());
        match (&mut coming).now_or_never() {
            Some(come) => self.come.set_value(Some(come)),
            None => spawn_local(async move {
                // The reader may have left meanwhile: what is drawn then finds nothing of its page.
                let here = poll_fn(|context| match self.come.is_disposed() {
                    true => Poll::Ready(None),
                    false => coming.as_mut().poll(context).map(Some),
                });
                if let Some(come) = here.await {
                    self.come.set_value(Some(come));
                    self.show_if_come();
                }
            }),
        }
    }

    fn show_if_come(self) {
        if self.come.with_value(Option::is_some) {
            self.moves.update(|moves| *moves += 1);
        }
    }

    fn view(self) -> AnyView {
        let retry = move |()| {
            self.load();
            self.moves.update(|moves| *moves += 1);
        };
        let shown = move || {
            self.moves.track();
            match self.come.try_update_value(Option::take).flatten() {
                Some(Ok(view)) => view,
                Some(Err(_)) => view! {
                    <ErrorState
                        title=words::failed()
                        message=words::failed_advice()
                        on_retry=retry
                    />
                }
                .into_any(),
                None => self.meanwhile.with_value(|meanwhile| meanwhile()),
            }
        };
        shown.into_any()
    }
}
