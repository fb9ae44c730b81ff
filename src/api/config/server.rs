//! A server of the catalog, and of whatever else a Backstage backend has.

use catalog::written::Reader;
use serde_json::Value;

use super::{Auth, is_http};
use crate::language::words::config as words;

/// A Backstage backend, or what answers like one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Without a trailing slash.
    pub base: String,
    /// How readers sign in.
    pub auth: Auth,
    /// Where single plugins of the backend are that are elsewhere: their ids, or `*` for all others,
    /// and base URLs without a trailing slash, `{{pluginId}}` in place of the id (Backstage's
    /// `discovery.endpoints`).
    pub endpoints: Vec<(String, String)>,
    /// Whether it has a policy that may forbid things (Backstage's `permission.enabled`).
    pub permissions: bool,
    /// Plugins whose files browsers can only load with Backstage's cookie: their ids.
    pub cookies: Vec<String>,
}

/// What stands for the id of a plugin in an address.
const ID: &str = "{{pluginId}}";

/// What stands for all plugins that are not named.
const OTHERS: &str = "*";

/// The path of a backend's plugins.
const PLUGINS: &str = "/api/";

impl Server {
    /// The server at this address, for whoever signs in so.
    pub fn new(base: &str, auth: Auth) -> Self {
        Self {
            base: base.trim_end_matches('/').to_owned(),
            auth,
            endpoints: Vec::new(),
            permissions: false,
            cookies: Vec::new(),
        }
    }

    /// Where a plugin of the backend is, without a trailing slash.
    pub fn plugin(&self, id: &str) -> String {
        let of = |wanted: &str| self.endpoints.iter().find(|(known, _)| known == wanted);
        match of(id).or_else(|| of(OTHERS)) {
            Some((_, address)) => address.replace(ID, id),
            None => [&self.base, PLUGINS, id].concat(),
        }
    }

    /// Where a path of the backend is, `/api/proxy/acme?page=2`.
    pub fn address(&self, path: &str) -> String {
        let plugin = path.strip_prefix(PLUGINS).map(|rest| {
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            rest.split_at(end)
        });
        match plugin {
            Some((id, rest)) if !id.is_empty() => [&self.plugin(id), rest].concat(),
            _ => [&self.base, path].concat(),
        }
    }
}

/// The list of a server's endpoints that a plugin's target, as it is written, adds.
pub(super) fn endpoint(id: &str, target: &str) -> (String, String) {
    let target = target.replace("{{ pluginId }}", ID);
    (id.to_owned(), target.trim_end_matches('/').to_owned())
}

/// Whether this can be the id of a plugin of a backend: it stands in paths.
pub(super) fn is_plugin_id(id: &str) -> bool {
    let is_good = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    !id.is_empty() && id.chars().all(is_good)
}

/// What stands under `endpoints`.
pub(super) fn endpoints(reader: &mut Reader<'_>) -> Vec<(String, String)> {
    const EXAMPLE: &str = "{\"search\": \"https://search.example/api\"}";
    let object = match reader.object.get("endpoints") {
        None => return Vec::new(),
        Some(Value::Object(object)) => object,
        Some(_) => {
            reader.mistake("endpoints", words::endpoints(EXAMPLE));
            return Vec::new();
        }
    };
    let mut found = Vec::with_capacity(object.len());
    for (id, target) in object {
        let key = ["endpoints.", id].concat();
        if id != OTHERS && !is_plugin_id(id) {
            reader.mistake(&key, words::plugin_id_or_all());
        }
        match target.as_str().filter(|target| is_http(target)) {
            Some(target) => found.push(endpoint(id, target)),
            None => reader.mistake(&key, url()),
        }
    }
    found
}

/// What the address of a plugin has to be.
pub(super) fn url() -> String {
    words::endpoint("\"https://plugins.example/api/{{pluginId}}\"")
}

/// What stands under `cookies`.
pub(super) fn cookies(reader: &mut Reader<'_>) -> Vec<String> {
    reader.texts("cookies", is_plugin_id, words::plugin_id())
}
