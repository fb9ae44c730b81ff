//! Requests of plugins, sent by the portal in their place: whoever asks never holds the token. What
//! may be asked is decided before it comes here, by the plugin's reach.

use catalog::plugin::Destination;
use js_sys::{Array, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, ReferrerPolicy, Request, RequestCredentials, RequestInit, RequestRedirect,
    Response, ResponseInit,
};

use super::client::{Client, Transport};
use super::request::{self, Method};
use crate::language::words::answer as words;

/// Of what `fetch` takes, what a plugin may say; the rest is the portal's to decide.
const SAID: [&str; 4] = ["method", "headers", "body", "cache"];

/// The embedded catalog answers below this path, as a backend would.
const CATALOG: &str = "/api/catalog";

impl Client {
    /// Sends a request whose `init` is what `fetch` takes. Redirects are not followed: they could
    /// lead anywhere.
    pub async fn forward(
        self,
        destination: Destination<'_>,
        init: &Object,
        signal: &AbortSignal,
    ) -> Result<Response, JsValue> {
        match (destination, &*self.transport()?) {
            (Destination::Elsewhere(url), _) => {
                let request = prepare(init, &until(init, signal)?)?;
                request.set_credentials(RequestCredentials::Omit);
                request.set_referrer_policy(ReferrerPolicy::NoReferrer);
                send(&Request::new_with_str_and_init(url, &request)?).await
            }
            (Destination::Backend(path), Transport::Http(http)) => {
                let signal = &until(init, signal)?;
                let url = http.address(path);
                let request = prepare(init, signal)?;
                http.with_session(Some(signal), async |token| {
                    let _place = http.network().place(signal).await?;
                    let request = Request::new_with_str_and_init(&url, &request)?;
                    if let Some(token) = token {
                        let bearer = ["Bearer ", token].concat();
                        request.headers().set("authorization", &bearer)?;
                    }
                    let response = send(&request).await?;
                    Ok((response.status(), response))
                })
                .await
            }
            (Destination::Backend(path), Transport::Worker(worker)) => {
                let Some(target) = path.strip_prefix(CATALOG) else {
                    return Err(failure(&words::no_backend(path)));
                };
                let reply = worker.send(&asked(target, init)?).await?;
                answer(reply)
            }
            (Destination::Backend(_), Transport::Broken(error)) => Err(error.clone().into()),
        }
    }
}

fn prepare(init: &Object, signal: &AbortSignal) -> Result<RequestInit, JsValue> {
    let request = RequestInit::new();
    for key in SAID {
        let value = Reflect::get(init, &key.into())?;
        if !value.is_undefined() {
            Reflect::set(&request, &key.into(), &value)?;
        }
    }
    request.set_signal(Some(signal));
    request.set_redirect(RequestRedirect::Error);
    Ok(request)
}

/// Aborted with the plugin's own signal, if it gives one, or with this.
fn until(init: &Object, signal: &AbortSignal) -> Result<AbortSignal, JsValue> {
    let own = Reflect::get(init, &"signal".into())?;
    Ok(match own.dyn_ref::<AbortSignal>() {
        Some(own) => AbortSignal::any(&Array::of2(own, signal)),
        None => signal.clone(),
    })
}

async fn send(request: &Request) -> Result<Response, JsValue> {
    let response = JsFuture::from(window().fetch_with_request(request)).await?;
    Ok(response.unchecked_into())
}

/// What the embedded catalog is asked.
fn asked(target: &str, init: &Object) -> Result<request::Request, JsValue> {
    let text = |key: &str| Reflect::get(init, &key.into()).ok()?.as_string();
    let method = match text("method").unwrap_or_default().to_uppercase().as_str() {
        "" | "GET" => Method::Get,
        "POST" => Method::Post,
        "DELETE" => Method::Delete,
        other => return Err(failure(&words::no_method(other))),
    };
    Ok(request::Request {
        plugin: "catalog",
        method,
        target: target.to_owned(),
        body: text("body"),
        is_read: method == Method::Get,
    })
}

fn answer(reply: request::Reply) -> Result<Response, JsValue> {
    let init = ResponseInit::new();
    init.set_status(reply.status);
    let headers = Object::new();
    Reflect::set(&headers, &"content-type".into(), &"application/json".into())?;
    init.set_headers(&headers);
    let mut body = reply.body;
    let body = (!body.is_empty()).then_some(body.as_mut_slice());
    Response::new_with_opt_u8_array_and_init(body, &init)
}

fn failure(sentence: &str) -> JsValue {
    js_sys::Error::new(sentence).into()
}
