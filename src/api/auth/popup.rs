//! Signing in with a provider in a window of its own.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot::{Sender, channel};
use js_sys::Object;
use leptos::prelude::{set_interval_with_handle, window};
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::MessageEvent;

use super::SignInError;
use crate::language::words::auth as words;

/// As large as the stock front end's.
const SIZE: (f64, f64) = (450.0, 730.0);

/// How often it is looked whether the window is still there: nothing else tells.
const LOOKS: Duration = Duration::from_millis(100);

type Outcome = Result<Value, SignInError>;

/// Opens a window at `url`, and waits for the message of the auth backend, whose origin is `origin`.
/// Has to be called while the browser still knows that the reader wanted it.
///
/// The backend's page sends two messages (auth-node `sendWebMessageResponse`): `config_info`, and
/// `authorization_response` with a `response` or an `error`.
pub(super) async fn ask(url: &str, origin: &str) -> Outcome {
    let window = window();
    let features = features();
    let opened = window.open_with_url_and_target_and_features(url, "callboard-sign-in", &features);
    let popup = opened.ok().flatten().ok_or(SignInError::Blocked)?;

    let (sender, outcome) = channel();
    let sender: Rc<RefCell<Option<Sender<Outcome>>>> = Rc::new(RefCell::new(Some(sender)));
    let tell = move |told: Outcome| {
        if let Some(sender) = sender.take() {
            // Nobody waits any more only when the portal is gone.
            let _ = sender.send(told);
        }
    };
    let heard = Closure::<dyn Fn(MessageEvent)>::new({
        let (tell, popup, origin) = (tell.clone(), popup.clone(), origin.to_owned());
        move |event: MessageEvent| {
            let source = event.source();
            let is_its = source.is_some_and(|source| Object::is(&source, &popup));
            if is_its && event.origin() == origin {
                message(&event).into_iter().for_each(&tell);
            }
        }
    });
    let listener = heard.as_ref().unchecked_ref();
    // Adding a listener to the window cannot fail.
    let _ = window.add_event_listener_with_callback("message", listener);
    let watch = set_interval_with_handle(
        {
            let popup = popup.clone();
            move || {
                if popup.closed().unwrap_or(true) {
                    tell(Err(SignInError::Closed));
                }
            }
        },
        LOOKS,
    );
    let outcome = outcome.await.unwrap_or(Err(SignInError::Closed));
    if let Ok(watch) = watch {
        watch.clear();
    }
    let _ = window.remove_event_listener_with_callback("message", listener);
    // It may have closed itself.
    let _ = popup.close();
    outcome
}

/// What a message means; nothing if there is more to come.
fn message(event: &MessageEvent) -> Option<Outcome> {
    let text = js_sys::JSON::stringify(&event.data()).ok()?.as_string()?;
    let mut said: Value = serde_json::from_str(&text).ok()?;
    match said.get("type")?.as_str()? {
        "config_info" => {
            let target = said.get("targetOrigin")?.as_str()?;
            let own = window().location().origin().ok()?;
            // The message that follows would never arrive.
            (target != own).then(|| Err(SignInError::Refused(words::elsewhere(target, &own))))
        }
        "authorization_response" => {
            let error = said
                .get("error")
                .or_else(|| said.pointer("/response/error"));
            Some(match error {
                None => Ok(said.get_mut("response").map(Value::take)?),
                Some(error) => {
                    let words = error.get("message").and_then(Value::as_str);
                    Err(SignInError::Refused(words.unwrap_or_default().to_owned()))
                }
            })
        }
        _ => None,
    }
}

/// In the middle of the portal's own window.
fn features() -> String {
    let window = window();
    let number = |value: Result<wasm_bindgen::JsValue, _>| value.ok()?.as_f64();
    let (width, height) = SIZE;
    let middle = |start: Option<f64>, length: Option<f64>, own: f64| {
        start.unwrap_or_default() + (length.unwrap_or(own) - own).max(0.0) / 2.0
    };
    let left = middle(
        number(window.screen_x()),
        number(window.outer_width()),
        width,
    );
    let top = middle(
        number(window.screen_y()),
        number(window.outer_height()),
        height,
    );
    [
        ("width=", width),
        (",height=", height),
        (",left=", left.round()),
        (",top=", top.round()),
    ]
    .iter()
    .map(|(name, value)| [*name, &(*value as i32).to_string()].concat())
    .collect()
}
