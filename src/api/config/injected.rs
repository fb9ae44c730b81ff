//! The configuration that Backstage's app backend writes into the pages it serves: those parts of
//! `app-config.yaml` that `.config-schema.json` shows to browsers, in elements
//! `<script type="backstage.io/config">` (app-backend `injectConfigIntoHtml.ts`, core-app-api
//! `defaultConfigLoader.ts`).

use catalog::written::{Mistake, Reader};
use leptos::prelude::document;
use serde_json::{Map, Value};
use web_sys::Url;

use super::backends::{self, Backend, NamedBackend};
use super::server::{self, is_plugin_id, url};
use super::{Auth, Config, ConfigError, Flow, Place, Provider, Server, is_http, origin, plugins};
use super::{auth, resolve};
use crate::language::words::config as words;

/// What the portal knows beyond Backstage, under `callboard`.
const BEYOND: [&str; 5] = [
    "auth",
    "cookies",
    "plugins",
    "developmentPlugins",
    "backends",
];

/// What the backend of `app-config.yaml` is called among several.
const OWN: &str = "default";

/// What the page holds, if it holds anything.
pub(super) fn find() -> Option<Result<Config, ConfigError>> {
    let elements = document().query_selector_all("script[type='backstage.io/config']");
    let elements = elements.ok()?;
    let texts: Vec<String> = (0..elements.length())
        .filter_map(|index| elements.get(index)?.text_content())
        .collect();
    let protected = "meta[name='backstage-app-mode'][content='protected']";
    let is_protected = document().query_selector(protected).ok().flatten();
    parse(&texts, &origin(), is_protected.is_some())
}

pub(super) fn parse(
    texts: &[String],
    origin: &str,
    protected: bool,
) -> Option<Result<Config, ConfigError>> {
    let mut merged = Map::new();
    for text in texts {
        let Ok(Value::Array(parts)) = serde_json::from_str(text) else {
            let whole = Mistake {
                key: "<script type=\"backstage.io/config\">".to_owned(),
                expected: words::injected("{\"data\": ...}"),
            };
            return Some(Err(ConfigError::Invalid(Place::AppConfig, vec![whole])));
        };
        for mut part in parts {
            if let Some(Value::Object(data)) = part.get_mut("data").map(Value::take) {
                merge(&mut merged, data);
            }
        }
    }
    // Without a schema that shows something the backend writes an empty list.
    if merged.is_empty() {
        return None;
    }
    let mut mistakes = Vec::new();
    let config = Parts { merged: &merged }.read(&mut mistakes, origin, protected);
    Some(config.unless(mistakes))
}

/// What comes later wins: objects are joined, all else is replaced (config `ConfigReader`).
fn merge(into: &mut Map<String, Value>, from: Map<String, Value>) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (Some(Value::Object(known)), Value::Object(more)) => merge(known, more),
            // Nothing under a key is as good as no key.
            (_, Value::Null) => {
                into.remove(&key);
            }
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}

struct Parts<'a> {
    merged: &'a Map<String, Value>,
}

