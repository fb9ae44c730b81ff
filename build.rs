//! Joins the style into one sheet, `target/callboard.css`: tokens, base, and every component's
//! sheet under its own scope. One sheet is one request before the first row.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use stylers_core::{Class, from_str};

fn main() {
    println!("cargo:rerun-if-changed=style");

    let mut sheets: Vec<PathBuf> = fs::read_dir("style/components")
        .expect("style/components exists")
        .map(|entry| entry.expect("a readable entry").path())
        .collect();
    sheets.sort();

    let mut owners = BTreeMap::new();
    let mut bundle = read("style/tokens.css") + &read("style/app.css");
    bundle.push_str("@layer components {\n");
    for sheet in sheets {
        let css = read(&sheet);
        // The same function `style_sheet!` uses, so that page and stylesheet agree on the class.
        let class = Class::rand_class_from_seed(css.clone());
        bundle += &from_str(&css, &class);
        bundle.push('\n');
        if let Some(other) = owners.insert(class.as_name().to_owned(), sheet.clone()) {
            // stylers derives the class from the sheet's number of characters.
            panic!("{sheet:?} and {other:?} share a scope class: add a comment to one of them");
        }
    }
    bundle.push_str("}\n");

    fs::create_dir_all("target").expect("target is writable");
    fs::write("target/callboard.css", bundle).expect("target is writable");
}

fn read(sheet: impl AsRef<Path>) -> String {
    let sheet = sheet.as_ref();
    fs::read_to_string(sheet).unwrap_or_else(|error| panic!("{}: {error}", sheet.display()))
}
