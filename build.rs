//! Scopes every sheet in `style/components` and joins them into `target/components.css`.

use std::{collections::BTreeMap, fs, path::PathBuf};
use stylers_core::{Class, from_str};

fn main() {
    println!("cargo:rerun-if-changed=style/components");

    let mut sheets: Vec<PathBuf> = fs::read_dir("style/components")
        .expect("style/components exists")
        .map(|entry| entry.expect("a readable entry").path())
        .collect();
    sheets.sort();

    let mut owners = BTreeMap::new();
    let mut bundle = String::from("@layer components {\n");
    for sheet in sheets {
        let css = fs::read_to_string(&sheet).expect("a readable sheet");
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
    fs::write("target/components.css", bundle).expect("target is writable");
}
