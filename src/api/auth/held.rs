//! A token, and for how long it is good.

use js_sys::{Date, Reflect};
use serde_json::Value;
use wasm_bindgen::JsCast;

/// Another token is fetched when so much is left of one, in milliseconds. The stock front end's margin.
const AHEAD: f64 = 180_000.0;

/// A token with so little left may not arrive in time, in milliseconds.
const TOO_LATE: f64 = 5_000.0;

/// A token that was issued less than so many milliseconds ago and is refused, is refused for another
/// reason than its age.
const NEW: f64 = 10_000.0;

/// What requests carry.
#[derive(Clone)]
pub(in crate::api) struct Held {
    /// Nothing where requests carry none.
    pub(super) token: Option<String>,
    /// Tokens of one portal are told apart by it; it grows.
    pub(super) number: u32,
    /// Whether it came in place of one that was refused, and has not been taken yet.
    pub(super) is_second: bool,
    since: f64,
    until: Option<f64>,
}

impl Held {
    /// A token that came just now, and is good for so many seconds if that was said.
    pub(super) fn new(token: Option<String>, number: u32, seconds: Option<f64>) -> Self {
        let since = Date::now();
        let seconds = seconds.or_else(|| lifetime(token.as_deref()?));
        Self {
            token,
            number,
            is_second: false,
            since,
            until: seconds.map(|seconds| since + seconds * 1000.0),
        }
    }

    /// What goes into the header.
    pub(in crate::api) fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Whether it is of no use any more.
    pub(super) fn has_run_out(&self) -> bool {
        self.left() < TOO_LATE
    }

    /// Whether it is time for another one.
    pub(super) fn is_running_out(&self) -> bool {
        self.left() < AHEAD
    }

    /// Whether it came just now.
    pub(super) fn is_new(&self) -> bool {
        Date::now() - self.since < NEW
    }

    fn left(&self) -> f64 {
        self.until
            .map_or(f64::INFINITY, |until| until - Date::now())
    }
}

/// For how many seconds a JSON Web Token is good after it was issued. The clock of this machine may be
/// wrong, so what counts is when it arrived.
fn lifetime(token: &str) -> Option<f64> {
    let claims = claims(token)?;
    let number = |key: &str| claims.get(key)?.as_f64();
    Some(number("exp")? - number("iat")?)
}

/// What a JSON Web Token claims; nobody has checked it here.
pub(super) fn claims(token: &str) -> Option<Value> {
    let payload = token.split('.').nth(1)?;
    let payload = payload.replace('-', "+").replace('_', "/");
    // What browsers read is of one byte for each letter.
    let atob = Reflect::get(&js_sys::global(), &"atob".into()).ok()?;
    let atob = atob.dyn_ref::<js_sys::Function>()?;
    let read = atob.call1(&wasm_bindgen::JsValue::UNDEFINED, &payload.into());
    let letters = read.ok()?.as_string()?;
    let bytes: Vec<u8> = letters.chars().map(|letter| letter as u8).collect();
    serde_json::from_slice(&bytes).ok()
}
