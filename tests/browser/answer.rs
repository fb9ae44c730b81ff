//! A question that changes: the newest answer wins, whatever the order they come in.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use callboard::api::{Answer, Error, ask};
use js_sys::{Function, Promise};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortSignal;

use super::stage::{Stage, settle};

/// A question as the backend sees it, to be answered when the test says so.
#[derive(Clone)]
struct Asked {
    question: u32,
    signal: AbortSignal,
    resolve: Function,
}

/// A view that asks, and everything it has asked.
struct Asking {
    stage: Stage,
    question: RwSignal<u32>,
    answer: Answer<String>,
    asked: Rc<RefCell<Vec<Asked>>>,
}

impl Asking {
    async fn about(first: u32) -> Self {
        let question = RwSignal::new(first);
        let asked = Rc::new(RefCell::new(Vec::new()));
        let answer = Rc::new(Cell::new(None));
        let stage = Stage::of({
            let (asked, answer) = (Rc::clone(&asked), Rc::clone(&answer));
            move || {
                answer.set(Some(ask(
                    move || question.get(),
                    move |question, signal| reply(&asked, question, signal),
                )));
                ().into_any()
            }
        });
        let stage = stage.await;
        Self {
            stage,
            question,
            answer: answer.get().expect("an answer to come"),
            asked,
        }
    }

    async fn change(&self, question: u32) {
        self.question.set(question);
        settle().await;
    }

    /// Answers the question asked in this place, from 0.
    async fn answer(&self, index: usize, answer: Result<&str, Error>) {
        let resolve = self.asked(index).resolve;
        let value = answer.map_or(JsValue::NULL, JsValue::from);
        resolve.call1(&JsValue::NULL, &value).expect("a promise");
        settle().await;
    }

    fn asked(&self, index: usize) -> Asked {
        self.asked.borrow()[index].clone()
    }

    fn count(&self) -> usize {
        self.asked.borrow().len()
    }

    fn latest(&self) -> Option<Result<String, Error>> {
        self.answer.latest().get_untracked()
    }

    fn is_asking(&self) -> bool {
        self.answer.asking().get_untracked()
    }
}

fn reply(
    asked: &RefCell<Vec<Asked>>,
    question: u32,
    signal: AbortSignal,
) -> impl Future<Output = Result<String, Error>> + use<> {
    let mut resolve = None;
    let promise = Promise::new(&mut |function, _| resolve = Some(function));
    asked.borrow_mut().push(Asked {
        question,
        signal,
        resolve: resolve.expect("a promise runs its function at once"),
    });
    async move {
        let value = JsFuture::from(promise).await.expect("no refusal");
        value.as_string().ok_or(Error::Offline)
    }
}

fn ready(text: &str) -> Option<Result<String, Error>> {
    Some(Ok(text.to_owned()))
}

#[wasm_bindgen_test]
async fn a_question_is_asked_once_and_answered() {
    let asking = Asking::about(1).await;
    assert_eq!((asking.count(), asking.asked(0).question), (1, 1));
    assert_eq!((asking.latest(), asking.is_asking()), (None, true));
    asking.answer(0, Ok("one")).await;
    assert_eq!((asking.latest(), asking.is_asking()), (ready("one"), false));
    assert_eq!(asking.count(), 1);
}

#[wasm_bindgen_test]
async fn a_late_answer_does_not_overwrite_a_newer_one() {
    let asking = Asking::about(1).await;
    asking.change(2).await;
    assert!(asking.asked(0).signal.aborted());
    assert!(!asking.asked(1).signal.aborted());
    asking.answer(1, Ok("two")).await;
    asking.answer(0, Ok("one")).await;
    assert_eq!((asking.latest(), asking.is_asking()), (ready("two"), false));
}

#[wasm_bindgen_test]
async fn an_early_answer_to_an_old_question_is_dropped() {
    let asking = Asking::about(1).await;
    asking.change(2).await;
    asking.answer(0, Ok("one")).await;
    assert_eq!((asking.latest(), asking.is_asking()), (None, true));
    asking.answer(1, Err(Error::Offline)).await;
    assert_eq!(asking.latest(), Some(Err(Error::Offline)));
}

#[wasm_bindgen_test]
async fn the_old_answer_stays_while_a_new_one_is_under_way() {
    let asking = Asking::about(1).await;
    asking.answer(0, Ok("one")).await;
    asking.change(2).await;
    assert_eq!((asking.latest(), asking.is_asking()), (ready("one"), true));
    asking.answer(1, Ok("two")).await;
    assert_eq!((asking.latest(), asking.is_asking()), (ready("two"), false));
}

#[wasm_bindgen_test]
async fn retry_asks_the_same_question_again() {
    let asking = Asking::about(7).await;
    asking.answer(0, Err(Error::Offline)).await;
    asking.answer.retry();
    settle().await;
    assert_eq!((asking.count(), asking.asked(1).question), (2, 7));
    assert!(asking.is_asking());
    asking.answer(1, Ok("seven")).await;
    assert_eq!(asking.latest(), ready("seven"));
}

#[wasm_bindgen_test]
async fn leaving_aborts_and_what_comes_then_is_dropped() {
    let mut asking = Asking::about(1).await;
    let signal = asking.asked(0).signal;
    assert!(!signal.aborted());
    asking.stage.leave().await;
    assert!(signal.aborted());
    asking.answer(0, Ok("one")).await;
    assert!(
        asking
            .answer
            .latest()
            .try_get_untracked()
            .flatten()
            .is_none()
    );
}
