//! Which web pages may read the answers: those that a developer serves from the same machine
//! (backend-defaults `readCorsOptions` with the patterns `http://127.0.0.1:*` and
//! `http://localhost:*`).

use hyper::Method;
use hyper::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_REQUEST_HEADERS, HeaderMap, HeaderValue, ORIGIN,
    VARY,
};
use hyper::http::request::Parts;

const HOSTS: [&str; 2] = ["http://127.0.0.1:", "http://localhost:"];

const METHODS: &str = "GET,HEAD,PATCH,POST,PUT,DELETE";

/// Whether a request only asks what it may ask (npm `cors`, which takes every OPTIONS for that).
pub(super) fn is_preflight(request: &Parts) -> bool {
    request.method == Method::OPTIONS && allowed_origin(request).is_some()
}

/// Says in the headers of an answer what the browser may do with it.
pub(super) fn permit(request: &Parts, headers: &mut HeaderMap) {
    let Some(origin) = allowed_origin(request) else {
        return;
    };
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    let mut say = |name, value| _ = headers.insert(name, HeaderValue::from_static(value));
    say(ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    if !is_preflight(request) {
        say(VARY, "Origin");
        return;
    }
    say(VARY, "Origin, Access-Control-Request-Headers");
    say(ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    if let Some(asked) = request.headers.get(ACCESS_CONTROL_REQUEST_HEADERS) {
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, asked.clone());
    }
}

fn allowed_origin(request: &Parts) -> Option<&HeaderValue> {
    let origin = request.headers.get(ORIGIN)?;
    origin.to_str().is_ok_and(is_local).then_some(origin)
}

fn is_local(origin: &str) -> bool {
    HOSTS.iter().any(|host| {
        origin
            .strip_prefix(host)
            .is_some_and(|port| port.parse::<u16>().is_ok())
    })
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn only_pages_of_this_machine_may_read() {
        assert!(is_local("http://localhost:3000"));
        assert!(is_local("http://127.0.0.1:8080"));
        for foreign in [
            "http://localhost.evil.example:80",
            "http://localhost:80.evil.example",
            "https://localhost:3000",
            "null",
        ] {
            assert!(!is_local(foreign), "{foreign}");
        }
    }
}
