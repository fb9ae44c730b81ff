//! Targets that are read over HTTP.

use std::thread;
use std::time::Duration;

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
    let mut response = agent.get(raw(url)).call().map_err(|why| why.to_string())?;
    let body = response.body_mut().with_config().limit(MAX_BYTES);
    body.read_to_vec().map_err(|why| why.to_string())
}

/// The address of a file's bytes where a URL is that of its page, as people copy it into a
/// Location (integration `getGitHubFileFetchUrl` and `getGitLabFileFetchUrl`).
fn raw(url: &str) -> String {
    if let Some(path) = url.strip_prefix("https://github.com/") {
        let mut parts = path.splitn(4, '/');
        if let (Some(owner), Some(name), Some("blob" | "tree" | "raw" | "edit"), Some(file)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        {
            return format!("https://raw.githubusercontent.com/{owner}/{name}/{file}");
        }
    }
    if url.starts_with("https://gitlab.com/") {
        return url.replacen("/-/blob/", "/-/raw/", 1);
    }
    url.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_files_become_the_files() {
        for (page, file) in [
            (
                "https://github.com/a/b/blob/main/c/d.yaml",
                "https://raw.githubusercontent.com/a/b/main/c/d.yaml",
            ),
            (
                "https://gitlab.com/a/b/-/blob/main/d.yaml",
                "https://gitlab.com/a/b/-/raw/main/d.yaml",
            ),
            ("https://host/a/blob/b.yaml", "https://host/a/blob/b.yaml"),
        ] {
            assert_eq!(raw(page), file);
        }
    }

    #[test]
    fn only_http_is_remote() {
        assert!(is_remote("HTTPS://host/a"));
        assert!(!is_remote("file:/a"));
        assert!(!is_remote("ftp://host/a"));
    }
}
