//! `config.json`: what an operator edits, read at every start and never built in.

mod auth;
mod plugins;
mod server;

use std::sync::Arc;

use catalog::plugin::settings::Setting;
use catalog::written::{Mistake, Reader};
use leptos::prelude::expect_context;
use serde_json::Value;
use wasm_bindgen::UnwrapThrowExt;

use super::network;

pub use self::auth::{Auth, Flow, Provider};
pub use self::plugins::{Development, PluginEntry};
pub use self::server::Server;

/// The portal's configuration, complete and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The name in the corner and in document titles.
    pub title: String,
    /// Whose catalog it is.
    pub organization: Option<String>,
    /// What answers.
    pub backend: Backend,
    /// The plugins to install, in order.
    pub plugins: Vec<PluginEntry>,
    /// What is said of single extensions, the portal's own included.
    pub extensions: Vec<Setting>,
    /// Whose plugins an address may bring along.
    pub development: Development,
}

/// What answers the catalog's REST API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Backend {
    /// The catalog in a web worker, over these absolute URLs.
    Embedded(Vec<String>),
    /// A server.
    Http(Server),
}

impl Backend {
    /// Whose catalog this is, among all that one browser may see.
    pub fn identity(&self) -> String {
        match self {
            Self::Embedded(locations) => locations.join(" "),
            Self::Http(server) => server.base.clone(),
        }
    }
}

/// Why there is no configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigError {
    /// The file could not be read; the sentence says why.
    Unreadable(String),
    /// The file is not JSON; the parser's words, with line and column.
    NotJson(String),
    /// Keys that are wrong: each with what was expected there.
    Invalid(Vec<Mistake>),
}

const KEYS: [&str; 10] = [
    "title",
    "organization",
    "backend",
    "catalog",
    "auth",
    "permissions",
    "plugins",
    "extensions",
    "developmentPlugins",
    // Editors check the file by it.
    "$schema",
];

/// Reads a configuration: `/config.json`, or where else it is.
pub async fn load(address: &str) -> Result<Config, ConfigError> {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok());
    let address = resolve(address, &origin.unwrap_throw()).unwrap_or_default();
    let bytes = network::read_file(&address, None).await;
    let bytes = bytes.map_err(ConfigError::Unreadable)?;
    Config::parse(&bytes, &resolve(".", &address).unwrap_or_default())
}

fn resolve(relative: &str, base: &str) -> Option<String> {
    web_sys::Url::new_with_base(relative, base)
        .ok()
        .map(|url| url.href())
}

impl Config {
    /// Checks every key, so that one visit shows every mistake. `base` is the URL of the file's
    /// folder: catalog locations are relative to it.
    pub fn parse(bytes: &[u8], base: &str) -> Result<Self, ConfigError> {
        let value: Value = serde_json::from_slice(bytes)
            .map_err(|error| ConfigError::NotJson(error.to_string()))?;
        let mut mistakes = Vec::new();
        let Value::Object(object) = value else {
            return Err(ConfigError::Invalid(vec![Mistake {
                key: "config.json".to_owned(),
                expected: "an object { ... }".to_owned(),
            }]));
        };
        let config = read(
            &mut Reader::new(&object, String::new(), &mut mistakes),
            base,
        );
        if mistakes.is_empty() {
            Ok(config)
        } else {
            Err(ConfigError::Invalid(mistakes))
        }
    }
}

fn read(reader: &mut Reader<'_>, base: &str) -> Config {
    reader.refuse_unknown(&KEYS);
    Config {
        title: reader.text("title").unwrap_or("Callboard").to_owned(),
        organization: reader.text("organization").map(str::to_owned),
        backend: backend(reader, base),
        plugins: plugins::entries(reader, base),
        extensions: plugins::extensions(reader),
        development: plugins::development(reader),
    }
}

fn backend(reader: &mut Reader<'_>, base: &str) -> Backend {
    let locations = locations(reader, base);
    let auth = auth::auth(reader);
    let embedded = || Backend::Embedded(locations.clone().unwrap_or_default());
    match reader.object.get("backend").map(Value::as_str) {
        None | Some(Some("embedded")) => {
            if locations.as_ref().is_some_and(Vec::is_empty) {
                reader.mistake(
                    "catalog",
                    "a list of at least one catalog-info.yaml, because \"backend\" is \"embedded\"",
                );
            }
            embedded()
        }
        Some(Some(url)) if is_http(url) => {
            let permissions = reader.flag("permissions", false);
            Backend::Http(Server {
                permissions,
                ..Server::new(url, auth)
            })
        }
        Some(_) => {
            reader.mistake(
                "backend",
                "\"embedded\", or the base URL of a Backstage backend such as \"http://127.0.0.1:7007\"",
            );
            embedded()
        }
    }
}

/// Absolute URLs; `None` where they are not what they should be, which is told.
fn locations(reader: &mut Reader<'_>, base: &str) -> Option<Vec<String>> {
    const EXPECTED: &str = "a list of URLs, relative to config.json or absolute";
    let Some(value) = reader.object.get("catalog") else {
        return Some(Vec::new());
    };
    let resolved = value.as_array().and_then(|entries| {
        entries
            .iter()
            .map(|entry| resolve(entry.as_str()?, base))
            .collect::<Option<Vec<_>>>()
    });
    if resolved.is_none() {
        reader.mistake("catalog", EXPECTED);
    }
    resolved
}

fn is_http(url: &str) -> bool {
    (url.starts_with("http://") || url.starts_with("https://")) && web_sys::Url::new(url).is_ok()
}

/// The configuration of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_config() -> Arc<Config> {
    expect_context()
}
