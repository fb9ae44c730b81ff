//! A page of the catalog that is about to be asked for.

use std::cell::RefCell;

use catalog::listing::{Listing, Question};
use futures_channel::oneshot::{Receiver, channel};
use leptos::task::spawn_local;

use super::{Client, Error, Page};

/// How long an answer is good for, in milliseconds: from the press of a button until it is let go.
const GOOD_FOR: f64 = 1000.0;

struct Ahead {
    question: Question,
    since: f64,
    page: Receiver<Result<Page, Error>>,
}

thread_local! {
    static AHEAD: RefCell<Option<Ahead>> = const { RefCell::new(None) };
}

impl Client {
    /// Asks for the list that the reader will see if they let go of what they press; the answer is
    /// there by then. Who asks for the same list next gets it.
    pub fn ask_ahead(self, listing: &Listing, fields: &str) {
        let question = listing.page_question(fields, self.words());
        let (reply, page) = channel();
        AHEAD.set(Some(Ahead {
            question: question.clone(),
            since: js_sys::Date::now(),
            page,
        }));
        spawn_local(async move {
            // Nobody may want it after all.
            let _ = reply.send(self.asked_page(question, None).await);
        });
    }
}

/// The answer to this question, if it was asked ahead and came to something.
pub(super) async fn answer(question: &Question) -> Option<Page> {
    let ahead = AHEAD.take()?;
    let is_meant = ahead.question == *question && js_sys::Date::now() - ahead.since < GOOD_FOR;
    match is_meant {
        true => ahead.page.await.ok()?.ok(),
        false => None,
    }
}
