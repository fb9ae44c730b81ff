//! The contents behind the addresses a catalog asks for, each read once.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use catalog::ingest::Ingestion;
use catalog::service::Work;

use crate::pattern;
use crate::place::Addresses;
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

/// Files that are read before the first of them is handed over: enough to be fetched side by side,
/// and few enough to show that something happens.
const A_BATCH: usize = 64;

/// What asks for files.
pub(crate) trait Wants {
    /// Addresses and patterns.
    fn wanted(&mut self) -> Vec<String>;
    /// Takes the content of an address.
    fn supply(&mut self, address: &str, content: Content);
    /// Takes the addresses of a pattern.
    fn supply_matches(&mut self, pattern: &str, addresses: Vec<String>);
}

impl Wants for Ingestion {
    fn wanted(&mut self) -> Vec<String> {
        self.wanted()
    }

    fn supply(&mut self, address: &str, content: Content) {
        self.supply(address, content);
    }

    fn supply_matches(&mut self, pattern: &str, addresses: Vec<String>) {
        self.supply_matches(pattern, addresses);
    }
}

impl Wants for Work {
    fn wanted(&mut self) -> Vec<String> {
        self.wanted()
    }

    fn supply(&mut self, address: &str, content: Content) {
        self.supply(address, content);
    }

    fn supply_matches(&mut self, pattern: &str, addresses: Vec<String>) {
        self.supply_matches(pattern, addresses);
    }
}

/// Reads files and, if it may, remote targets.
pub(crate) struct Reader {
    addresses: Addresses,
    remote: Remote,
    grounds: Vec<PathBuf>,
    /// Origins that are read although remote targets are not.
    trusted: Vec<String>,
    contents: HashMap<String, Content>,
    unread: BTreeSet<String>,
}

impl Reader {
    /// Files outside of `grounds` are refused: a catalog out of somebody's pull request may not
    /// publish what else lies on the machine that packs it.
    pub(crate) fn new(addresses: Addresses, grounds: Vec<PathBuf>, remote: Remote) -> Self {
        Self {
            addresses,
            remote,
            grounds,
            trusted: Vec::new(),
            contents: HashMap::new(),
            unread: BTreeSet::new(),
        }
    }

    /// Hands over everything that is wanted, and says which addresses that were.
    pub(crate) fn feed(&mut self, wants: &mut impl Wants) -> Vec<String> {
        let mut asked = Vec::new();
        loop {
            let wanted = wants.wanted();
            if wanted.is_empty() {
                return asked;
            }
            for batch in wanted.chunks(A_BATCH) {
                let mut files = Vec::new();
                for address in batch {
                    match self.matches(address) {
                        Some(matches) => wants.supply_matches(address, matches),
                        None => files.push(address.clone()),
                    }
                }
                self.prepare(&files);
                for address in &files {
                    wants.supply(address, self.content(address));
                }
            }
            asked.extend(wanted);
        }
    }

    /// Reads what is not yet read.
    pub(crate) fn prepare(&mut self, addresses: &[String]) {
        let mut remote = Vec::new();
        for address in addresses {
            if self.contents.contains_key(address) {
                continue;
            }
            if self.addresses.path(address).is_none() && remote::is_remote(address) {
                remote.push(address.clone());
            } else {
                let content = self.local(address);
                self.contents.insert(address.clone(), content);
            }
        }
        let may_be_read = |address: &String| {
            self.remote == Remote::Read || self.trusted.contains(&remote::origin(address))
        };
        let (read, left_out): (Vec<String>, Vec<String>) =
            remote.into_iter().partition(may_be_read);
        let contents = remote::read_all(&read);
        self.contents.extend(read.into_iter().zip(contents));
        for address in left_out {
            self.contents.insert(address.clone(), self.unread_content());
            self.unread.insert(address);
        }
    }

    /// The content of an address that was prepared.
    pub(crate) fn content(&self, address: &str) -> Content {
        let content = self.contents.get(address).cloned();
        content.unwrap_or_else(|| Err("it was not read".to_owned()))
    }

    /// The text of an address, if there is one.
    pub(crate) fn text(&self, address: &str) -> Option<&str> {
        let bytes = self.contents.get(address)?.as_ref().ok()?;
        std::str::from_utf8(bytes).ok()
    }

    /// Reads everything anew the next time, and the remote targets of these origins too.
    pub(crate) fn forget(&mut self, trusted: Vec<String>) {
        self.contents.clear();
        self.unread.clear();
        self.trusted = trusted;
    }

    /// How files are called.
    pub(crate) fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// Remote targets that were left out.
    pub(crate) fn unread(&self) -> &BTreeSet<String> {
        &self.unread
    }

    /// How many contents there are.
    pub(crate) fn count(&self) -> usize {
        let there = self.contents.values().filter(|content| content.is_ok());
        there.count() - self.stand_ins()
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

    /// Addresses of the files a pattern means; nothing if the address is no pattern. A file of
    /// exactly that name is meant itself.
    fn matches(&self, address: &str) -> Option<Vec<String>> {
        if !pattern::is_pattern(address) && !address.contains('%') {
            return None;
        }
        let path = self.addresses.path(address)?;
        let text = path.to_str()?;
        if !pattern::is_pattern(text) || path.exists() {
            return None;
        }
        let files = pattern::matches(text);
        let addresses = files
            .iter()
            .map(|file| self.addresses.of_match(file, address));
        Some(addresses.filter_map(Result::ok).collect())
    }

    fn local(&self, address: &str) -> Content {
        let path = self.addresses.path(address);
        let path = path.ok_or("only file, http and https targets are read")?;
        let path = fs::canonicalize(path).map_err(sentence)?;
        if !self.grounds.iter().any(|ground| path.starts_with(ground)) {
            return Err("it lies outside of the folders and git work trees that were named; add its folder as a PATH to allow it".to_owned());
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
