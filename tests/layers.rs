//! Who may import whom, read off the source of both crates. It runs with the catalog crate, so
//! that a wrong import is known before Leptos is compiled.

#[path = "layers/seeds.rs"]
mod seeds;
#[path = "layers/source.rs"]
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use source::{imports, tokens};

/// Every layer of the portal, and what it may import beside itself; `catalog` is the member crate.
/// A module of `src` that is not in this list belongs nowhere.
const LAYERS: [(&str, &str); 15] = [
    ("main", "app"),
    ("lib", ""),
    (
        "app",
        "pages tabs plugin presentation session api route site lazy language ui catalog",
    ),
    (
        "pages",
        "plugin presentation session api route site lazy language ui catalog",
    ),
    (
        "tabs",
        "plugin presentation session api route site lazy language ui catalog",
    ),
    (
        "plugin",
        "presentation session api route site lazy language ui catalog",
    ),
    ("presentation", "api route site lazy language ui catalog"),
    ("session", "api route site lazy language catalog"),
    ("api", "route site lazy language catalog"),
    ("route", "site language catalog"),
    ("site", ""),
    ("lazy", "site"),
    ("language", "lazy"),
    ("ui", "language"),
    ("bin", "catalog"),
];

/// Words, the layers that may say them, and the rule. A word stands for all that it begins: `gloo`
/// for `gloo_net`.
const GUARDED: [(&str, &str, &str); 3] = [
    (
        "gloo_net",
        "api bin",
        "only src/api and the worker in src/bin use gloo_net",
    ),
    (
        "fetch_with send_beacon EventSource WebSocket XmlHttpRequest",
        "api",
        "only src/api sends requests",
    ),
    (
        "leptos reactive_graph tachys stylers web_sys js_sys gloo wasm_bindgen callboard",
        "main lib app pages tabs plugin presentation session api route site lazy language ui bin",
        "the catalog crate knows no browser and no view",
    ),
];

const SIBLINGS: &str = "no page imports another page, no tab another tab";
const ROOT: &str = "a path names the layer it leads to, and super stays within its own";
const LISTED: &str = "every module of src is a layer of tests/layers.rs";

/// Every violation in these files (path below the repository's root, text), each as
/// `path:line: what stands there: the rule`.
fn violations(files: &[(&str, &str)]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files {
        let module = module_of(path);
        let tokens = tokens(text);
        let mut report = |line: usize, what: &str, rule: &str| {
            found.push(format!("{path}:{line}: {what}: {rule}"));
        };
        for (words, layers, rule) in GUARDED {
            for token in tokens.iter().filter(|token| begins(token.text, words)) {
                if !lists(layers, module[0]) {
                    report(token.line, token.text, rule);
                }
            }
        }
        match LAYERS.iter().find(|(layer, _)| *layer == module[0]) {
            Some((_, allowed)) => {
                for import in imports(&tokens, &module) {
                    if let Some(rule) = refusal(&import.target, &module, allowed) {
                        report(import.line, &import.written.join("::"), &rule);
                    }
                }
            }
            None if module[0] == "catalog" => {}
            None => report(1, module[0], LISTED),
        }
    }
    found
}

/// `src/pages/catalog/rows.rs` is `pages::catalog::rows`.
fn module_of(path: &str) -> Vec<&str> {
    let path = path.strip_prefix("src/").unwrap_or(path);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').collect()
}

fn lists(words: &str, text: &str) -> bool {
    words.split(' ').any(|word| word == text)
}

fn begins(text: &str, words: &str) -> bool {
    words.split(' ').any(|word| {
        text.strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    })
}

/// The rule that forbids a module to import a target, if one does.
fn refusal(target: &[&str], module: &[&str], allowed: &str) -> Option<String> {
    let own = module[0];
    match target.first() {
        None => Some(ROOT.to_owned()),
        Some(layer) if *layer == own => {
            // The mod.rs of a layer has no second part: it names its children.
            let parted = lists("pages tabs", own) && module.len() > 1;
            (parted && target.get(1) != module.get(1)).then(|| SIBLINGS.to_owned())
        }
        Some(layer) if lists(allowed, layer) => None,
        Some(_) if allowed.is_empty() => Some(format!("{own} imports nothing of ours")),
        Some(_) => Some(format!("{own} imports only: {allowed}")),
    }
}

#[test]
fn the_portal_keeps_the_rules() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let layers = LAYERS.iter().map(|(layer, _)| *layer);
    for layer in layers.chain(["catalog"]) {
        let seen = files.iter().any(|(path, _)| module_of(path)[0] == layer);
        assert!(seen, "no file of {layer} was read");
    }
    let importing = files
        .iter()
        .filter(|(path, text)| !imports(&tokens(text), &module_of(path)).is_empty());
    assert!(importing.count() > files.len() / 2, "imports were missed");
    let found = violations(&files);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every source file below a folder, by its path below the repository's root.
fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root()).expect("a path below the root");
            let name = name.to_str().expect("a name in UTF-8").replace('\\', "/");
            found.push((name, fs::read_to_string(&path).expect("a text in UTF-8")));
        }
    }
}
