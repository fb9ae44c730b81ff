//! Files as URLs, as the catalog names them, and as paths, as people read them.

use std::path::{Component, Path, PathBuf};

const SCHEME: &str = "file:";

/// `file:/abs/path`; nothing if the path is not UTF-8.
pub(crate) fn url_of(path: &Path) -> Option<String> {
    let path = path.to_str()?;
    // A drive of Windows has no slash before it and other separators.
    let slash = if path.starts_with('/') { "" } else { "/" };
    Some([SCHEME, slash, &path.replace(std::path::MAIN_SEPARATOR, "/")].concat())
}

/// The path of a file URL, `file:/abs/path` or `file:///abs/path`.
pub(crate) fn path_of(url: &str) -> Option<&str> {
    let path = url.strip_prefix(SCHEME)?;
    let path = path.strip_prefix("//").unwrap_or(path);
    Some(if cfg!(windows) {
        path.trim_start_matches('/')
    } else {
        path
    })
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

    /// A file URL as a path from here; any other URL as it is.
    pub(crate) fn name(&self, url: &str) -> String {
        match path_of(url) {
            Some(path) => self.relative(Path::new(path)),
            None => url.to_owned(),
        }
    }

    /// A sentence with every file in it named from here.
    pub(crate) fn sentence(&self, message: &str) -> String {
        match url_of(&self.0) {
            Some(here) => message.replace(&[&here, "/"].concat(), ""),
            None => message.to_owned(),
        }
    }

    fn relative(&self, path: &Path) -> String {
        let shared = self
            .0
            .components()
            .zip(path.components())
            .take_while(|(one, other)| one == other)
            .count();
        let up = self.0.components().skip(shared);
        let down = path.components().skip(shared);
        let steps: PathBuf = up.map(|_| Component::ParentDir).chain(down).collect();
        steps.to_string_lossy().replace('\\', "/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_from_the_working_directory() {
        let here = WorkingDirectory(PathBuf::from("/a/b"));
        assert_eq!(here.name("file:/a/b/c.yaml"), "c.yaml");
        assert_eq!(here.name("file:///a/x/c.yaml"), "../x/c.yaml");
        assert_eq!(here.name("https://host/c.yaml"), "https://host/c.yaml");
        assert_eq!(
            here.sentence("It stands in file:/a/b/c.yaml:3."),
            "It stands in c.yaml:3."
        );
    }
}
