//! What Backstage's app backend writes into a page, and what operators are told when it is wrong.

use callboard::api::{Auth, Backend, Config, ConfigError, Flow, Place, Provider, Server};
use catalog::written::Mistake;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

const HERE: &str = "https://portal.example";

fn read(data: &[Value], protected: bool) -> Option<Result<Config, ConfigError>> {
    let parts: Vec<Value> = data
        .iter()
        .map(|data| json!({"data": data, "context": "app-config.yaml", "deprecatedKeys": []}))
        .collect();
    Config::parse_injected(&[Value::Array(parts).to_string()], HERE, protected)
}

fn parsed(data: &[Value]) -> Config {
    read(data, false)
        .expect("something")
        .expect("a configuration")
}

fn server(config: &Config) -> &Server {
    match &config.backend {
        Backend::Http(server) => server,
        Backend::Embedded(_) => panic!("that is a server"),
    }
}

fn mistakes(data: Value) -> Vec<Mistake> {
    match read(std::slice::from_ref(&data), false) {
        Some(Err(ConfigError::Invalid(Place::AppConfig, mistakes))) => mistakes,
        other => panic!("{data} is {other:?}"),
    }
}

#[wasm_bindgen_test]
fn what_backstage_has_words_for_comes_from_it() {
    let config = parsed(&[json!({
        "app": {
            "title": "Stage door",
            "baseUrl": HERE,
            "extensions": [{"entity-content:catalog/overview": {"config": {"title": "About it"}}}],
        },
        "organization": {"name": "Lantern Street"},
        "backend": {"baseUrl": "https://backstage.example"},
        "permission": {"enabled": true},
        "auth": {"environment": "production", "providers": {"github": {}, "oidc": {}}},
        "discovery": {"endpoints": [
            {"target": "https://search.example/api/{{ pluginId }}", "plugins": ["search", "techdocs"]},
            {"target": {"internal": "http://in", "external": "https://out.example"}, "plugins": ["*"]},
            {"target": {}, "plugins": ["proxy"]},
        ]},
    })]);
    assert_eq!(config.place, Place::AppConfig);
    assert_eq!(config.title, "Stage door");
    assert_eq!(config.organization.as_deref(), Some("Lantern Street"));
    assert_eq!(config.extensions.len(), 1);
    assert!(config.plugins.is_empty() && config.backends.is_empty());
    let server = server(&config);
    assert_eq!(server.base, "https://backstage.example");
    assert!(server.permissions);
    assert_eq!(server.plugin("search"), "https://search.example/api/search");
    assert_eq!(server.plugin("catalog"), "https://out.example");
    let provider = |id: &str| Provider {
        environment: "production".to_owned(),
        ..Provider::of(id)
    };
    let auth = Auth::Providers(vec![provider("github"), provider("oidc")]);
    assert_eq!(server.auth, auth);
}

#[wasm_bindgen_test]
fn a_backend_that_says_little_is_enough() {
    let config = parsed(&[json!({"backend": {"baseUrl": "http://localhost:7007/"}})]);
    assert_eq!(config.title, "Callboard");
    let expected = Server::new("http://localhost:7007", Auth::guest());
    assert_eq!(*server(&config), expected);
}

#[wasm_bindgen_test]
fn later_parts_win_objects_are_joined_and_lists_replaced() {
    let config = parsed(&[
        json!({
            "app": {"title": "One", "extensions": ["a", "b"]},
            "organization": {"name": "Two"},
            "backend": {"baseUrl": "https://one.example"},
            "permission": {"enabled": "true"},
        }),
        json!({
            "app": {"extensions": ["c"]},
            "organization": {"name": null},
            "backend": {"baseUrl": "https://two.example"},
        }),
        json!({}),
    ]);
    assert_eq!(config.title, "One");
    assert_eq!(config.organization, None);
    let ids: Vec<&str> = config.extensions.iter().map(|one| &*one.id).collect();
    assert_eq!(ids, ["c"]);
    assert_eq!(server(&config).base, "https://two.example");
    assert!(server(&config).permissions);
}

#[wasm_bindgen_test]
fn who_reaches_the_portal_by_another_name_reaches_its_backend_by_that_too() {
    let seen = |app: &str, backend: &str| {
        let config = parsed(&[json!({"app": {"baseUrl": app}, "backend": {"baseUrl": backend}})]);
        server(&config).base.clone()
    };
    let (one, other) = ("http://localhost:7007", "http://localhost:7008");
    assert_eq!(seen(one, one), HERE);
    assert_eq!(
        seen(one, "http://localhost:7007/backstage"),
        [HERE, "/backstage"].concat()
    );
    assert_eq!(seen(one, other), other);
}

#[wasm_bindgen_test]
fn without_anything_said_there_is_no_configuration() {
    assert!(read(&[], false).is_none());
    assert!(read(&[json!({})], false).is_none());
    assert!(Config::parse_injected(&[], HERE, false).is_none());
}

