//! Every language says what English says.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The ids of all messages of a language.
fn ids(language: &Path) -> BTreeSet<String> {
    let files = fs::read_dir(language).expect("a folder of the language");
    let texts = files.map(|file| fs::read_to_string(file.expect("a file").path()).expect("a text"));
    let mut ids = BTreeSet::new();
    for text in texts {
        let messages = text
            .lines()
            .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
        ids.extend(messages.filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned())));
    }
    ids
}

#[test]
fn every_language_says_what_english_says() {
    let languages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../language");
    let english = ids(&languages.join("en"));
    assert!(english.len() > 100, "{english:?}");
    let folders = fs::read_dir(&languages)
        .expect("src/language")
        .map(|entry| entry.expect("an entry").path());
    for language in folders.filter(|path| path.is_dir()) {
        let said = ids(&language);
        let missing: Vec<_> = english.difference(&said).collect();
        assert!(
            missing.is_empty(),
            "{} does not say {missing:?}",
            language.display()
        );
    }
}