impl Parts<'_> {
    /// Reads the object under a key; of nothing where there is none.
    fn of<T>(
        &self,
        key: &str,
        mistakes: &mut Vec<Mistake>,
        read: impl FnOnce(&mut Reader<'_>) -> T,
    ) -> T {
        let empty = Map::new();
        let object = match self.merged.get(key) {
            Some(Value::Object(object)) => object,
            Some(_) => {
                mistakes.push(Mistake {
                    key: key.to_owned(),
                    expected: words::object().to_owned(),
                });
                &empty
            }
            None => &empty,
        };
        read(&mut Reader::new(object, [key, "."].concat(), mistakes))
    }

    fn read(&self, mistakes: &mut Vec<Mistake>, origin: &str, protected: bool) -> Config {
        let base = [origin, "/"].concat();
        let (title, app_base, extensions) = self.of("app", mistakes, |reader| {
            let title = reader.text("title").unwrap_or("Callboard").to_owned();
            (title, app_base(reader), plugins::extensions(reader))
        });
        let organization = self.of("organization", mistakes, |reader| {
            reader.text("name").map(str::to_owned)
        });
        let backend_base = self.of("backend", mistakes, |reader| {
            let url = reader.formed("baseUrl", is_http, words::backend_url());
            seen_from(&url, app_base.as_deref(), origin)
        });
        let endpoints = self.of("discovery", mistakes, endpoints);
        let auth = self.of("auth", mistakes, |reader| {
            providers(
                reader,
                is_on(self.merged.get("enableExperimentalRedirectFlow")),
            )
        });
        let permissions = self.of("permission", mistakes, |reader| {
            is_on(reader.object.get("enabled"))
        });
        self.of("callboard", mistakes, |reader| {
            reader.refuse_unknown(&BEYOND);
            let given = reader.object.contains_key("auth");
            let mut cookies = server::cookies(reader);
            if protected && !cookies.iter().any(|id| id == "app") {
                cookies.push("app".to_owned());
            }
            let backend = Backend::Http(Server {
                endpoints,
                permissions,
                cookies,
                ..Server::new(&backend_base, if given { auth::auth(reader) } else { auth })
            });
            let backends = if reader.object.contains_key("backends") {
                let own = NamedBackend {
                    name: OWN.to_owned(),
                    title: title.clone(),
                    backend: backend.clone(),
                };
                backends::named(reader, &base, Some(own))
            } else {
                Vec::new()
            };
            Config {
                place: Place::AppConfig,
                title,
                organization,
                backend,
                backends,
                chosen: 0,
                plugins: plugins::entries(reader, &base),
                extensions,
                development: plugins::development(reader),
            }
        })
    }
}

/// Where the portal is, which has to be the root of an origin.
fn app_base(reader: &mut Reader<'_>) -> Option<String> {
    let written = reader.text("baseUrl")?;
    let url = Url::new(written).ok();
    if url.as_ref().is_none_or(|url| url.pathname() != "/") {
        reader.mistake("baseUrl", words::app_url());
    }
    url.map(|url| url.origin())
}

/// Who reaches the portal by another name than it has reaches the backend beside it by that name
/// too (core-app-api `overrideBaseUrlConfigs.ts`).
fn seen_from(backend: &str, app: Option<&str>, origin: &str) -> String {
    match Url::new(backend) {
        Ok(url) if Some(url.origin().as_str()) == app => {
            resolve(&[url.pathname(), url.search()].concat(), origin)
        }
        _ => None,
    }
    .unwrap_or_else(|| backend.to_owned())
}

/// The list under `discovery.endpoints` (core-app-api `FrontendHostDiscovery.ts`).
fn endpoints(reader: &mut Reader<'_>) -> Vec<(String, String)> {
    let found = reader.objects("endpoints", |reader| {
        let target = match reader.object.get("target") {
            // Where only servers go browsers go where they always did.
            Some(Value::Object(target)) => target.get("external"),
            target => target,
        };
        let plugins = reader.texts(
            "plugins",
            |id| id == "*" || is_plugin_id(id),
            words::plugin_id(),
        );
        match target {
            None => Vec::new(),
            Some(Value::String(target)) if is_http(target) => plugins
                .iter()
                .map(|id| server::endpoint(id, target))
                .collect(),
            Some(_) => {
                reader.mistake("target", url());
                Vec::new()
            }
        }
    });
    found.concat()
}

/// The keys of `auth.providers`; without any the guest provider is tried.
fn providers(reader: &mut Reader<'_>, redirects: bool) -> Auth {
    let environment = reader.text("environment").map(str::to_owned);
    let ids = match reader.object.get("providers") {
        Some(Value::Object(providers)) => providers.keys().cloned().collect(),
        None => Vec::new(),
        Some(_) => {
            reader.mistake("providers", words::providers_by_key());
            Vec::new()
        }
    };
    if ids.is_empty() {
        return Auth::guest();
    }
    let provider = |id: &String| {
        let usual = Provider::of(id);
        Provider {
            environment: environment.clone().unwrap_or(usual.environment),
            flow: match usual.flow {
                Flow::Popup if redirects => Flow::Redirect,
                flow => flow,
            },
            ..usual
        }
    };
    Auth::Providers(ids.iter().map(provider).collect())
}

/// Environment variables are texts.
fn is_on(value: Option<&Value>) -> bool {
    match value {
        Some(Value::Bool(on)) => *on,
        Some(Value::String(text)) => text.trim().eq_ignore_ascii_case("true"),
        _ => false,
    }
}
