//! `config.json`: what an operator writes, and what they are told when it is wrong.

use callboard::api::{
    Auth, Backend, Config, ConfigError, Development, Flow, Place, PluginEntry, Provider, Server,
};
use catalog::plugin::Reach;
use catalog::written::Mistake;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

const BASE: &str = "https://portal.example/team/";

const HERE: &str = "https://backstage.example";

fn parse(value: &Value) -> Result<Config, ConfigError> {
    Config::parse(value.to_string().as_bytes(), BASE)
}

fn parsed(value: &Value) -> Config {
    parse(value).expect("a configuration")
}

/// Keys with what was expected there.
fn mistakes(value: &Value) -> Vec<Mistake> {
    match parse(value) {
        Err(ConfigError::Invalid(Place::ConfigJson, mistakes)) => mistakes,
        other => panic!("{value} is {other:?}"),
    }
}

#[wasm_bindgen_test]
fn a_whole_configuration_is_read() {
    let config = parsed(&json!({
        "$schema": "./config.schema.json",
        "title": "Stage door",
        "organization": "Lantern Street",
        "backend": "http://127.0.0.1:7007/",
        "auth": {"token": "secret"},
    }));
    assert_eq!(config.title, "Stage door");
    assert_eq!(config.organization.as_deref(), Some("Lantern Street"));
    let auth = Auth::Token("secret".to_owned());
    assert_eq!(
        config.backend,
        Backend::Http(Server::new("http://127.0.0.1:7007", auth))
    );
}

#[wasm_bindgen_test]
fn missing_keys_get_defaults() {
    let config = parsed(&json!({"catalog": ["all.yaml"]}));
    assert_eq!(config.title, "Callboard");
    assert_eq!(config.organization, None);
    assert!(matches!(config.backend, Backend::Embedded(_)));

    let config = parsed(&json!({"backend": "https://backstage.example"}));
    let base = "https://backstage.example";
    let guests = Server::new(base, Auth::guest());
    assert_eq!(config.backend, Backend::Http(guests));

    let config = parsed(&json!({"backend": base, "auth": "none"}));
    assert_eq!(config.backend, Backend::Http(Server::new(base, Auth::None)));
}

#[wasm_bindgen_test]
fn catalog_files_are_relative_to_the_configuration() {
    let config = parsed(&json!({
        "backend": "embedded",
        "catalog": ["demo/all.yaml", "/root.yaml", "../up.yaml", "https://elsewhere.example/x.yaml"],
    }));
    let urls = [
        "https://portal.example/team/demo/all.yaml",
        "https://portal.example/root.yaml",
        "https://portal.example/up.yaml",
        "https://elsewhere.example/x.yaml",
    ];
    assert_eq!(
        config.backend,
        Backend::Embedded(urls.map(str::to_owned).to_vec())
    );
}

