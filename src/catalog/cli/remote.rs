//! Targets that are read over HTTP.

use std::net::IpAddr;
use std::thread;
use std::time::Duration;

use catalog::ingest::readable;
use ureq::Agent;

/// Larger than any descriptor or definition.
const MAX_BYTES: u64 = 50_000_000;

/// Requests at once.
const AT_ONCE: usize = 8;

/// A content, or a sentence why there is none.
pub(crate) type Content = Result<Vec<u8>, String>;

/// Whether a URL is one for this module.
pub(crate) fn is_remote(url: &str) -> bool {
    let begins = |scheme: &str| {
        url.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    begins("http://") || begins("https://")
}

/// Reads every URL, several at once; answers in the order of the URLs.
pub(crate) fn read_all(urls: &[String]) -> Vec<Content> {
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(60)))
        .user_agent(concat!("callboard-catalog/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let mut contents: Vec<Content> = vec![Err(String::new()); urls.len()];
    let share = urls.len().div_ceil(AT_ONCE).max(1);
    thread::scope(|scope| {
        for (urls, contents) in urls.chunks(share).zip(contents.chunks_mut(share)) {
            let agent = &agent;
            scope.spawn(move || {
                for (url, content) in urls.iter().zip(contents) {
                    *content = read(agent, url);
                }
            });
        }
    });
    contents
}

fn read(agent: &Agent, url: &str) -> Content {
    let mut response = agent
        .get(readable(url).as_ref())
        .call()
        .map_err(|why| why.to_string())?;
    let body = response.body_mut().with_config().limit(MAX_BYTES);
    body.read_to_vec().map_err(|why| why.to_string())
}

/// Scheme, host and port of a URL, in lower case.
pub(crate) fn origin(url: &str) -> String {
    let host = url.find("://").map_or(0, |colon| colon + "://".len());
    let end = url[host..].find(['/', '?', '#']);
    url[..end.map_or(url.len(), |end| host + end)].to_ascii_lowercase()
}

/// Whether a URL leads to this machine.
pub(crate) fn is_loopback(url: &str) -> bool {
    let origin = origin(url);
    let authority = origin.split_once("://").map_or("", |(_, rest)| rest);
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let address: Option<IpAddr> = host.parse().ok();
    is_remote(url) && (host == "localhost" || address.is_some_and(|address| address.is_loopback()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_has_several_names() {
        for url in [
            "http://localhost:80/a",
            "https://127.0.0.1",
            "HTTP://[::1]:8080/a?b",
        ] {
            assert!(is_loopback(url), "{url}");
        }
        for url in [
            "http://localhost.evil.example/",
            "http://localhost:80@evil.example/",
            "http://127.0.0.1@evil.example:80/",
            "ftp://localhost/",
            "http://10.0.0.1/",
        ] {
            assert!(!is_loopback(url), "{url}");
        }
        assert_eq!(origin("HTTP://Host:80/A#b"), "http://host:80");
    }

    #[test]
    fn only_http_is_remote() {
        assert!(is_remote("HTTPS://host/a"));
        assert!(!is_remote("file:/a"));
        assert!(!is_remote("ftp://host/a"));
    }
}
