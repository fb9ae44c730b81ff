//! What an operator says of the portal, read at every start and never built in: `config.json`, or what
//! Backstage's app backend writes into the page.

mod auth;
mod backends;
mod injected;
mod plugins;
mod server;

use std::sync::Arc;

use catalog::plugin::settings::Setting;
use catalog::written::{Mistake, Reader};
use futures_util::future::join;
use leptos::prelude::expect_context;
use serde_json::Value;
use wasm_bindgen::UnwrapThrowExt;

use super::network;
use crate::language::words::config as words;

pub use self::auth::{Auth, Flow, Provider};
pub use self::backends::{Backend, NamedBackend};
pub use self::plugins::{Development, PluginEntry};
pub use self::server::Server;

/// The portal's configuration, complete and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Where it is written.
    pub place: Place,
    /// The name in the corner and in document titles.
    pub title: String,
    /// Whose catalog it is.
    pub organization: Option<String>,
    /// What answers.
    pub backend: Backend,
    /// What readers may choose between; empty where there is nothing to choose.
    pub backends: Vec<NamedBackend>,
    /// Which of them is in force.
    chosen: usize,
    /// The plugins to install, in order.
    pub plugins: Vec<PluginEntry>,
    /// What is said of single extensions, the portal's own included.
    pub extensions: Vec<Setting>,
    /// Whose plugins an address may bring along.
    pub development: Development,
}

/// Where a configuration is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a file beside `index.html`.
    ConfigJson,
    /// In Backstage's, whose app backend serves the page.
    AppConfig,
}

impl Place {
    /// What operators call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::ConfigJson => "config.json",
            Self::AppConfig => "app-config.yaml",
        }
    }

    /// How a key of `config.json` is named there.
    pub fn key(self, key: &str) -> String {
        match (self, key) {
            (Self::ConfigJson, _) => key.to_owned(),
            (Self::AppConfig, "extensions") => "app.extensions".to_owned(),
            (Self::AppConfig, _) => ["callboard.", key].concat(),
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
    Invalid(Place, Vec<Mistake>),
}

const KEYS: [&str; 13] = [
    "title",
    "organization",
    "backend",
    "catalog",
    "auth",
    "permissions",
    "endpoints",
    "cookies",
    "backends",
    "plugins",
    "extensions",
    "developmentPlugins",
    // Editors check the file by it.
    "$schema",
];

/// Reads the configuration of the page: what Backstage wrote into it, else the file at this address. What
/// is wrong is said in the language that is in force once `speaking` is over.
pub async fn load_own(address: &str, speaking: impl Future) -> Result<Config, ConfigError> {
    let Some(read) = injected::find() else {
        return load(address, speaking).await;
    };
    speaking.await;
    match read {
        Ok(config) => Ok(config),
        Err(error) => injected::find().unwrap_or(Err(error)),
    }
}

/// Reads a configuration file: `/config.json`, or where else it is.
pub async fn load(address: &str, speaking: impl Future) -> Result<Config, ConfigError> {
    let address = resolve(address, &origin()).unwrap_or_default();
    let (bytes, _) = join(network::read_file(&address, None), speaking).await;
    let bytes = bytes.map_err(|why| ConfigError::Unreadable(why.sentence()))?;
    Config::parse(&bytes, &resolve(".", &address).unwrap_or_default())
}

fn origin() -> String {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok());
    origin.unwrap_throw()
}

fn resolve(relative: &str, base: &str) -> Option<String> {
    web_sys::Url::new_with_base(relative, base)
        .ok()
        .map(|url| url.href())
}

fn is_http(url: &str) -> bool {
    (url.starts_with("http://") || url.starts_with("https://")) && web_sys::Url::new(url).is_ok()
}

impl Config {
    /// Checks every key, so that one visit shows every mistake. `base` is the URL of the file's
    /// folder: catalog locations are relative to it.
    pub fn parse(bytes: &[u8], base: &str) -> Result<Self, ConfigError> {
        let value: Value = serde_json::from_slice(bytes)
            .map_err(|error| ConfigError::NotJson(error.to_string()))?;
        let mut mistakes = Vec::new();
        let Value::Object(object) = value else {
            let whole = Mistake {
                key: Place::ConfigJson.name().to_owned(),
                expected: words::whole().to_owned(),
            };
            return Err(ConfigError::Invalid(Place::ConfigJson, vec![whole]));
        };
        let config = read(
            &mut Reader::new(&object, String::new(), &mut mistakes),
            base,
        );
        config.unless(mistakes)
    }

    /// Reads what Backstage's app backend wrote into a page, the texts of its elements. `origin` is
    /// the page's; a page that is in `protected` mode is behind a cookie itself. Where nothing is
    /// said there is no configuration.
    pub fn parse_injected(
        texts: &[String],
        origin: &str,
        protected: bool,
    ) -> Option<Result<Self, ConfigError>> {
        injected::parse(texts, origin, protected)
    }

    fn unless(self, mistakes: Vec<Mistake>) -> Result<Self, ConfigError> {
        if mistakes.is_empty() {
            Ok(self)
        } else {
            Err(ConfigError::Invalid(self.place, mistakes))
        }
    }

    /// Has another backend answer, if there is one of this name.
    pub fn choose(&mut self, name: &str) -> bool {
        let found = self.backends.iter().position(|known| known.name == name);
        if let Some(index) = found {
            self.chosen = index;
            self.backend = self.backends[index].backend.clone();
        }
        found.is_some()
    }

    /// Which backend is in force, where there are several.
    pub fn chosen(&self) -> Option<&NamedBackend> {
        self.backends.get(self.chosen)
    }
}

fn read(reader: &mut Reader<'_>, base: &str) -> Config {
    reader.refuse_unknown(&KEYS);
    let backends = backends::named(reader, base, None);
    let backend = if reader.object.contains_key("backends") {
        backends::refuse_common(reader);
        let first = backends.first().map(|first| first.backend.clone());
        first.unwrap_or_else(|| Backend::Embedded(Vec::new()))
    } else {
        backends::backend(reader, base)
    };
    Config {
        place: Place::ConfigJson,
        title: reader.text("title").unwrap_or("Callboard").to_owned(),
        organization: reader.text("organization").map(str::to_owned),
        backend,
        backends,
        chosen: 0,
        plugins: plugins::entries(reader, base),
        extensions: plugins::extensions(reader),
        development: plugins::development(reader),
    }
}

/// The configuration of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_config() -> Arc<Config> {
    expect_context()
}
