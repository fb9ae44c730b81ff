//! Targets relative to the file that names them, as Backstage's integrations resolve them
//! (integration `src/helpers.ts`, `src/github/GithubIntegration.ts`; catalog-backend
//! `toAbsoluteUrl`), and where their text is to be read.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::validate::is_url;

/// What may not stand in the path of a URL as it is.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// What may not stand behind `#` as it is.
const FRAGMENT: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`');

/// The absolute address of a target written in the file at `base`: an `http` URL, or a path on
/// this machine behind `file:`.
///
/// A target that begins with a slash counts from the root of the repository the base is in. Where
/// the base is in none, it counts from the root of the host; there Backstage would look below the
/// file itself. A relative path on this machine that does not begin with a dot counts from the
/// folder of the file; Backstage would count from its own working directory.
pub(super) fn resolve(target: &str, base: &str) -> String {
    if is_url(target) {
        return as_tree(target, base);
    }
    match base.strip_prefix("file:") {
        Some(path) => ["file:", &join_paths(target, path)].concat(),
        None => as_tree(&join(target, base), base),
    }
}

/// Whether a placeholder in `base` may read `url`: what is in a repository reads nothing out of
/// another one (catalog-backend `assertSameRepository`).
pub(super) fn is_same_repository(url: &str, base: &str) -> bool {
    match (Parts::of(url).repository(), Parts::of(base).repository()) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

/// The address that gives the bare text of a file shown on a page of GitHub, GitLab or Bitbucket.
/// Other addresses stay as they are.
pub fn readable(url: &str) -> Cow<'_, str> {
    let parts = Parts::of(url);
    let Some(place) = parts.place() else {
        return url.into();
    };
    let (above, below) = (&parts.path[..place.view.0], &parts.path[place.view.1..]);
    let raw = |above: &str| {
        [parts.origin, above, "raw", below, parts.query]
            .concat()
            .into()
    };
    match parts.host() {
        "github.com" => {
            let above = above.trim_end_matches('/');
            let origin = "https://raw.githubusercontent.com";
            [origin, above, below, parts.query].concat().into()
        }
        "gitlab.com" | "bitbucket.org" => raw(above),
        _ => url.into(),
    }
}

/// An `http` URL, taken apart.
struct Parts<'a> {
    /// `https://example.com:8080`
    origin: &'a str,
    path: &'a str,
    /// With its question mark; empty if there is none.
    query: &'a str,
}

/// Where in a path it says which view of which version of a repository follows.
struct Place {
    /// From where to where `blob` stands.
    view: (usize, usize),
    /// Where the path within the repository begins: at a slash.
    file: usize,
}

impl<'a> Parts<'a> {
    fn of(url: &'a str) -> Self {
        let url = url.split('#').next().unwrap_or(url);
        let (address, query) = url.split_at(url.find('?').unwrap_or(url.len()));
        let host = address.find("://").map_or(0, |colon| colon + "://".len());
        let slash = address[host..].find('/').map(|slash| host + slash);
        let (origin, path) = address.split_at(slash.unwrap_or(address.len()));
        Self {
            origin,
            path,
            query,
        }
    }

    fn host(&self) -> &'a str {
        self.origin
            .split_once("://")
            .map_or(self.origin, |(_, host)| host)
    }

    fn place(&self) -> Option<Place> {
        const VIEWS: [&str; 5] = ["blob", "tree", "raw", "edit", "src"];
        let mut start = 1;
        for (index, segment) in self.path.split('/').skip(1).enumerate() {
            let end = start + segment.len();
            if index >= 2 && VIEWS.contains(&segment) {
                let version = self.path.get(end + 1..)?;
                let file = version.find('/').unwrap_or(version.len());
                return Some(Place {
                    view: (start, end),
                    file: end + 1 + file,
                });
            }
            start = end + 1;
        }
        None
    }

    /// Host and name of the repository, if the path leads to something in one.
    fn repository(&self) -> Option<(&'a str, &'a str)> {
        let place = self.place().filter(|place| place.file < self.path.len())?;
        let name = self.path[..place.view.0].trim_end_matches('/');
        Some((self.host(), name.trim_end_matches("/-")))
    }

    /// What a target counts from that begins with a slash.
    fn root(&self) -> &'a str {
        if let Some(place) = self.place() {
            return &self.path[..place.file];
        }
        if self.host() == "raw.githubusercontent.com" {
            let third = self.path.match_indices('/').nth(3);
            return third.map_or("", |(slash, _)| &self.path[..slash]);
        }
        ""
    }
}

