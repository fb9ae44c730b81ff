//! Files as the catalog names them, and as paths, as people read them.

use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

const SCHEME: &str = "file:";

/// What may not stand in the path of a URL as it is; a percent sign is part of a name here.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// How files of this machine are called in a catalog.
pub(crate) enum Addresses {
    /// `file:/absolute/path`
    Absolute,
    /// `file:path/from/this/folder`
    Below(PathBuf),
    /// A URL below which this folder is published.
    Published {
        /// The folder.
        folder: PathBuf,
        /// The URL, with a slash at its end.
        url: String,
    },
}

impl Addresses {
    /// The address of an absolute path, or a sentence why it has none.
    pub(crate) fn of(&self, path: &Path) -> Result<String, String> {
        let refused = |why: &str| format!("{}: {why}", path.display());
        let text = |path: &Path| match path.to_str() {
            Some(text) => Ok(text.replace(MAIN_SEPARATOR, "/")),
            None => Err(refused("its name is not UTF-8")),
        };
        match self {
            Self::Absolute => {
                let path = text(path)?;
                // A drive of Windows has no slash before it.
                let slash = if path.starts_with('/') { "" } else { "/" };
                Ok([SCHEME, slash, &path].concat())
            }
            Self::Below(folder) => Ok([SCHEME, &text(&steps(folder, path))?].concat()),
            Self::Published { folder, url } => {
                let below = path.strip_prefix(folder).map_err(|_| {
                    let folder = folder.display();
                    refused(&format!(
                        "it is not in {folder}, which the URL is said to show"
                    ))
                })?;
                let below = text(below)?;
                Ok(format!("{url}{}", utf8_percent_encode(&below, PATH)))
            }
        }
    }

    /// The address of a path that another address led to, in the way that one is written.
    pub(crate) fn of_match(&self, path: &Path, pattern: &str) -> Result<String, String> {
        let address = self.of(path)?;
        Ok(match self {
            Self::Published { url, .. } if !pattern.starts_with(url.as_str()) => page(&address),
            _ => address,
        })
    }

    /// The path behind an address, if it is one of this machine.
    pub(crate) fn path(&self, address: &str) -> Option<PathBuf> {
        if let Some(path) = address.strip_prefix(SCHEME) {
            let path = path.strip_prefix("//").unwrap_or(path);
            let path = match cfg!(windows) {
                true => path.trim_start_matches('/'),
                false => path,
            };
            return match self {
                Self::Absolute => Some(PathBuf::from(path)),
                // An absolute path stays one.
                Self::Below(folder) | Self::Published { folder, .. } => Some(folder.join(path)),
            };
        }
        let Self::Published { folder, url } = self else {
            return None;
        };
        let address = address.split(['?', '#']).next().unwrap_or(address);
        let (address, url) = (page(address), page(url));
        let below = percent_decode_str(address.strip_prefix(&url)?).decode_utf8();
        let below = PathBuf::from(below.ok()?.as_ref());
        let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_));
        below
            .components()
            .all(is_plain)
            .then(|| folder.join(&below))
    }
}

/// GitHub shows the same file at several addresses, and Backstage goes from one to the other.
fn page(url: &str) -> String {
    let parts: Vec<&str> = url.splitn(7, '/').collect();
    match parts[..] {
        [
            "https:",
            "",
            "github.com",
            owner,
            name,
            "blob" | "edit" | "raw",
            rest,
        ] => format!("https://github.com/{owner}/{name}/tree/{rest}"),
        _ => url.to_owned(),
    }
}

/// The way from a folder to a path.
fn steps(from: &Path, to: &Path) -> PathBuf {
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(one, other)| one == other)
        .count();
    let up = from.components().skip(shared);
    let down = to.components().skip(shared);
    up.map(|_| Component::ParentDir).chain(down).collect()
}

/// The working directory, which what is printed is relative to.
pub(crate) struct WorkingDirectory(PathBuf);

