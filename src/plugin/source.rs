//! Where plugins come from.

use std::sync::Arc;

use catalog::plugin::{Isolation, Manifest, Reach};
use catalog::written::Mistake;
use web_sys::Url;

use crate::api::{PluginEntry, Unread, read_file};
use crate::language::words::plugin as words;
use crate::lazy::chunk;

/// Who brought a plugin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The operator, in `config.json`.
    Config,
    /// The address of the page, for whoever writes it.
    Development,
}

/// A plugin that can be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Plugin {
    /// What it says of itself.
    pub manifest: Manifest,
    /// Where that stands.
    pub url: String,
    /// The address of its module.
    pub entry: String,
    /// Where its code runs: what it says, unless the operator wants a frame.
    pub isolation: Isolation,
    /// What it may ask for: what it wants, as far as the operator grants it.
    pub reach: Reach,
    /// Who brought it.
    pub source: Source,
    /// How often it changed while it was being written.
    pub revision: u32,
}

/// What became of a manifest.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A plugin.
    Good(Arc<Plugin>),
    /// None.
    Bad {
        /// Where it was looked for.
        url: String,
        /// Who wanted it.
        source: Source,
        /// What is wrong.
        reasons: Reasons,
    },
}

/// Why a plugin cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Reasons(pub(super) Vec<Reason>);

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reason {
    /// Its manifest could not be read.
    Unread(Unread),
    /// What would make sense of it could not be loaded.
    NoReader,
    /// Something in it is wrong.
    Mistake(Mistake),
    /// There is no such module.
    NoEntry,
    /// Its id is taken: the id, by the manifest at the first address, and its own address.
    Taken(String, String, String),
}

impl Reasons {
    /// Sentences for the reader.
    pub fn sentences(&self) -> Vec<String> {
        self.0.iter().map(Reason::sentence).collect()
    }

    /// The same in one text.
    pub fn join(&self, between: &str) -> String {
        self.sentences().join(between)
    }
}

impl Reason {
    fn sentence(&self) -> String {
        match self {
            Self::Unread(why) => words::unread(&why.sentence()),
            Self::NoReader => words::reader_missing().to_owned(),
            Self::Mistake(Mistake { key, expected }) => match key.as_str() {
                "" => words::mistake_whole(expected),
                key => words::mistake(key, expected),
            },
            Self::NoEntry => words::no_entry().to_owned(),
            Self::Taken(id, first, other) => words::id_taken(id, first, other),
        }
    }
}

impl Outcome {
    /// Where the manifest is.
    pub fn url(&self) -> &str {
        match self {
            Self::Good(plugin) => &plugin.url,
            Self::Bad { url, .. } => url,
        }
    }
}

/// Reads a manifest, and no code.
pub async fn look_at(entry: &PluginEntry, source: Source, revision: u32) -> Outcome {
    look_closely(entry, source, revision).await.0
}

/// Reads a manifest, and gives its very bytes along.
pub async fn look_closely(
    entry: &PluginEntry,
    source: Source,
    revision: u32,
) -> (Outcome, Vec<u8>) {
    let file = read_file(&entry.manifest, entry.integrity.as_deref()).await;
    let (read, bytes) = match file {
        Ok(bytes) => {
            let read = understood(bytes.clone(), entry.clone(), source, revision).await;
            let read = read.unwrap_or_else(|_| Err(vec![Reason::NoReader]));
            (read, bytes)
        }
        Err(why) => (Err(vec![Reason::Unread(why)]), Vec::new()),
    };
    let outcome = match read {
        Ok(plugin) => Outcome::Good(Arc::new(plugin)),
        Err(reasons) => Outcome::Bad {
            url: entry.manifest.clone(),
            source,
            reasons: Reasons(reasons),
        },
    };
    (outcome, bytes)
}

// Most portals have no plugins, and the first rows need none.
chunk! { list:
    fn understood(
        bytes: Vec<u8>,
        entry: PluginEntry,
        source: Source,
        revision: u32,
    ) -> Result<Plugin, Vec<Reason>> {
        understand(&bytes, &entry, source, revision)
    }
}

fn understand(
    bytes: &[u8],
    entry: &PluginEntry,
    source: Source,
    revision: u32,
) -> Result<Plugin, Vec<Reason>> {
    let manifest = Manifest::parse(bytes).map_err(|mistakes| {
        let reasons = mistakes.into_iter().map(Reason::Mistake);
        reasons.collect::<Vec<_>>()
    })?;
    let resolved = Url::new_with_base(&manifest.entry, &entry.manifest).ok();
    let module = resolved.filter(|url| matches!(url.protocol().as_str(), "http:" | "https:"));
    let module = module.ok_or_else(|| vec![Reason::NoEntry])?;
    Ok(Plugin {
        url: entry.manifest.clone(),
        entry: module.href(),
        isolation: if entry.framed {
            Isolation::Frame
        } else {
            manifest.isolation
        },
        reach: entry.grant.narrow(&manifest.reach),
        source,
        revision,
        manifest,
    })
}
