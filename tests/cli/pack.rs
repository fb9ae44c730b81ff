//! `pack`: what it writes, and when it does not.

use std::fs;
use std::path::Path;

use catalog::ingest::Ingestion;
use serde_json::Value;

use crate::{component, folder, location, root, run};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn a_catalog_with_problems_is_not_written_unless_one_insists() {
    let folder = folder(
        "pack-problems",
        &[
            ("good.yaml", &component("web")),
            ("bad.yaml", &component("not good")),
        ],
    );
    let pack = ["pack", "good.yaml", "bad.yaml", "-o", "out.json"];
    let refused = run(&folder, &pack);
    assert_eq!(refused.status, 1, "{}", refused.err);
    assert!(refused.out.contains("bad.yaml:"), "{}", refused.out);
    assert_eq!(names(&folder), ["bad.yaml", "good.yaml"]);

    fs::write(folder.join("out.json"), "old").expect("an old file");
    let written = run(&folder, &[&pack as &[&str], &["--allow-problems"]].concat());
    assert_eq!(written.status, 0, "{}", written.err);
    assert!(
        written.err.contains("\"catalog\": [\"out.json\"]"),
        "{}",
        written.err
    );
    assert_eq!(names(&folder), ["bad.yaml", "good.yaml", "out.json"]);
    let text = fs::read_to_string(folder.join("out.json")).expect("a file");
    let entities: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    assert_eq!(entities.len(), 1);
    assert_eq!(entities[0]["metadata"]["name"], "web");
}

#[test]
fn what_is_packed_is_the_same_catalog_and_names_no_folder_of_this_machine() {
    let out = folder("pack-demo", &[(".keep", "")]).join("demo.json");
    let path = out.to_str().expect("UTF-8");
    let run = run(
        &root(),
        &["pack", "public/demo", "--allow-problems", "-o", path],
    );
    assert_eq!(run.status, 0, "{}", run.err);
    let bytes = fs::read(&out).expect("a file");
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert!(!text.contains(root().to_str().expect("UTF-8")));

    let mut ingestion = Ingestion::new(&["http://host/demo.json".to_owned()]);
    for url in ingestion.wanted() {
        ingestion.supply(&url, Ok(bytes.clone()));
    }
    assert_eq!(ingestion.wanted(), Vec::<String>::new());
    let catalog = ingestion.finish();
    let packed: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    // The root location comes on top.
    assert_eq!(catalog.len(), packed.len() + 1);
    let wrong: Vec<_> = catalog
        .problems()
        .iter()
        .map(|problem| &problem.message)
        .collect();
    assert_eq!(wrong.len(), 3, "only the dangling relations: {wrong:?}");
}

#[test]
fn a_remote_target_that_was_not_read_is_a_problem_and_an_ending_is_demanded() {
    let index = location("index", &["https://host.example/a.yaml"]);
    let folder = folder("pack-remote", &[("index.yaml", &index)]);
    let refused = run(&folder, &["pack", "index.yaml", "-o", "out.json"]);
    assert_eq!(refused.status, 1, "{}", refused.err);
    assert!(refused.out.contains("--remote"), "{}", refused.out);
    let yaml = run(&folder, &["pack", "index.yaml", "-o", "out.yaml"]);
    assert_eq!(yaml.status, 2, "{}", yaml.err);
    let nowhere = run(
        &folder,
        &[
            "pack",
            "--allow-problems",
            "index.yaml",
            "-o",
            "no/such/out.json",
        ],
    );
    assert_eq!(nowhere.status, 2, "{}", nowhere.err);
}