fn join(target: &str, base: &str) -> String {
    let base = Parts::of(base);
    if target.starts_with('/') {
        let path = normal(&[base.root(), target].concat());
        return [base.origin, &encoded(&path), base.query].concat();
    }
    let (target, fragment) = target.split_at(target.find('#').unwrap_or(target.len()));
    let path = target.split('?').next().unwrap_or(target);
    let folder = base.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = match path {
        "" => base.path.to_owned(),
        path => normal(&[folder, "/", path].concat()),
    };
    let fragment = utf8_percent_encode(fragment, FRAGMENT).to_string();
    // The query of the base stays, whatever the target has: it may be what gives access.
    [base.origin, &encoded(&path), base.query, &fragment].concat()
}

fn encoded(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, PATH).into()
}

/// A path without `.` and `..`; a backslash counts as a slash, as in every URL of the web.
fn normal(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut segments: Vec<&str> = Vec::new();
    let mut parts = path.split('/').skip(1).peekable();
    while let Some(segment) = parts.next() {
        let plain = match segment.to_ascii_lowercase().replace("%2e", ".").as_str() {
            "." => false,
            ".." => {
                segments.pop();
                false
            }
            _ => true,
        };
        if plain {
            segments.push(segment);
        } else if parts.peek().is_none() {
            segments.push("");
        }
    }
    ["/", &segments.join("/")].concat()
}

/// Paths on this machine, joined; either may begin with the two slashes of a URL without a host.
/// A path without a slash before it counts from wherever the reader says, and so does what it leads
/// to.
fn join_paths(target: &str, base: &str) -> String {
    if target.starts_with('/') {
        return target.to_owned();
    }
    if !base.starts_with('/') {
        let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
        return relative(&[folder, "/", target].concat());
    }
    let (slashes, base) = match base.strip_prefix("//") {
        Some(path) => ("//", path),
        None => ("", base),
    };
    let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    [slashes, &normal(&[folder, "/", target].concat())].concat()
}

/// A relative path without `.`, and with `..` only where it leads out.
fn relative(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." if segments.last().is_some_and(|last| *last != "..") => _ = segments.pop(),
            segment => segments.push(segment),
        }
    }
    segments.join("/")
}

