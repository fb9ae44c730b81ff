//! Where boxes and lines are, as the worker finds out.

use catalog::graph::{Curve, Direction};
use js_sys::{Int32Array, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

use crate::language::words::drawing as words;
use crate::lazy::GRAPH_LAYOUT;
use crate::site::start_worker;

/// With more boxes or lines than that, lines cannot each have a way of their own: it would take
/// seconds to find it, and nobody could follow it.
const BOXES: usize = 150;
const LINES: usize = 300;

/// Widths and heights: of boxes, and of the words of lines with the boxes they join.
#[derive(Clone, Debug, Default)]
pub struct Sizes {
    /// Width and height of every box.
    pub boxes: Vec<i32>,
    /// From, to, and width and height of the words, of every line.
    pub lines: Vec<i32>,
    /// Where lines lead.
    pub direction: Direction,
    /// How they bend.
    pub curve: Curve,
    /// Whether lines run straight, under boxes, and have no words.
    pub is_dense: bool,
}

/// Whether that many boxes and lines are laid out densely.
pub fn is_dense(boxes: usize, lines: usize) -> bool {
    boxes > BOXES || lines > LINES
}

/// Places, in whole pixels.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Width and height of all.
    pub size: (i32, i32),
    /// The middle of every box.
    pub boxes: Vec<(i32, i32)>,
    /// The middle of the words of every line.
    pub labels: Vec<(i32, i32)>,
    /// The points of every line.
    pub lines: Vec<Vec<(i32, i32)>>,
}

/// The worker, started with the first picture and kept for the next.
#[derive(Clone, Copy)]
pub struct Draughtsman {
    worker: StoredValue<Option<Worker>, LocalStorage>,
    /// How many pictures were ordered.
    orders: StoredValue<u32>,
    is_busy: StoredValue<bool>,
}

impl Draughtsman {
    /// Ends with the view that makes it.
    pub fn new() -> Self {
        let draughtsman = Self {
            worker: StoredValue::new_local(None),
            orders: StoredValue::new(0),
            is_busy: StoredValue::new(false),
        };
        on_cleanup(move || draughtsman.dismiss());
        draughtsman
    }

    fn dismiss(self) {
        if let Some(worker) = self.worker.try_update_value(Option::take).flatten() {
            worker.terminate();
        }
    }

    /// Lays out; `None` if something newer was ordered meanwhile, an error in the browser's words.
    pub async fn lay_out(self, sizes: &Sizes) -> Result<Option<Layout>, String> {
        // Nobody waits for the former picture any more.
        if self.is_busy.try_get_value() == Some(true) {
            self.dismiss();
        }
        let order = self.orders.try_update_value(|orders| {
            *orders += 1;
            *orders
        });
        let Some(order) = order else { return Ok(None) };
        self.is_busy.set_value(true);
        let worker = self.worker().map_err(|error| said(&error))?;
        let answer = ask(&worker, order, sizes).map_err(|error| said(&error))?;
        let answer = JsFuture::from(answer).await;
        if self.orders.try_get_value() != Some(order) {
            return Ok(None);
        }
        self.is_busy.set_value(false);
        let answer = answer.map_err(|error| {
            self.dismiss();
            said(&error)
        })?;
        match field(&answer, "error").as_string() {
            Some(error) => Err(error),
            None => Ok(Some(read(&answer))),
        }
    }

    fn worker(self) -> Result<Worker, JsValue> {
        if let Some(worker) = self.worker.try_get_value().flatten() {
            return Ok(worker);
        }
        let worker = start_worker(GRAPH_LAYOUT)?;
        self.worker.set_value(Some(worker.clone()));
        Ok(worker)
    }
}

/// Sends an order. The promise is refused if the worker cannot be loaded.
fn ask(worker: &Worker, order: u32, sizes: &Sizes) -> Result<Promise, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        let answered = Closure::once_into_js(move |event: MessageEvent| {
            // Settling a promise of our own cannot throw.
            let _ = resolve.call1(&JsValue::NULL, &event.data());
        });
        let failed = Closure::once_into_js(move |event: web_sys::Event| {
            let _ = reject.call1(&JsValue::NULL, &field(&event, "message"));
        });
        worker.set_onmessage(Some(answered.unchecked_ref()));
        worker.set_onerror(Some(failed.unchecked_ref()));
    });
    let is_upright = sizes.direction.is_upright();
    let options = object(&[
        ("rankdir", sizes.direction.name().into()),
        ("nodesep", 14.into()),
        ("edgesep", 10.into()),
        // Lines that lead down bend over boxes that are wide.
        ("ranksep", if is_upright { 64 } else { 44 }.into()),
        ("marginx", 8.into()),
        ("marginy", 8.into()),
    ]);
    let message = object(&[
        ("id", order.into()),
        ("isDense", sizes.is_dense.into()),
        ("isAngular", (sizes.curve == Curve::Step).into()),
        ("options", options.into()),
        ("nodes", Int32Array::from(sizes.boxes.as_slice()).into()),
        ("edges", Int32Array::from(sizes.lines.as_slice()).into()),
    ]);
    worker.post_message(&message)?;
    Ok(promise)
}

fn read(answer: &JsValue) -> Layout {
    let numbers = |key: &str| Int32Array::new(&field(answer, key)).to_vec();
    let points = pairs(&numbers("points"));
    let mut start = 0;
    let lines = numbers("ends").into_iter().map(|end| {
        let end = usize::try_from(end).unwrap_or_default();
        let line = points.get(start..end).unwrap_or_default().to_vec();
        start = end;
        line
    });
    Layout {
        size: pairs(&numbers("size")).first().copied().unwrap_or_default(),
        boxes: pairs(&numbers("nodes")),
        labels: pairs(&numbers("labels")),
        lines: lines.collect(),
    }
}

fn pairs(numbers: &[i32]) -> Vec<(i32, i32)> {
    let pairs = numbers.chunks_exact(2);
    pairs.map(|pair| (pair[0], pair[1])).collect()
}

fn field(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap_or_default()
}

fn said(error: &JsValue) -> String {
    let message = error
        .as_string()
        .or_else(|| field(error, "message").as_string());
    message.unwrap_or_else(|| words::unloaded().to_owned())
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // A plain object takes any property.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}