#[wasm_bindgen_test]
fn what_backstage_has_no_words_for_stands_under_callboard() {
    let own = json!({"backend": {"baseUrl": "https://backstage.example"}, "callboard": {
        "plugins": ["plugins/builds/plugin.json"],
        "cookies": ["techdocs"],
        "auth": {"providers": [{"id": "acme", "flow": "redirect"}]},
        "developmentPlugins": true,
        "backends": [{"name": "staging", "backend": "https://staging.example"}],
    }});
    let config = read(std::slice::from_ref(&own), true)
        .expect("something")
        .expect("a configuration");
    assert_eq!(
        config.plugins[0].manifest,
        [HERE, "/plugins/builds/plugin.json"].concat()
    );
    assert!(config.development.allows("http://localhost:3000"));
    let own_server = server(&config);
    assert_eq!(own_server.cookies, ["techdocs", "app"]);
    let acme = Provider {
        flow: Flow::Redirect,
        ..Provider::of("acme")
    };
    assert_eq!(own_server.auth, Auth::Providers(vec![acme]));
    let names: Vec<&str> = config.backends.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["default", "staging"]);
    assert_eq!(config.backends[0].backend, config.backend);
}

#[wasm_bindgen_test]
fn a_protected_page_needs_the_cookie_itself() {
    let own = json!({"backend": {"baseUrl": "https://backstage.example"}});
    let config = read(&[own], true)
        .expect("something")
        .expect("a configuration");
    assert_eq!(server(&config).cookies, ["app"]);
}

#[wasm_bindgen_test]
fn sign_in_windows_can_be_turned_off_for_all_providers() {
    let config = parsed(&[json!({
        "backend": {"baseUrl": "https://backstage.example"},
        "enableExperimentalRedirectFlow": true,
        "auth": {"providers": {"github": {}, "guest": {}}},
    })]);
    let Auth::Providers(providers) = &server(&config).auth else {
        panic!("those are providers");
    };
    let flows: Vec<Flow> = providers.iter().map(|provider| provider.flow).collect();
    assert_eq!(flows, [Flow::Redirect, Flow::Proxy]);
}

#[wasm_bindgen_test]
fn mistakes_are_named_as_in_app_config() {
    let good = json!({"baseUrl": "https://backstage.example"});
    for (wrong, key, expected) in [
        (json!({"app": {}}), "backend.baseUrl", "missing"),
        (
            json!({"backend": {"baseUrl": "backstage"}}),
            "backend.baseUrl",
            "absolute",
        ),
        (
            json!({"backend": good, "app": {"title": 7}}),
            "app.title",
            "a text",
        ),
        (json!({"backend": good, "app": []}), "app", "an object"),
        (
            json!({"backend": good, "app": {"baseUrl": "https://a.example/portal"}}),
            "app.baseUrl",
            "root of an origin",
        ),
        (
            json!({"backend": good, "app": {"extensions": [{"a": 1, "b": 2}]}}),
            "app.extensions.0",
            "one id",
        ),
        (
            json!({"backend": good, "organization": {"name": []}}),
            "organization.name",
            "a text",
        ),
        (
            json!({"backend": good, "discovery": {"endpoints": [{"target": "search", "plugins": ["a"]}]}}),
            "discovery.endpoints.0.target",
            "absolute",
        ),
        (
            json!({"backend": good, "auth": {"providers": []}}),
            "auth.providers",
            "an object",
        ),
        (
            json!({"backend": good, "callboard": {"title": "A"}}),
            "callboard.title",
            "known are auth",
        ),
        (
            json!({"backend": good, "callboard": {"plugins": [{"manifest": "a", "trust": 1}]}}),
            "callboard.plugins.0.trust",
            "known are manifest",
        ),
        (
            json!({"backend": good, "callboard": {"backends": [{"name": "default", "backend": HERE}]}}),
            "callboard.backends.0.name",
            "no other backend has",
        ),
    ] {
        let found = mistakes(wrong.clone());
        assert_eq!(found.len(), 1, "{wrong}: {found:?}");
        assert_eq!(found[0].key, key, "{wrong}");
        assert!(found[0].expected.contains(expected), "{wrong}: {found:?}");
    }
}

#[wasm_bindgen_test]
fn an_element_that_backstage_did_not_write_is_told() {
    for text in ["", "{}", "[{]"] {
        let read = Config::parse_injected(&[text.to_owned()], HERE, false);
        let Some(Err(ConfigError::Invalid(Place::AppConfig, found))) = read else {
            panic!("{text} is {read:?}");
        };
        assert_eq!(found.len(), 1, "{text}");
        assert!(found[0].key.contains("backstage.io/config"), "{found:?}");
    }
}
