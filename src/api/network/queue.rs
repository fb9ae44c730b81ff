//! At most so many questions at once, those that somebody looks at first.

use std::cell::RefCell;
use std::rc::Rc;

use catalog::wire::{Places, Urgency};
use futures_channel::oneshot::{Sender, channel};
use web_sys::AbortSignal;

use super::wait::unless_left;
use crate::api::error::Error;

/// Who asks now, and who waits.
#[derive(Default)]
pub(super) struct Queue {
    places: RefCell<Places<Sender<Place>>>,
}

/// The right to ask; the next one has it when this is dropped.
pub(in crate::api) struct Place {
    queue: Rc<Queue>,
    urgency: Urgency,
}

impl Queue {
    /// Waits for a place. Leaving gives up the place in the queue.
    pub(super) async fn place(
        self: &Rc<Self>,
        urgency: Urgency,
        signal: Option<&AbortSignal>,
    ) -> Result<Place, Error> {
        if self.places.borrow_mut().take(urgency) {
            return Ok(self.taken(urgency));
        }
        let (grant, granted) = channel();
        self.places.borrow_mut().wait(urgency, grant);
        // A place that comes too late is dropped with the channel, and so passed on.
        let granted = unless_left(signal, granted).await?;
        granted.map_err(|_| Error::Aborted)
    }

    fn taken(self: &Rc<Self>, urgency: Urgency) -> Place {
        Place {
            queue: Rc::clone(self),
            urgency,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let places = &self.queue.places;
        places.borrow_mut().leave(self.urgency);
        loop {
            let next = places.borrow_mut().pass_on();
            let Some((urgency, grant)) = next else { return };
            if grant.is_canceled() {
                places.borrow_mut().leave(urgency);
            } else {
                // Dropped, and so passed on, if nobody is there to take it.
                drop(grant.send(self.queue.taken(urgency)));
            }
        }
    }
}
