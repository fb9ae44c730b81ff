//! Who is served when: reads at once, changes one after the other, everybody once the catalog is
//! there.

use std::cell::Cell;
use std::collections::VecDeque;

use catalog::rest::Request;
use catalog::service::{Reply, Service, Work};
use wasm_bindgen_futures::spawn_local;

use crate::{DESK, post_answer, post_progress, post_registered, reader, rehearsal};

/// Milliseconds between two reports of progress.
const A_REPORT: f64 = 50.0;

/// A request of the page.
pub(crate) struct Question {
    pub(crate) id: f64,
    pub(crate) request: Request,
}

/// The catalog and those who wait for it.
#[derive(Default)]
pub(crate) struct Desk {
    service: Service,
    /// Whether the files were read once: before that there is nothing true to say.
    is_open: bool,
    /// Whether a change is under way.
    is_busy: bool,
    waiting: VecDeque<Question>,
}

/// Starts to read the catalog. `registered` is what [`post_registered`] said the last time.
pub(crate) fn open(locations: Vec<String>, registered: &str) {
    // What cannot be read was not kept by this version: those locations are registered again.
    let registered = serde_json::from_str(registered).unwrap_or_default();
    let (service, work) = Service::start(locations, registered);
    DESK.with_borrow_mut(|desk| {
        desk.service = service;
        desk.is_busy = true;
    });
    spawn_local(run(work, None));
}

/// Answers a question, now or when its turn comes.
pub(crate) fn ask(question: Question) {
    DESK.with_borrow_mut(|desk| desk.ask(question));
}

impl Desk {
    fn ask(&mut self, question: Question) {
        if !self.is_open {
            return self.waiting.push_back(question);
        }
        match self.service.answer(&question.request) {
            Reply::Now(response) => post_answer(question.id, &response),
            Reply::Later(_) if self.is_busy => self.waiting.push_back(question),
            Reply::Later(work) => {
                self.is_busy = true;
                spawn_local(run(*work, Some(question.id)));
            }
        }
    }

    fn settle(&mut self, work: Work, id: Option<f64>) {
        let before = self.service.registered().to_vec();
        let response = self.service.settle(work);
        if self.service.registered() != before {
            post_registered(serde_json::to_string(self.service.registered()).unwrap_or_default());
        }
        if let Some(id) = id {
            post_answer(id, &response);
        }
        let was_open = std::mem::replace(&mut self.is_open, true);
        self.is_busy = false;
        for question in std::mem::take(&mut self.waiting) {
            self.ask(question);
        }
        if !was_open {
            rehearsal::run(&self.service);
        }
    }
}

/// Reads the files of a work and settles it.
async fn run(mut work: Work, id: Option<f64>) {
    let last = Cell::new(0.0);
    work.on_progress(move |progress| {
        let now = js_sys::Date::now();
        if now - last.get() >= A_REPORT {
            last.set(now);
            post_progress(progress);
        }
    });
    reader::read(&mut work).await;
    DESK.with_borrow_mut(|desk| desk.settle(work, id));
}