impl WorkingDirectory {
    /// That of this process.
    pub(crate) fn current() -> Result<Self, String> {
        std::env::current_dir()
            .and_then(|directory| directory.canonicalize())
            .map(Self)
            .map_err(|why| format!("the working directory cannot be read: {why}"))
    }

    /// Its path.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// A file of this machine as a path from here; any other address as it is.
    pub(crate) fn name(&self, address: &str, addresses: &Addresses) -> String {
        match addresses.path(address) {
            Some(path) => steps(&self.0, &path).to_string_lossy().replace('\\', "/"),
            None => address.to_owned(),
        }
    }

    /// A sentence with every file in it named from here.
    pub(crate) fn sentence(&self, message: &str, addresses: &Addresses) -> String {
        let Ok(here) = addresses.of(&self.0) else {
            return message.to_owned();
        };
        let folder = match here.as_str() {
            SCHEME => here,
            _ => [here.trim_end_matches('/'), "/"].concat(),
        };
        let named = message.replace(&folder, "");
        match folder.strip_prefix(SCHEME) {
            // Backstage leaves the scheme out in some of its sentences.
            Some(path) if !path.is_empty() => named.replace(&[" ", path].concat(), " "),
            _ => named,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_from_the_working_directory() {
        let here = WorkingDirectory(PathBuf::from("/a/b"));
        let addresses = Addresses::Absolute;
        assert_eq!(here.name("file:/a/b/c.yaml", &addresses), "c.yaml");
        assert_eq!(here.name("file:///a/x/c.yaml", &addresses), "../x/c.yaml");
        assert_eq!(
            here.name("https://h/c.yaml", &addresses),
            "https://h/c.yaml"
        );
        let named = here.sentence(
            "It is in file:/a/b/c.yaml:3, not in file /a/b/d.",
            &addresses,
        );
        assert_eq!(named, "It is in c.yaml:3, not in file d.");
        let below = Addresses::Below(PathBuf::from("/a"));
        assert_eq!(here.name("file:b/c.yaml", &below), "c.yaml");
        assert_eq!(here.sentence("In file:b/c.yaml:3.", &below), "In c.yaml:3.");
    }

    #[test]
    fn addresses_lead_back_to_their_files() {
        let file = Path::new("/work/all/a b/50%#.yaml");
        let folder = PathBuf::from("/work/all");
        let published = |url: &str| Addresses::Published {
            folder: folder.clone(),
            url: url.to_owned(),
        };
        for (addresses, address) in [
            (Addresses::Absolute, "file:/work/all/a b/50%#.yaml"),
            (Addresses::Below(folder.clone()), "file:a b/50%#.yaml"),
            (
                Addresses::Below(PathBuf::from("/work/site")),
                "file:../all/a b/50%#.yaml",
            ),
            (
                published("https://github.com/o/r/blob/main/"),
                "https://github.com/o/r/blob/main/a%20b/50%25%23.yaml",
            ),
        ] {
            assert_eq!(addresses.of(file).as_deref(), Ok(address));
            let path = addresses.path(address).expect("a path");
            let back = Path::new("/").join(steps(Path::new("/"), &path));
            assert!(back == file || back.ends_with("site/../all/a b/50%#.yaml"));
        }
    }

    #[test]
    fn only_what_is_below_the_url_is_on_this_machine() {
        let addresses = Addresses::Published {
            folder: PathBuf::from("/work"),
            url: "https://github.com/o/r/blob/main/".to_owned(),
        };
        let path = |address: &str| addresses.path(address);
        let found = path("https://github.com/o/r/tree/main/a.yaml?x#y");
        assert_eq!(found, Some(PathBuf::from("/work/a.yaml")));
        for elsewhere in [
            "https://github.com/o/r/tree/other/a.yaml",
            "https://github.com/o/r/tree/main/%2e%2e/a.yaml",
            "https://github.com/o/r/tree/main/%2Fetc/a.yaml",
            "https://host/a.yaml",
        ] {
            assert_eq!(path(elsewhere), None, "{elsewhere}");
        }
        assert!(addresses.of(Path::new("/other/a.yaml")).is_err());
    }
}
