//! `config.json`: what an operator edits, read at every start and never built in.

use std::sync::Arc;

use leptos::prelude::expect_context;
use serde_json::{Map, Value};
use wasm_bindgen::UnwrapThrowExt;

use super::http;

/// The portal's configuration, complete and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The name in the corner and in document titles.
    pub title: String,
    /// Whose catalog it is.
    pub organization: Option<String>,
    /// What answers.
    pub backend: Backend,
    /// How the tabs of entity pages are arranged, as it is written.
    pub tabs: Option<Value>,
}

/// What answers the catalog's REST API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Backend {
    /// The catalog in a web worker, over these absolute URLs.
    Embedded(Vec<String>),
    /// A server at this base URL, without a trailing slash.
    Http(String, Auth),
}

impl Backend {
    /// Whose catalog this is, among all that one browser may see.
    pub fn identity(&self) -> String {
        match self {
            Self::Embedded(locations) => locations.join(" "),
            Self::Http(base, _) => base.clone(),
        }
    }
}

/// How the portal signs in to a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Auth {
    /// Requests carry no token.
    None,
    /// Backstage's guest provider.
    Guest,
    /// One token for everybody, as for a screen on a wall.
    Token(String),
}

/// Why there is no configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigError {
    /// The file could not be read; the sentence says why.
    Unreadable(String),
    /// The file is not JSON; the parser's words, with line and column.
    NotJson(String),
    /// Keys that are wrong: each with what was expected there.
    Invalid(Vec<(String, String)>),
}

const KEYS: [&str; 6] = [
    "title",
    "organization",
    "backend",
    "catalog",
    "auth",
    "tabs",
];

/// Reads `config.json` from the root of the site.
pub async fn load() -> Result<Config, ConfigError> {
    let base = base_url();
    let bytes = http::read(&resolve("config.json", &base).unwrap_or_default())
        .await
        .map_err(ConfigError::Unreadable)?;
    Config::parse(&bytes, &base)
}

fn base_url() -> String {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok());
    [&origin.unwrap_throw(), "/"].concat()
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
        let Value::Object(object) = value else {
            return Err(ConfigError::Invalid(vec![(
                "config.json".to_owned(),
                "an object { ... }".to_owned(),
            )]));
        };
        let mut reader = Reader {
            object: &object,
            mistakes: Vec::new(),
        };
        reader.refuse_unknown();
        let config = Self {
            title: reader
                .text("title")
                .unwrap_or_else(|| "Callboard".to_owned()),
            organization: reader.text("organization"),
            backend: reader.backend(base),
            tabs: object.get("tabs").cloned(),
        };
        if reader.mistakes.is_empty() {
            Ok(config)
        } else {
            Err(ConfigError::Invalid(reader.mistakes))
        }
    }
}

struct Reader<'a> {
    object: &'a Map<String, Value>,
    mistakes: Vec<(String, String)>,
}

impl Reader<'_> {
    fn mistake(&mut self, key: &str, expected: &str) {
        self.mistakes.push((key.to_owned(), expected.to_owned()));
    }

    fn refuse_unknown(&mut self) {
        for key in self.object.keys() {
            // "$schema" lets editors check the file.
            if key != "$schema" && !KEYS.contains(&key.as_str()) {
                let known = ["no such key; known are ", &KEYS.join(", ")].concat();
                self.mistake(key, &known);
            }
        }
    }

    fn text(&mut self, key: &str) -> Option<String> {
        match self.object.get(key)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
            _ => {
                self.mistake(key, "a text that is not empty");
                None
            }
        }
    }

    fn backend(&mut self, base: &str) -> Backend {
        let locations = self.locations(base);
        let auth = self.auth();
        let backend = self.object.get("backend").map(Value::as_str);
        match backend {
            None | Some(Some("embedded")) => {
                let unread = self.mistakes.iter().any(|(key, _)| key == "catalog");
                if locations.is_empty() && !unread {
                    self.mistake(
                        "catalog",
                        "a list of at least one catalog-info.yaml, because \"backend\" is \"embedded\"",
                    );
                }
                Backend::Embedded(locations)
            }
            Some(Some(url)) if is_http(url) => {
                Backend::Http(url.trim_end_matches('/').to_owned(), auth)
            }
            Some(_) => {
                self.mistake(
                    "backend",
                    "\"embedded\", or the base URL of a Backstage backend such as \"http://127.0.0.1:7007\"",
                );
                Backend::Embedded(locations)
            }
        }
    }

    fn locations(&mut self, base: &str) -> Vec<String> {
        const EXPECTED: &str = "a list of URLs, relative to config.json or absolute";
        let Some(value) = self.object.get("catalog") else {
            return Vec::new();
        };
        let resolved = value.as_array().and_then(|entries| {
            entries
                .iter()
                .map(|entry| resolve(entry.as_str()?, base))
                .collect::<Option<Vec<_>>>()
        });
        resolved.unwrap_or_else(|| {
            self.mistake("catalog", EXPECTED);
            Vec::new()
        })
    }

    fn auth(&mut self) -> Auth {
        match self.object.get("auth") {
            None => Auth::Guest,
            Some(Value::String(name)) if name == "guest" => Auth::Guest,
            Some(Value::String(name)) if name == "none" => Auth::None,
            Some(Value::Object(object)) if object.len() == 1 => {
                match object.get("token").and_then(Value::as_str) {
                    Some(token) if !token.is_empty() => Auth::Token(token.to_owned()),
                    _ => self.wrong_auth(),
                }
            }
            Some(_) => self.wrong_auth(),
        }
    }

    fn wrong_auth(&mut self) -> Auth {
        self.mistake("auth", "\"guest\", \"none\" or {\"token\": \"...\"}");
        Auth::None
    }
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
