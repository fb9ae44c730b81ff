//! The contents behind the URLs a catalog asks for, each read once.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::pattern;
use crate::place::{path_of, url_of};
use crate::progress::Progress;
use crate::remote::{self, Content};

/// What becomes of http and https targets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Remote {
    /// They are read.
    Read,
    /// They are missing.
    Refuse,
    /// An entity whose placeholder names one is kept, with [`STAND_IN`] in its place.
    StandIn,
}

/// A text to every placeholder (`$text`, `$json`, `$yaml`), and no entity.
const STAND_IN: &[u8] = b"\"left out\"";

/// Reads files and, if it may, remote targets.
pub(crate) struct Reader {
    remote: Remote,
    grounds: Vec<PathBuf>,
    contents: HashMap<String, Content>,
    unread: BTreeSet<String>,
    progress: Progress,
}

impl Reader {
    /// Files outside of `grounds` are refused: a catalog out of somebody's pull request may not
    /// publish what else lies on the machine that packs it.
    pub(crate) fn new(grounds: Vec<PathBuf>, remote: Remote) -> Self {
        Self {
            remote,
            grounds,
            contents: HashMap::new(),
            unread: BTreeSet::new(),
            progress: Progress::new(),
        }
    }

    /// Reads what is not yet read.
    pub(crate) fn prepare(&mut self, urls: &[String]) {
        let new = urls.iter().filter(|url| !self.contents.contains_key(*url));
        let (remote, local): (Vec<String>, Vec<String>) =
            new.cloned().partition(|url| remote::is_remote(url));
        for url in local {
            let content = self.local(&url);
            self.contents.insert(url, content);
            self.progress.files(self.contents.len());
        }
        if self.remote == Remote::Read {
            let contents = remote::read_all(&remote);
            self.contents.extend(remote.into_iter().zip(contents));
        } else {
            for url in remote {
                self.contents.insert(url.clone(), self.unread_content());
                self.unread.insert(url);
            }
        }
        self.progress.files(self.contents.len());
    }

    /// The content of a URL that was prepared.
    pub(crate) fn content(&self, url: &str) -> Content {
        let content = self.contents.get(url).cloned();
        content.unwrap_or_else(|| Err("it was not read".to_owned()))
    }

    /// URLs of the files a target with a pattern means; nothing if the URL is no pattern.
    pub(crate) fn matches(&self, url: &str) -> Vec<String> {
        match path_of(url).filter(|path| pattern::is_pattern(path)) {
            Some(path) => {
                let found = pattern::matches(path).unwrap_or_default();
                found.iter().filter_map(|file| url_of(file)).collect()
            }
            None => Vec::new(),
        }
    }

    /// Remote targets that were left out.
    pub(crate) fn unread(&self) -> &BTreeSet<String> {
        &self.unread
    }

    /// How many contents there are.
    pub(crate) fn read(&self) -> usize {
        self.contents
            .values()
            .filter(|content| content.is_ok())
            .count()
            - self.stand_ins()
    }

    fn stand_ins(&self) -> usize {
        match self.remote {
            Remote::StandIn => self.unread.len(),
            _ => 0,
        }
    }

    fn unread_content(&self) -> Content {
        match self.remote {
            Remote::StandIn => Ok(STAND_IN.to_owned()),
            _ => Err("it is remote, and was not read without --remote".to_owned()),
        }
    }

    fn local(&self, url: &str) -> Content {
        let path = path_of(url).ok_or("only file, http and https targets are read")?;
        if pattern::is_pattern(path) {
            return match self.matches(url).is_empty() {
                true => Err("no file matches".to_owned()),
                // What it matches is read as roots of its own.
                false => Ok(Vec::new()),
            };
        }
        let path = fs::canonicalize(path).map_err(sentence)?;
        if !self.grounds.iter().any(|ground| path.starts_with(ground)) {
            return Err(outside(&self.grounds));
        }
        read_file(&path).map_err(sentence)
    }
}

fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    // Reading a pipe or a device would not end.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    fs::read(path)
}

fn sentence(why: io::Error) -> String {
    match why.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        _ => why.to_string(),
    }
}

fn outside(grounds: &[PathBuf]) -> String {
    let grounds: Vec<String> = grounds
        .iter()
        .map(|ground| ground.display().to_string())
        .collect();
    format!(
        "it lies outside of {}; add its folder as a PATH to allow it",
        grounds.join(" and ")
    )
}
