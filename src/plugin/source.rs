//! Where plugins come from.

use std::sync::Arc;

use catalog::plugin::{Isolation, Manifest, Reach};
use web_sys::Url;

use crate::api::{PluginEntry, read_file};
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
    /// None: sentences why.
    Bad {
        /// Where it was looked for.
        url: String,
        /// Who wanted it.
        source: Source,
        /// What is wrong.
        reasons: Vec<String>,
    },
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
            let read = read.unwrap_or_else(|_| Err(vec![NOT_LOADED.to_owned()]));
            (read, bytes)
        }
        Err(why) => {
            let reason = ["It could not be read: ", &why, "."].concat();
            (Err(vec![reason]), Vec::new())
        }
    };
    let outcome = match read {
        Ok(plugin) => Outcome::Good(Arc::new(plugin)),
        Err(reasons) => Outcome::Bad {
            url: entry.manifest.clone(),
            source,
            reasons,
        },
    };
    (outcome, bytes)
}

const NOT_LOADED: &str = "The part of the portal that reads it could not be loaded.";

// Most portals have no plugins, and the first rows need none.
chunk! { list:
    fn understood(
        bytes: Vec<u8>,
        entry: PluginEntry,
        source: Source,
        revision: u32,
    ) -> Result<Plugin, Vec<String>> {
        understand(&bytes, &entry, source, revision)
    }
}

fn understand(
    bytes: &[u8],
    entry: &PluginEntry,
    source: Source,
    revision: u32,
) -> Result<Plugin, Vec<String>> {
    let manifest = Manifest::parse(bytes).map_err(|mistakes| {
        let told = mistakes.into_iter().map(|mistake| {
            let key = if mistake.key.is_empty() {
                "The file"
            } else {
                &mistake.key
            };
            [key, ": expected ", &mistake.expected, "."].concat()
        });
        told.collect::<Vec<_>>()
    })?;
    let resolved = Url::new_with_base(&manifest.entry, &entry.manifest).ok();
    let module = resolved.filter(|url| matches!(url.protocol().as_str(), "http:" | "https:"));
    let module = module.ok_or_else(|| {
        vec![
            "entry: expected the address of a module, relative to the manifest or absolute."
                .to_owned(),
        ]
    })?;
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
