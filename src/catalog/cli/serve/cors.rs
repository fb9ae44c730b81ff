//! Which web pages may read the answers: those that a developer serves from the same machine
//! (backend-defaults `readCorsOptions` with the patterns `http://127.0.0.1:*` and
//! `http://localhost:*`).

use tiny_http::{Header, Method, Request};

const HOSTS: [&str; 2] = ["http://127.0.0.1:", "http://localhost:"];

const METHODS: &str = "GET,HEAD,PATCH,POST,PUT,DELETE";

/// Whether a request only asks what it may ask (npm `cors`, which takes every OPTIONS for that).
pub(super) fn is_preflight(request: &Request) -> bool {
    *request.method() == Method::Options && allowed_origin(request).is_some()
}

/// What an answer says to the browser.
pub(super) fn headers(request: &Request) -> Vec<Header> {
    let mut headers = Vec::new();
    let mut say = |name: &str, value: &str| headers.extend(Header::from_bytes(name, value));
    let Some(origin) = allowed_origin(request) else {
        return headers;
    };
    say("Access-Control-Allow-Origin", origin);
    say("Access-Control-Allow-Credentials", "true");
    if !is_preflight(request) {
        say("Vary", "Origin");
        return headers;
    }
    say("Vary", "Origin, Access-Control-Request-Headers");
    say("Access-Control-Allow-Methods", METHODS);
    if let Some(asked) = value(request, "Access-Control-Request-Headers") {
        say("Access-Control-Allow-Headers", asked);
    }
    headers
}

fn allowed_origin(request: &Request) -> Option<&str> {
    value(request, "Origin").filter(|origin| is_local(origin))
}

fn is_local(origin: &str) -> bool {
    HOSTS.iter().any(|host| {
        origin
            .strip_prefix(host)
            .is_some_and(|port| port.parse::<u16>().is_ok())
    })
}

fn value<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    let header = request
        .headers()
        .iter()
        .find(|header| header.field.equiv(name));
    header.map(|header| header.value.as_str())
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
