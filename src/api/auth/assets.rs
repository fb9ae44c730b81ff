//! Backstage's cookie for what browsers load by themselves: pictures and frames of a plugin of the
//! backend. They cannot carry a token.

use std::rc::Rc;
use std::time::Duration;

use gloo_net::http::Method;
use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

use super::{Credentials, Standing};
use crate::api::config::Server;
use crate::api::error::Error;
use crate::api::network::{Network, Outgoing};

/// Below the address of a plugin (backend-defaults `createCookieAuthRouter`): GET answers `{expiresAt}`, a
/// date, and sets the cookie; DELETE takes it away.
const PATH: &str = "/.backstage/auth/v1/cookie";

/// The line they are had by: a plugin without them must not keep anybody from signing in.
const LINE: &str = "cookies";

/// After how much of its time a cookie is renewed.
const SHARE: f64 = 0.8;

/// How long after a failure it is tried again, in milliseconds.
const AGAIN: f64 = 60_000.0;

/// A browser waits no longer than this, in milliseconds.
const LONGEST: f64 = 86_400_000.0;

/// Where the cookies of a server's plugins are had.
pub(super) fn places(server: &Server) -> Vec<String> {
    let plugins = server.cookies.iter();
    plugins
        .map(|plugin| [&server.plugin(plugin), PATH].concat())
        .collect()
}

/// Keeps the cookies of a server fresh while somebody is signed in. Lives as long as the current owner.
pub(in crate::api) fn keep_cookies(server: &Server, credentials: &Rc<Credentials>) {
    let (places, network) = (places(server), Network::to(&server.base));
    if places.is_empty() {
        return;
    }
    let standing = credentials.signals.standing;
    let asker = StoredValue::new_local((Rc::clone(credentials), network));
    let is_inside = Memo::new(move |_| {
        matches!(
            &*standing.read(),
            Standing::SignedIn(_) | Standing::Anonymous
        )
    });
    // Whoever signs out and in again must not be looked after twice.
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        turn.update_value(|turn| *turn += 1);
        if is_inside.get() {
            for place in &places {
                let is_current = {
                    let now = turn.get_value();
                    move || turn.try_get_value() == Some(now)
                };
                renew(place.clone(), asker, is_current);
            }
        }
    });
}

fn renew(
    place: String,
    asker: StoredValue<(Rc<Credentials>, Rc<Network>), LocalStorage>,
    is_current: impl Fn() -> bool + Copy + 'static,
) {
    spawn_local(async move {
        let Some((credentials, network)) = asker.try_get_value().filter(|_| is_current()) else {
            return;
        };
        let wait = match ask(&place, &credentials, &network).await {
            Ok(Some(until)) => (until - Date::now()).max(0.0) * SHARE,
            // This plugin has none to give.
            Ok(None) => return,
            Err(_) => AGAIN,
        };
        let wait = Duration::from_millis(wait.clamp(1_000.0, LONGEST) as u64);
        set_timeout(move || renew(place, asker, is_current), wait);
    });
}

/// Until when the cookie is good, in milliseconds since 1970.
async fn ask(
    place: &str,
    credentials: &Rc<Credentials>,
    network: &Rc<Network>,
) -> Result<Option<f64>, Error> {
    let held = credentials.held(None).await?;
    let reply = network.send(about(place, held.token()), None).await?;
    if reply.status == 404 {
        return Ok(None);
    }
    let answer = reply.json()?;
    let until = answer.get("expiresAt").and_then(Value::as_str);
    let until = Date::parse(until.ok_or(Error::Unreadable)?);
    if until.is_nan() {
        return Err(Error::Unreadable);
    }
    Ok(Some(until))
}

fn about(place: &str, token: Option<&str>) -> Outgoing {
    let mut asked = Outgoing::get(place.to_owned());
    asked.plugin = LINE;
    asked.with_cookies = true;
    if let Some(token) = token {
        let bearer = ["Bearer ", token].concat();
        asked.headers.push(("authorization", bearer));
    }
    asked
}

/// Takes the cookies away, with the last token there is. What cannot be reached keeps its cookie until
/// that runs out.
pub(super) async fn end_cookies(server: &Server, token: Option<&str>) {
    let network = Network::to(&server.base);
    for place in places(server) {
        let mut asked = about(&place, token);
        asked.method = Method::DELETE;
        asked.is_read = false;
        let _ = network.send(asked, None).await;
    }
}
