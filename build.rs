//! Joins the style into one sheet, `target/callboard.css`: tokens, base, and every component's
//! sheet under its own scope (`target/scopes.json`). One sheet is one request before the first row; what only paper
//! and forced colours need is in a second, `target/callboard-later.css`. And tells the compiler
//! where the bundled JavaScript of `src/lazy` is, and what the portal says in which language.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};
use stylers_core::{Class, from_str};

#[path = "src/language/compile.rs"]
mod language;
#[path = "style/parted.rs"]
mod parted;

fn main() {
    println!("cargo:rerun-if-changed=src/language");
    let out = env::var_os("OUT_DIR").expect("cargo says where");
    language::compile(
        Path::new("src/language"),
        Path::new(&out),
        Path::new("target/language"),
    );
    cut_into_chunks();
    join_sheets();
    name_lazy_modules();
    list_icons();
}

/// What is released comes in chunks (`src/lazy/chunk.rs`). They are cut along the linker's relocations.
fn cut_into_chunks() {
    println!("cargo:rustc-check-cfg=cfg(split)");
    let is = |key: &str, value: &str| env::var(key).is_ok_and(|found| found == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_FAMILY", "wasm") {
        println!("cargo:rustc-cfg=split");
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
}

/// `ICONS=activity alert-circle ...`: what the sprite has, for those who take names from elsewhere.
fn list_icons() {
    let sprite = read("style/icons.svg");
    let names = sprite.split("id=\"icon-").skip(1);
    let names: Vec<&str> = names.filter_map(|rest| rest.split('"').next()).collect();
    println!("cargo:rustc-env=ICONS={}", names.join(" "));
}

/// `LAZY_GRAPH_LAYOUT=/lazy/graph_layout-XYZ.js`, as `target/lazy.txt` says. Where nothing is bundled,
/// because nothing is to be run, the names have no hash.
fn name_lazy_modules() {
    println!("cargo:rerun-if-changed=src/lazy");
    println!("cargo:rerun-if-changed=target/lazy.txt");
    let bundled = fs::read_to_string("target/lazy.txt").unwrap_or_default();
    let bundled: BTreeMap<&str, &str> = bundled
        .lines()
        .filter_map(|line| line.split_once(' '))
        .collect();
    let entries = fs::read_dir("src/lazy").expect("src/lazy exists");
    let paths = entries.map(|entry| entry.expect("a readable entry").path());
    let modules = paths.filter(|path| path.extension().is_some_and(|extension| extension == "js"));
    // The document of frames is made of two scripts.
    for path in modules.chain([PathBuf::from("plugin_frame.html")]) {
        let name = path.file_stem().and_then(|name| name.to_str());
        let name = name.expect("a name in letters");
        let file = bundled.get(name).map_or_else(
            || path.file_name().unwrap_or_default().display().to_string(),
            ToString::to_string,
        );
        println!("cargo:rustc-env=LAZY_{}=/lazy/{file}", name.to_uppercase());
    }
}

fn join_sheets() {
    println!("cargo:rerun-if-changed=style");

    let mut sheets: Vec<PathBuf> = fs::read_dir("style/components")
        .expect("style/components exists")
        .map(|entry| entry.expect("a readable entry").path())
        .collect();
    sheets.sort();

    let mut owners = BTreeMap::new();
    let mut scopes = Vec::new();
    let mut bundle = read("style/tokens.css") + &read("style/app.css");
    bundle.push_str("@layer components {\n");
    for sheet in sheets {
        let css = read(&sheet);
        // The same function `style_sheet!` uses, so that page and stylesheet agree on the class.
        let class = Class::rand_class_from_seed(css.clone());
        bundle += &from_str(&css, &class);
        bundle.push('\n');
        let name = sheet.file_stem().and_then(|name| name.to_str());
        scopes.push(format!(
            "{:?}: {:?}",
            name.expect("a name in letters"),
            class.as_name()
        ));
        if let Some(other) = owners.insert(class.as_name().to_owned(), sheet.clone()) {
            // stylers derives the class from the sheet's number of characters.
            panic!("{sheet:?} and {other:?} share a scope class: add a comment to one of them");
        }
    }
    bundle.push_str("}\n");

    fs::create_dir_all("target").expect("target is writable");
    let (now, later) = parted::parted(&bundle);
    fs::write("target/callboard.css", now).expect("target is writable");
    fs::write("target/callboard-later.css", later).expect("target is writable");
    // What stands in the page before the program (src/app/start) is in these scopes too.
    let scopes = format!("{{{}}}\n", scopes.join(", "));
    fs::write("target/scopes.json", scopes).expect("target is writable");
}

fn read(sheet: impl AsRef<Path>) -> String {
    let sheet = sheet.as_ref();
    fs::read_to_string(sheet).unwrap_or_else(|error| panic!("{}: {error}", sheet.display()))
}