#[wasm_bindgen_test]
fn a_mistake_is_named_with_its_key_and_what_was_expected() {
    let files = json!(["all.yaml"]);
    for (wrong, key, expected) in [
        (json!({"title": ""}), "title", "a text that is not empty"),
        (json!({"title": 7}), "title", "a text that is not empty"),
        (json!({"organization": []}), "organization", "a text"),
        (json!({"colour": "red"}), "colour", "known are title"),
        (json!({"backend": "ftp://a"}), "backend", "\"embedded\", or"),
        (json!({"backend": "http://"}), "backend", "\"embedded\", or"),
        (json!({"backend": "7007"}), "backend", "\"embedded\", or"),
        (json!({"backend": 7007}), "backend", "\"embedded\", or"),
        (json!({"backend": null}), "backend", "\"embedded\", or"),
        (json!({"auth": "github"}), "auth", "\"guest\", \"none\","),
        (json!({"auth": {"token": ""}}), "auth", "{\"token\": "),
        (json!({"auth": {"tokens": "a"}}), "auth", "{\"token\": "),
        (
            json!({"auth": {"providers": []}}),
            "auth.providers",
            "at least one provider",
        ),
        (
            json!({"auth": {"providers": "github"}}),
            "auth.providers",
            "at least one provider",
        ),
        (
            json!({"auth": {"providers": ["github", "github"]}}),
            "auth.providers.1",
            "not in the list already",
        ),
        (
            json!({"auth": {"providers": ["github", {"id": "okta", "flow": "window"}]}}),
            "auth.providers.1",
            "the id of a provider",
        ),
        (
            json!({"auth": {"providers": [{"title": "Okta"}]}}),
            "auth.providers.0",
            "the id of a provider",
        ),
        (
            json!({"auth": {"providers": [{"id": "okta", "colour": "red"}]}}),
            "auth.providers.0",
            "the id of a provider",
        ),
        (
            json!({"auth": {"providers": ["github"], "environment": 7}}),
            "auth.environment",
            "a text",
        ),
        (
            json!({"auth": {"providers": ["github"], "token": "a"}}),
            "auth.token",
            "known are providers, environment",
        ),
        (
            json!({"backend": HERE, "permissions": "yes"}),
            "permissions",
            "true or false",
        ),
        (
            json!({"backend": HERE, "endpoints": ["search"]}),
            "endpoints",
            "an object that gives plugins",
        ),
        (
            json!({"backend": HERE, "endpoints": {"search": "/search"}}),
            "endpoints.search",
            "absolute",
        ),
        (
            json!({"backend": HERE, "endpoints": {"a/b": "https://a.example"}}),
            "endpoints.a/b",
            "the id of a plugin",
        ),
        (
            json!({"backend": HERE, "cookies": ["tech docs"]}),
            "cookies.0",
            "the id of a plugin",
        ),
        (
            json!({"backend": HERE, "cookies": "techdocs"}),
            "cookies",
            "a list",
        ),
        (json!({"catalog": "all.yaml"}), "catalog", "a list of URLs"),
        (json!({"catalog": [7]}), "catalog", "a list of URLs"),
        (json!({"catalog": ["http://"]}), "catalog", "a list of URLs"),
        (json!({"catalog": []}), "catalog", "at least one"),
        (json!({"plugins": {}}), "plugins", "a list of URLs"),
        (
            json!({"plugins": [7]}),
            "plugins.0",
            "the URL of a plugin.json",
        ),
        (
            json!({"plugins": ["file:///x"]}),
            "plugins.0.manifest",
            "the URL of a plugin.json",
        ),
        (json!({"plugins": [{}]}), "plugins.0.manifest", "missing"),
        (
            json!({"plugins": [{"manifest": "a", "trust": 1}]}),
            "plugins.0.trust",
            "known are manifest",
        ),
        (
            json!({"plugins": ["a", {"manifest": "a", "integrity": "x"}]}),
            "plugins.1.integrity",
            "sha384-",
        ),
        (
            json!({"plugins": [{"manifest": "a", "isolation": "page"}]}),
            "plugins.0.isolation",
            "\"frame\"",
        ),
        (
            json!({"plugins": [{"manifest": "a", "endpoints": ["/a/.."]}]}),
            "plugins.0.endpoints.0",
            "absolute path",
        ),
        (
            json!({"plugins": [{"manifest": "a", "origins": ["a.com"]}]}),
            "plugins.0.origins.0",
            "an origin",
        ),
        (json!({"extensions": {}}), "extensions", "a list"),
        (
            json!({"extensions": ["a", 7]}),
            "extensions.1",
            "with one id",
        ),
        (
            json!({"developmentPlugins": "yes"}),
            "developmentPlugins",
            "true for this machine's",
        ),
        (
            json!({"developmentPlugins": ["x"]}),
            "developmentPlugins.0",
            "an origin",
        ),
    ] {
        let mut wrong = wrong;
        if let Some(object) = wrong.as_object_mut() {
            object.entry("catalog").or_insert(files.clone());
        }
        let found = mistakes(&wrong);
        assert_eq!(found.len(), 1, "{wrong}: {found:?}");
        assert_eq!(found[0].key, key, "{wrong}");
        assert!(found[0].expected.contains(expected), "{wrong}: {found:?}");
    }
}