/// On GitHub, Backstage names a file by its `tree` address.
fn as_tree(url: &str, base: &str) -> String {
    if Parts::of(base).host() != "github.com" {
        return url.to_owned();
    }
    let host = url.find("//").map_or(url.len(), |slashes| slashes + 2);
    let (before, after) = url.split_at(host);
    let parts: Vec<&str> = after.splitn(5, '/').collect();
    match parts[..] {
        [host, owner, name, "blob" | "edit", rest] if ![host, owner, name].contains(&"") => {
            [before, &[host, owner, name, "tree", rest].join("/")].concat()
        }
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_same_repository, readable, resolve};

    fn resolves(base: &str, cases: &[(&str, &str)]) {
        for (target, expected) in cases {
            assert_eq!(resolve(target, base), *expected, "{target} in {base}");
        }
    }

    #[test]
    fn targets_are_resolved_against_the_folder_of_the_file() {
        resolves(
            "http://host:8080/demo/a/catalog-info.yaml?x=/y",
            &[
                ("./b.yaml", "http://host:8080/demo/a/b.yaml?x=/y"),
                ("b/c.yaml", "http://host:8080/demo/a/b/c.yaml?x=/y"),
                ("../b.yaml", "http://host:8080/demo/b.yaml?x=/y"),
                ("../../../b.yaml", "http://host:8080/b.yaml?x=/y"),
                ("/b.yaml", "http://host:8080/b.yaml?x=/y"),
                ("https://other/b.yaml", "https://other/b.yaml"),
                ("odd:name/../b.yaml", "odd:name/../b.yaml"),
                (
                    "a b/\u{fc}.yaml?q=1#f",
                    "http://host:8080/demo/a/a%20b/%C3%BC.yaml?x=/y#f",
                ),
                ("", "http://host:8080/demo/a/catalog-info.yaml?x=/y"),
                (".\\x^{}", "http://host:8080/demo/a/x^%7B%7D?x=/y"),
                ("./a/%2e%2E/b.yaml", "http://host:8080/demo/a/b.yaml?x=/y"),
                ("a//b/..", "http://host:8080/demo/a/a//?x=/y"),
            ],
        );
        resolves("http://host", &[("b.yaml", "http://host/b.yaml")]);
    }

    #[test]
    fn a_slash_means_the_root_of_the_repository() {
        let github = "https://github.com/o/r/blob/main/d/catalog-info.yaml";
        resolves(
            github,
            &[
                ("/b.yaml", "https://github.com/o/r/tree/main/b.yaml"),
                ("b.yaml", "https://github.com/o/r/tree/main/d/b.yaml"),
                ("//b", "https://github.com/o/r/tree/main//b"),
                (
                    "https://github.com/x/y/blob/main/z.yaml",
                    "https://github.com/x/y/tree/main/z.yaml",
                ),
                ("/a/../b c", "https://github.com/o/r/tree/main/b%20c"),
            ],
        );
        for (base, expected) in [
            (
                "https://gitlab.com/g/s/p/-/blob/main/d/c.yaml",
                "https://gitlab.com/g/s/p/-/blob/main/b.yaml",
            ),
            (
                "https://bitbucket.org/w/r/src/main/d/c.yaml",
                "https://bitbucket.org/w/r/src/main/b.yaml",
            ),
            (
                "https://raw.githubusercontent.com/o/r/main/d/c.yaml",
                "https://raw.githubusercontent.com/o/r/main/b.yaml",
            ),
        ] {
            assert_eq!(resolve("/b.yaml", base), expected);
        }
    }

    #[test]
    fn paths_on_this_machine_stay_paths() {
        resolves(
            "file:/srv/all/catalog-info.yaml",
            &[
                ("./b c.yaml", "file:/srv/all/b c.yaml"),
                ("../b.yaml", "file:/srv/b.yaml"),
                ("b.yaml", "file:/srv/all/b.yaml"),
                ("/etc/b.yaml", "file:/etc/b.yaml"),
                ("https://other/b.yaml", "https://other/b.yaml"),
            ],
        );
        resolves("file:///srv/a.yaml", &[("b.yaml", "file:///srv/b.yaml")]);
        resolves(
            "file:all/web/catalog-info.yaml",
            &[
                ("./b c.yaml", "file:all/web/b c.yaml"),
                ("../b/*.yaml", "file:all/b/*.yaml"),
                ("../../b.yaml", "file:b.yaml"),
                ("../../../../b.yaml", "file:../../b.yaml"),
                ("/etc/b.yaml", "file:/etc/b.yaml"),
                ("https://other/b.yaml", "https://other/b.yaml"),
            ],
        );
        resolves("file:a.yaml", &[("./b.yaml", "file:b.yaml")]);
    }

    #[test]
    fn pages_of_a_forge_are_read_as_bare_text() {
        for (page, text) in [
            (
                "https://github.com/o/r/blob/main/a/b.yaml",
                "https://raw.githubusercontent.com/o/r/main/a/b.yaml",
            ),
            (
                "https://github.com/o/r/tree/main/b.yaml?x=1",
                "https://raw.githubusercontent.com/o/r/main/b.yaml?x=1",
            ),
            (
                "https://gitlab.com/g/s/p/-/blob/main/b.yaml",
                "https://gitlab.com/g/s/p/-/raw/main/b.yaml",
            ),
            (
                "https://bitbucket.org/w/r/src/main/b.yaml",
                "https://bitbucket.org/w/r/raw/main/b.yaml",
            ),
            ("https://github.com/o/r", "https://github.com/o/r"),
            ("http://host/a/b/blob/c/d", "http://host/a/b/blob/c/d"),
            ("file:/a/b/blob/c/d", "file:/a/b/blob/c/d"),
        ] {
            assert_eq!(readable(page), text);
        }
    }

    #[test]
    fn a_repository_reads_only_itself() {
        let base = "https://github.com/o/r/blob/main/catalog-info.yaml";
        assert!(is_same_repository("https://github.com/o/r/tree/x/a", base));
        assert!(!is_same_repository("https://github.com/o/s/tree/x/a", base));
        assert!(!is_same_repository("https://x.org/o/r/blob/x/a", base));
        assert!(is_same_repository("https://host/a.txt", base));
    }
}
