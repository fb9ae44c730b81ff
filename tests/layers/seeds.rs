//! Seeds a violation of every rule, and sees it caught.

use super::*;

/// The one violation of a file.
fn caught(path: &str, text: &str) -> String {
    let mut found = violations(&[(path, text)]);
    assert_eq!(found.len(), 1, "{path} with {text:?}: {found:#?}");
    found.remove(0)
}

fn passes(path: &str, text: &str) {
    let found = violations(&[(path, text)]);
    assert!(found.is_empty(), "{found:#?}");
}

fn file_of(layer: &str) -> String {
    match layer {
        "main" | "lib" => format!("src/{layer}.rs"),
        layer => format!("src/{layer}/one/two.rs"),
    }
}

fn path_from(layer: &str, target: &str) -> String {
    match (layer, target) {
        (_, "catalog") => "catalog::entity::Entity".to_owned(),
        ("main" | "bin", target) => format!("callboard::{target}::Thing"),
        (_, target) => format!("crate::{target}::Thing"),
    }
}

#[test]
fn a_layer_imports_what_is_below_it_and_nothing_else() {
    for (layer, allowed) in LAYERS {
        for (target, _) in LAYERS.iter().chain([&("catalog", "")]) {
            if *target == layer || lists("main lib bin", target) {
                continue;
            }
            let path = path_from(layer, target);
            for text in [format!("use {path};"), format!("fn f() {{ {path}(); }}")] {
                if lists(allowed, target) {
                    passes(&file_of(layer), &text);
                } else {
                    let message = caught(&file_of(layer), &text);
                    assert!(message.contains(&path), "{message}");
                    assert!(message.contains(" imports "), "{message}");
                }
            }
        }
    }
}

#[test]
fn a_violation_tells_file_line_and_rule() {
    assert_eq!(
        caught("src/route/mod.rs", "mod a;\n\nuse crate::api::Error;\n"),
        "src/route/mod.rs:3: crate::api::Error: route imports only: site language catalog"
    );
    assert_eq!(
        caught("src/ui/link.rs", "use crate::route::Route;"),
        "src/ui/link.rs:1: crate::route::Route: ui imports only: language"
    );
    let stray = caught("src/utils.rs", "fn help() {}");
    assert_eq!(stray, ["src/utils.rs:1: utils: ", LISTED].concat());
}

#[test]
fn imports_are_found_however_they_are_written() {
    for text in [
        "pub use crate::api::Error;",
        "pub(crate) use crate::{ui::{self, Tone}, api::{self as put}};",
        "use crate::{\n    ui::Tone,\n    api,\n};",
        "use {std::fmt, crate::api::*};",
        "use crate::api as backend;",
        "fn f<'a>(e: &'a crate::api::Error) -> char { '\"' }",
        "const fn f() -> char { '\\'' } const A: crate::api::A = crate::ui::B;",
        "impl From<crate::api::Error> for String {}",
        "mod inner { fn f() { crate::api::ask(); } }",
        "macro_rules! m { () => { $crate::api::ask() } }",
        "view! { <p>{crate::api::name()}</p> }",
    ] {
        let message = caught("src/ui/one.rs", text);
        assert!(message.contains("crate::api"), "{message}");
    }
    // Neither the whole root nor a path out of the layer can hide what is meant.
    for text in [
        "use crate as root;",
        "use super::super::api::Error;",
        "use self::super::super::api;",
        "mod tests { use super::super::super::api; }",
    ] {
        assert!(caught("src/ui/one.rs", text).ends_with(ROOT));
    }
    assert!(caught("src/ui/one.rs", "use crate::*;").ends_with("ui imports only: language"));
}

#[test]
fn a_layer_may_import_itself_and_foreign_crates() {
    let text = "mod a { use super::super::two::*; } use std::fmt; use leptos::prelude::*; \
                    use super::{Icon, id}; use self::a::B; pub(crate) struct C; fn f(catalog: u8) {}";
    passes("src/ui/one.rs", text);
    passes("src/ui/one.rs", "fn f() -> impl Fn() + use<'_> { || () }");
    passes("src/route.rs", "mod tests { use super::*; }");
    passes("src/bin/worker.rs", "mod tests { use crate::answer; }");
    // A module called as the crate is not the crate.
    passes("src/ui/mod.rs", "mod catalog; pub use catalog::Thing;");
}

#[test]
fn pages_and_tabs_do_not_know_each_other() {
    for layer in ["pages", "tabs"] {
        let file = format!("src/{layer}/one/two.rs");
        for text in [
            format!("use crate::{layer}::other::Thing;"),
            format!("use crate::{layer}::Thing;"),
            format!("use crate::{{ui::Icon, {layer}::{{one::Two, other}}}};"),
            "use super::super::other::Thing;".to_owned(),
            "use super::super::*;".to_owned(),
            "fn f() { super::super::other::g(); }".to_owned(),
        ] {
            assert!(caught(&file, &text).ends_with(SIBLINGS), "{text}");
        }
        passes(&file, &format!("use crate::{layer}::one::three::Four;"));
        passes(&file, "use super::three::Four; use super::*;");
        let children = format!("mod one; pub use one::One; use crate::{layer}::one::Two;");
        passes(&format!("src/{layer}/mod.rs"), &children);
    }
}

#[test]
fn only_the_backend_and_the_worker_send_requests() {
    let request = "use gloo_net::http::RequestBuilder;";
    let fetch = "fn f() { window().fetch_with_str(\"/\"); }";
    passes("src/api/http.rs", request);
    passes("src/api/http.rs", fetch);
    passes("src/bin/worker.rs", request);
    for (layer, _) in LAYERS.iter().filter(|(layer, _)| *layer != "api") {
        assert!(caught(&file_of(layer), fetch).ends_with(GUARDED[1].2));
        if *layer != "bin" {
            assert!(caught(&file_of(layer), request).ends_with(GUARDED[0].2));
        }
    }
}

#[test]
fn the_catalog_crate_knows_no_browser() {
    for word in ["leptos", "web_sys", "js_sys", "gloo_timers", "wasm_bindgen"] {
        let text = format!("fn f() {{ {word}::x(); }}");
        assert!(caught("src/catalog/rest.rs", &text).ends_with(GUARDED[2].2));
    }
    passes("src/catalog/rest.rs", "use crate::engine; use super::x;");
}

#[test]
fn comments_and_texts_do_not_count() {
    let text = r####"
            //! [`crate::api`] and gloo_net
            /// use crate::pages::CatalogPage;
            // crate::app::start()
            /* crate::api /* crate::app */ crate::tabs */
            const A: &str = "crate::api \" crate::app";
            const B: &str = r#"crate::api " gloo_net"#;
            const C: &[u8] = b"\\"; const D: [char; 3] = ['"', '\'', '\u{22}'];
        "####;
    passes("src/ui/one.rs", text);
    // What follows them does.
    let after = [text, "use crate::api;"].concat();
    assert!(caught("src/ui/one.rs", &after).starts_with("src/ui/one.rs:9:"));
}