#[wasm_bindgen_test]
fn mistakes_of_several_backends_are_named_with_their_keys() {
    let named = |about: Value| {
        let mut backend = json!({"name": "one", "backend": HERE});
        let more = about.as_object().expect("an object").clone();
        backend.as_object_mut().expect("an object").extend(more);
        json!({"backends": [backend]})
    };
    let twice = json!([{"name": "a", "backend": HERE}, {"name": "a", "catalog": ["a.yaml"]}]);
    for (wrong, key, expected) in [
        (json!({"backends": []}), "backends", "at least one"),
        (json!({"backends": {}}), "backends", "a list"),
        (json!({"backends": [HERE]}), "backends.0", "an object"),
        (
            json!({"backends": twice}),
            "backends.1.name",
            "no other backend has",
        ),
        (
            named(json!({"name": "a b"})),
            "backends.0.name",
            "a name of",
        ),
        (named(json!({"name": ""})), "backends.0.name", "a text"),
        (named(json!({"title": 7})), "backends.0.title", "a text"),
        (
            named(json!({"colour": "red"})),
            "backends.0.colour",
            "known are name",
        ),
        (
            named(json!({"backend": "ftp://a"})),
            "backends.0.backend",
            "\"embedded\", or",
        ),
        (
            named(json!({"backend": "embedded"})),
            "backends.0.catalog",
            "at least one",
        ),
        (
            named(json!({"auth": {"providers": [7]}})),
            "backends.0.auth.providers.0",
            "the id of a provider",
        ),
        (
            named(json!({"endpoints": {"search": 7}})),
            "backends.0.endpoints.search",
            "absolute",
        ),
    ] {
        let found = mistakes(&wrong);
        assert_eq!(found.len(), 1, "{wrong}: {found:?}");
        assert_eq!(found[0].key, key, "{wrong}");
        assert!(found[0].expected.contains(expected), "{wrong}: {found:?}");
    }
    for key in [
        "backend",
        "catalog",
        "auth",
        "permissions",
        "endpoints",
        "cookies",
    ] {
        let mut both = named(json!({}));
        both[key] = json!("anything");
        let found = mistakes(&both);
        assert_eq!(found.len(), 1, "{both}: {found:?}");
        assert_eq!(found[0].key, key);
        assert!(found[0].expected.contains("each of them"), "{found:?}");
    }
}

#[wasm_bindgen_test]
fn the_first_of_several_backends_answers_until_another_is_chosen() {
    let mut config = parsed(&json!({"backends": [
        {"name": "live", "title": "Production", "backend": HERE, "auth": "none", "permissions": true},
        {"name": "files", "catalog": ["all.yaml"]},
    ]}));
    let live = Backend::Http(Server {
        permissions: true,
        ..Server::new(HERE, Auth::None)
    });
    let files = Backend::Embedded(vec![[BASE, "all.yaml"].concat()]);
    let titles: Vec<&str> = config.backends.iter().map(|one| &*one.title).collect();
    assert_eq!(titles, ["Production", "files"]);
    assert_eq!(config.backend, live);
    assert!(config.choose("files"));
    assert_eq!(config.backend, files);
    assert_eq!(config.chosen().map(|one| &*one.name), Some("files"));
    assert!(!config.choose("nobody"));
    assert_eq!(config.backend, files);
    assert!(!parsed(&json!({"catalog": ["a.yaml"]})).choose("files"));
    assert_eq!(parsed(&json!({"catalog": ["a.yaml"]})).chosen(), None);
}

#[wasm_bindgen_test]
fn plugins_of_a_backend_may_be_elsewhere() {
    let config = parsed(&json!({
        "backend": HERE,
        "endpoints": {
            "search": "https://search.example/",
            "*": "https://plugins.example/{{ pluginId }}/v1",
        },
        "cookies": ["techdocs"],
    }));
    let Backend::Http(server) = config.backend else {
        panic!("that is a server");
    };
    assert_eq!(server.cookies, ["techdocs"]);
    for (id, address) in [
        ("search", "https://search.example"),
        ("catalog", "https://plugins.example/catalog/v1"),
    ] {
        assert_eq!(server.plugin(id), address);
    }
    for (path, address) in [
        (
            "/api/search/query?term=a",
            "https://search.example/query?term=a",
        ),
        ("/api/search?term=/", "https://search.example?term=/"),
        ("/api/proxy/a/b", "https://plugins.example/proxy/v1/a/b"),
        ("/api/", "https://backstage.example/api/"),
        ("/healthcheck", "https://backstage.example/healthcheck"),
    ] {
        assert_eq!(server.address(path), address);
    }
    let plain = Server::new(HERE, Auth::None);
    assert_eq!(plain.plugin("search"), [HERE, "/api/search"].concat());
    assert_eq!(
        plain.address("/api/proxy/a"),
        [HERE, "/api/proxy/a"].concat()
    );
}

