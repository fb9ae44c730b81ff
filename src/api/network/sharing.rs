//! Who asks what is being asked already waits for the same answer.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use futures_channel::oneshot::{Sender, channel};
use leptos::task::spawn_local;
use web_sys::{AbortController, AbortSignal};

use super::wait::unless_left;
use crate::api::error::Error;
use crate::api::request::Reply;

type Answer = Result<Reply, Error>;

/// Questions on their way, each with those who wait for its answer.
#[derive(Default)]
pub(super) struct Sharing {
    flights: RefCell<Vec<Flight>>,
    last: Cell<u32>,
}

struct Flight {
    number: u32,
    /// `None` once nobody may join.
    question: Option<String>,
    controller: AbortController,
    waiting: Vec<(u32, Sender<Answer>)>,
}

/// One who waits for an answer; leaves when dropped.
struct Waiter<'a> {
    sharing: &'a Sharing,
    number: u32,
}

impl Sharing {
    /// Waits for the answer to a question, which is asked by `begin` unless somebody waits for it
    /// already. The signal that `begin` gets is aborted when nobody waits any more.
    pub(super) async fn join<F: Future<Output = Answer> + 'static>(
        self: &Rc<Self>,
        question: String,
        signal: Option<&AbortSignal>,
        begin: impl FnOnce(AbortSignal) -> F,
    ) -> Answer {
        let (tell, told) = channel();
        let number = self.last.get().wrapping_add(1);
        self.last.set(number);
        if let Some(tell) = self.wait_for_same(&question, number, tell) {
            let controller = AbortController::new().map_err(|_| Error::Aborted)?;
            let work = begin(controller.signal());
            self.flights.borrow_mut().push(Flight {
                number,
                question: Some(question),
                controller,
                waiting: vec![(number, tell)],
            });
            let sharing = Rc::clone(self);
            spawn_local(async move { sharing.arrived(number, work.await) });
        }
        let _waiter = Waiter {
            sharing: self,
            number,
        };
        unless_left(signal, told)
            .await?
            .unwrap_or(Err(Error::Aborted))
    }

    /// From now on nobody joins a question that is on its way: something has changed, and it may have
    /// been answered before.
    pub(super) fn close(&self) {
        for flight in self.flights.borrow_mut().iter_mut() {
            flight.question = None;
        }
    }

    /// Gives the sender back if nobody asks this.
    fn wait_for_same(
        &self,
        question: &str,
        number: u32,
        tell: Sender<Answer>,
    ) -> Option<Sender<Answer>> {
        let mut flights = self.flights.borrow_mut();
        let mut same = flights.iter_mut();
        match same.find(|flight| flight.question.as_deref() == Some(question)) {
            Some(flight) => {
                flight.waiting.push((number, tell));
                None
            }
            None => Some(tell),
        }
    }

    fn arrived(&self, number: u32, answer: Answer) {
        let mut flights = self.flights.borrow_mut();
        let place = flights.iter().position(|flight| flight.number == number);
        let Some(mut flight) = place.map(|place| flights.swap_remove(place)) else {
            return;
        };
        drop(flights);
        let last = flight.waiting.pop();
        for (_, tell) in flight.waiting {
            // Who has left in the meantime does not miss it.
            let _ = tell.send(answer.clone());
        }
        if let Some((_, tell)) = last {
            let _ = tell.send(answer);
        }
    }
}

impl Drop for Waiter<'_> {
    fn drop(&mut self) {
        let mut flights = self.sharing.flights.borrow_mut();
        let mine = |flight: &Flight| flight.waiting.iter().any(|(id, _)| *id == self.number);
        let Some(place) = flights.iter().position(mine) else {
            return;
        };
        flights[place].waiting.retain(|(id, _)| *id != self.number);
        if flights[place].waiting.is_empty() {
            let flight = flights.swap_remove(place);
            drop(flights);
            flight.controller.abort();
        }
    }
}
