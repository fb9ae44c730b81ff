//! What answers: one backend, or several with names.

use catalog::written::Reader;
use serde_json::Value;

use super::{Server, auth, is_http, resolve, server};
use crate::language::words::config as words;

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

/// One of several backends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedBackend {
    /// As it stands in addresses.
    pub name: String,
    /// As readers know it.
    pub title: String,
    /// What answers.
    pub backend: Backend,
}

/// What is said of a backend, beside its name.
pub(super) const OF_BACKEND: [&str; 6] = [
    "backend",
    "catalog",
    "auth",
    "permissions",
    "endpoints",
    "cookies",
];

/// The backend of this object.
pub(super) fn backend(reader: &mut Reader<'_>, base: &str) -> Backend {
    let locations = locations(reader, base);
    let auth = auth::auth(reader);
    let embedded = || Backend::Embedded(locations.clone().unwrap_or_default());
    match reader.object.get("backend").map(Value::as_str) {
        None | Some(Some("embedded")) => {
            if locations.as_ref().is_some_and(Vec::is_empty) {
                reader.mistake("catalog", words::catalog_empty());
            }
            embedded()
        }
        Some(Some(url)) if is_http(url) => Backend::Http(Server {
            endpoints: server::endpoints(reader),
            permissions: reader.flag("permissions", false),
            cookies: server::cookies(reader),
            ..Server::new(url, auth)
        }),
        Some(_) => {
            reader.mistake("backend", words::backend());
            embedded()
        }
    }
}

/// The list under `backends`, after one that is known already, if there is one.
pub(super) fn named(
    reader: &mut Reader<'_>,
    base: &str,
    first: Option<NamedBackend>,
) -> Vec<NamedBackend> {
    let mut known: Vec<NamedBackend> = first.into_iter().collect();
    let mut names: Vec<String> = known.iter().map(|known| known.name.clone()).collect();
    let found = reader.objects("backends", |reader| {
        reader.refuse_unknown(&[&["name", "title"], OF_BACKEND.as_slice()].concat());
        let name = reader.formed("name", is_name, words::backend_name());
        if names.contains(&name) {
            reader.mistake("name", words::backend_name_new());
        }
        names.push(name.clone());
        NamedBackend {
            title: reader.text("title").unwrap_or(&name).to_owned(),
            backend: backend(reader, base),
            name,
        }
    });
    known.extend(found);
    let list = reader.object.get("backends").and_then(Value::as_array);
    if list.is_some_and(Vec::is_empty) {
        reader.mistake("backends", words::backends());
    }
    known
}

/// Tells of keys that several backends cannot have in common.
pub(super) fn refuse_common(reader: &mut Reader<'_>) {
    for key in OF_BACKEND {
        if reader.object.contains_key(key) {
            reader.mistake(key, words::of_backends());
        }
    }
}

fn is_name(name: &str) -> bool {
    let is_good =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    name.chars().all(is_good)
}

/// Absolute URLs; `None` where they are not what they should be, which is told.
fn locations(reader: &mut Reader<'_>, base: &str) -> Option<Vec<String>> {
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
        reader.mistake("catalog", words::catalog());
    }
    resolved
}