#[wasm_bindgen_test]
fn providers_are_known_by_their_ids_and_can_be_told_more() {
    let config = parsed(&json!({
        "backend": HERE,
        "auth": {
            "providers": ["github", "oauth2Proxy", {"id": "acme", "flow": "redirect", "scope": "openid"}],
            "environment": "production",
        },
    }));
    let Backend::Http(server) = config.backend else {
        panic!("that is a server");
    };
    let provider = |id: &str, flow: Flow, scope: Option<&str>| Provider {
        id: id.to_owned(),
        own_title: None,
        flow,
        scope: scope.map(str::to_owned),
        environment: "production".to_owned(),
    };
    assert_eq!(
        server.auth,
        Auth::Providers(vec![
            provider("github", Flow::Popup, None),
            provider("oauth2Proxy", Flow::Proxy, None),
            provider("acme", Flow::Redirect, Some("openid")),
        ])
    );
}

#[wasm_bindgen_test]
fn every_mistake_is_shown_at_once() {
    let wrong = json!({"title": 1, "organisation": "a", "backend": 2, "catalog": 3, "auth": 4});
    let mut keys: Vec<String> = mistakes(&wrong)
        .into_iter()
        .map(|mistake| mistake.key)
        .collect();
    keys.sort();
    assert_eq!(
        keys,
        ["auth", "backend", "catalog", "organisation", "title"]
    );
}

#[wasm_bindgen_test]
fn an_embedded_catalog_needs_files() {
    let found = mistakes(&json!({}));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].key, "catalog");
    assert!(found[0].expected.contains("\"embedded\""), "{found:?}");
    // Where the backend is what is wrong, nothing is said of files it may not need.
    let found = mistakes(&json!({"backend": 7}));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].key, "backend");
}

#[wasm_bindgen_test]
fn what_is_not_json_is_told_with_its_place() {
    let Err(ConfigError::NotJson(message)) = Config::parse(b"{\n  \"title\": oops\n}", BASE) else {
        panic!("that is not JSON");
    };
    assert!(message.contains("line 2"), "{message}");
    assert!(matches!(
        Config::parse(b"", BASE),
        Err(ConfigError::NotJson(_))
    ));
    let found = mistakes(&json!(["all.yaml"]));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].key, "config.json");
}

#[wasm_bindgen_test]
fn plugins_are_named_by_their_manifests_and_can_be_given_less_than_they_want() {
    let config = parsed(&json!({
        "catalog": ["all.yaml"],
        "plugins": [
            "plugins/builds/plugin.json",
            {
                "manifest": "https://elsewhere.example/plugin.json",
                "isolation": "frame",
                "endpoints": ["/api/proxy/a/public"],
            },
        ],
    }));
    let first =
        PluginEntry::of("https://portal.example/team/plugins/builds/plugin.json".to_owned());
    assert_eq!(config.plugins[0], first);
    let second = &config.plugins[1];
    assert!(second.framed);
    let wanted = Reach {
        endpoints: vec!["/api/proxy/a".to_owned(), "/api/catalog".to_owned()],
        origins: vec!["https://a.example".to_owned()],
    };
    assert_eq!(first.grant.narrow(&wanted), wanted);
    let narrowed = second.grant.narrow(&wanted);
    assert_eq!(narrowed.endpoints, ["/api/proxy/a/public"]);
    assert_eq!(narrowed.origins, wanted.origins);
}

#[wasm_bindgen_test]
fn only_allowed_origins_may_bring_plugins_by_address() {
    let development = |value: Value| {
        parsed(&json!({"catalog": ["all.yaml"], "developmentPlugins": value})).development
    };
    let (local, elsewhere) = ("http://localhost:3000", "https://evil.example");
    for (config, here, there) in [
        (json!(false), false, false),
        (json!(true), true, false),
        (json!(["https://evil.example"]), false, true),
        (json!([]), false, false),
    ] {
        let development = development(config);
        assert_eq!(development.allows(local), here, "{development:?}");
        assert_eq!(development.allows(elsewhere), there, "{development:?}");
    }
    for (origin, allowed) in [
        ("http://127.0.0.1", true),
        ("http://[::1]:8080", true),
        ("http://localhost.evil.example", false),
        ("null", false),
    ] {
        assert_eq!(Development::Loopback.allows(origin), allowed, "{origin}");
    }
}
