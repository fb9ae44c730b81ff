//! `check`: which files it reads, what it says, how it ends.

use std::env::temp_dir;
use std::fs;

use crate::site::Site;
use crate::{component, folder, location, root, run};

#[test]
fn the_demo_has_no_mistakes_but_its_deliberate_ones() {
    let run = run(&root(), &["check", "public/demo"]);
    assert_eq!(run.status, 1);
    let mut files: Vec<&str> = run
        .out
        .lines()
        .filter_map(|line| line.strip_prefix("public/demo/mistakes/"))
        .filter_map(|line| line.split(':').next())
        .collect();
    assert_eq!(files.len(), run.out.lines().count(), "{}", run.out);
    files.dedup();
    assert_eq!(
        files,
        [
            "cycle.yaml",
            "dangling-relations.yaml",
            "duplicate-second.yaml",
            "illegal-name.yaml",
            "missing-definition.yaml",
            "unclosed-quote.yaml",
            "unreachable-target.yaml",
        ]
    );
    assert!(run.err.contains("6 problems, 3 warnings"), "{}", run.err);
}

#[test]
fn a_catalog_that_backstage_takes_whole_has_none() {
    let index = root().join("../shared/catalogs/parasol/parasol-catalog-index.yaml");
    if !index.is_file() {
        println!("left out: {} is not here", index.display());
        return;
    }
    let index = index.to_str().expect("UTF-8");
    let run = run(&root(), &["check", "--dangling", "error", index]);
    assert_eq!((run.status, run.out.as_str()), (0, ""), "{}", run.err);
}

#[test]
fn every_format_names_file_line_and_message() {
    let folder = folder("formats", &[("a,b/catalog-info.yaml", "kind: [\n")]);
    let check = |format: &str| run(&folder, &["check", "--format", format, "."]);
    let text = check("text").out;
    let (place, message) = text.split_once(": ").expect("a place and a message");
    let (file, line) = place.split_once(':').expect("a file and a line");
    assert_eq!(file, "a,b/catalog-info.yaml");
    assert!(
        message.starts_with("YAML error at a,b/catalog-info.yaml, "),
        "{message}"
    );
    let github = format!("::error file=a%2Cb/catalog-info.yaml,line={line}::{message}");
    assert_eq!(check("github").out, github);
    let json: serde_json::Value = serde_json::from_str(&check("json").out).expect("JSON");
    let expected = serde_json::json!([{
        "file": file,
        "line": line.parse::<u32>().expect("a number"),
        "entity": null,
        "severity": "error",
        "message": message.trim_end(),
    }]);
    assert_eq!(json, expected);
}

#[test]
fn folders_are_searched_and_what_is_not_ours_passed_over() {
    let bad = component("not good");
    let skeleton = component("${{ values.name }}");
    let folder = folder(
        "walk",
        &[
            ("a/catalog-info.yaml", &bad),
            ("b/catalog-info.yml", &bad),
            ("b/.c/web.catalog-info.yaml", &bad),
            ("b/catalog.yaml", &bad),
            ("node_modules/d/catalog-info.yaml", &bad),
            (".git/catalog-info.yaml", &bad),
            (".gitignore", "/built\n"),
            ("built/catalog-info.yaml", &bad),
            ("template/skeleton/catalog-info.yaml", &skeleton),
        ],
    );
    let found = run(&folder, &["check", "."]);
    let mut files: Vec<_> = found
        .out
        .lines()
        .filter_map(|line| line.split(':').next())
        .collect();
    files.sort();
    assert_eq!(
        files,
        [
            "a/catalog-info.yaml",
            "b/.c/web.catalog-info.yaml",
            "b/catalog-info.yml"
        ]
    );
    assert!(
        found.err.contains("1 file left out: skeletons"),
        "{}",
        found.err
    );
    let named = run(&folder, &["check", "--name", "catalog.*", "."]);
    assert!(named.out.starts_with("b/catalog.yaml:"), "{}", named.out);
    assert_eq!(named.out.lines().count(), 1);
}

#[test]
fn a_file_reached_twice_is_reported_once() {
    let folder = folder(
        "twice",
        &[
            (
                "catalog-info.yaml",
                &location("index", &["./a/catalog-info.yaml"]),
            ),
            ("a/catalog-info.yaml", &component("not good")),
        ],
    );
    let run = run(&folder, &["check", ".", "a", "./a/catalog-info.yaml"]);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert!(run.err.contains("in 2 files"), "{}", run.err);
}

#[test]
fn a_pattern_leads_to_every_file_it_matches() {
    let folder = folder(
        "patterns",
        &[
            ("index.yaml", &location("index", &["./parts/*/part.yaml"])),
            ("parts/a/part.yaml", &component("not good")),
            ("parts/b/part.yaml", &component("not good either")),
        ],
    );
    let run = run(&folder, &["check", "index.yaml"]);
    assert!(run.out.contains("parts/a/part.yaml:"), "{}", run.out);
    assert!(run.out.contains("parts/b/part.yaml:"), "{}", run.out);
    assert_eq!(run.out.lines().count(), 2, "{}", run.out);
}

#[test]
fn a_pattern_may_be_a_choice_and_a_file_may_be_called_like_one() {
    let index = location("index", &["'./{a,b}/[xy].yaml'", "'./[ab].yaml'"]);
    let folder = folder(
        "choices",
        &[
            ("index.yaml", &index),
            ("a/x.yaml", &component("not good")),
            ("b/z.yaml", &component("not good")),
            ("[ab].yaml", &component("not good")),
            ("a.yaml", &component("not good")),
        ],
    );
    let run = run(&folder, &["check", "index.yaml"]);
    let mut files: Vec<&str> = run
        .out
        .lines()
        .filter_map(|line| line.split(':').next())
        .collect();
    files.sort();
    assert_eq!(files, ["[ab].yaml", "a/x.yaml"], "{}", run.out);
}

#[test]
fn a_placeholder_is_no_pattern() {
    let api = component("web").replace("Component", "API") + "  definition:\n    $text: ./*.md\n";
    let folder = folder("no-pattern", &[("a.yaml", &api), ("readme.md", "text")]);
    let run = run(&folder, &["check", "a.yaml"]);
    assert!(run.out.starts_with("a.yaml:10: "), "{}", run.out);
    assert!(run.out.contains("there is no such file"), "{}", run.out);
}

#[test]
fn entities_of_a_list_have_their_lines() {
    let entity = |name: &str, owner: &str| {
        format!(
            "{{\"apiVersion\": \"backstage.io/v1alpha1\", \"kind\": \"System\",\n\"metadata\": {{\"name\": \"{name}\"}},\n\"spec\": {{\n\"owner\": \"{owner}\"}}}}"
        )
    };
    let list = format!("[{}, {}\n]\n", entity("a", "crew"), entity("b", "none"));
    let folder = folder("list", &[("all.json", &list)]);
    let run = run(&folder, &["check", "all.json"]);
    let places: Vec<&str> = run
        .out
        .lines()
        .filter_map(|line| line.split(": ").next())
        .collect();
    assert_eq!(places, ["all.json:4", "all.json:7"], "{}", run.out);
}

#[test]
fn targets_of_the_type_url_may_stand_beside_their_location() {
    let index = location("index", &["./a.yaml"]).replace("  targets", "  type: url\n  targets");
    let web = component("not good");
    let folder = folder("type-url", &[("index.yaml", &index), ("a.yaml", &web)]);
    let run = run(&folder, &["check", "index.yaml"]);
    assert!(run.out.starts_with("a.yaml:4: "), "{}", run.out);
}

#[test]
fn relations_that_lead_nowhere_are_what_one_says_they_are() {
    let folder = folder("dangling", &[("catalog-info.yaml", &component("web"))]);
    let check = |more: &[&str]| {
        let run = run(&folder, &[&["check", "catalog-info.yaml"], more].concat());
        (run.status, run.out.lines().count())
    };
    assert_eq!(check(&[]), (0, 1));
    assert_eq!(check(&["--dangling", "warn"]), (0, 1));
    assert_eq!(check(&["--dangling", "error"]), (1, 1));
    assert_eq!(check(&["--dangling", "ignore"]), (0, 0));
}

#[test]
fn remote_targets_are_read_only_when_asked_for_and_once() {
    let crew = "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: crew\nspec:\n  type: team\n  children: []\n";
    let site = Site::start(crew);
    let target = site.url("crew.yaml");
    let index = location("index", &[&target]);
    let other = location("other", &[&target]);
    let web = component("web");
    let folder = folder(
        "remote",
        &[
            ("a/catalog-info.yaml", &index),
            ("b/catalog-info.yaml", &other),
            ("c/catalog-info.yaml", &web),
        ],
    );
    let without = run(&folder, &["check", "."]);
    assert_eq!(
        (without.status, without.out.as_str()),
        (0, ""),
        "{}",
        without.err
    );
    assert!(
        without.err.contains("1 remote target not read"),
        "{}",
        without.err
    );
    assert!(
        without.err.contains("1 relation may lead there"),
        "{}",
        without.err
    );
    assert_eq!(site.requests(), 0);
    let with = run(&folder, &["check", "--remote", "--dangling", "error", "."]);
    assert_eq!((with.status, with.out.as_str()), (0, ""), "{}", with.err);
    assert_eq!(site.requests(), 1);
}

#[test]
fn an_entity_with_a_remote_placeholder_is_checked_for_all_else() {
    let api = component("web").replace("Component", "API")
        + "  definition:\n    $text: https://api.example.com/openapi.yaml\n";
    let wrong = api.replace("name: web", "name: not good");
    let folder = folder("placeholder", &[("a.yaml", &api), ("b.yaml", &wrong)]);
    let run = run(
        &folder,
        &["check", "--dangling", "ignore", "a.yaml", "b.yaml"],
    );
    assert!(run.out.starts_with("b.yaml:"), "{}", run.out);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
}

#[test]
fn nothing_outside_of_the_work_tree_is_read() {
    let secret = temp_dir().join(format!("callboard-catalog-{}.yaml", std::process::id()));
    fs::write(&secret, component("secret")).expect("a file");
    let target = secret.to_str().expect("UTF-8").to_owned();
    let folder = folder(
        "outside",
        &[("catalog-info.yaml", &location("index", &[&target]))],
    );
    let run = run(&folder, &["check", "catalog-info.yaml"]);
    fs::remove_file(&secret).expect("the file removed");
    assert_eq!(run.status, 1, "{}", run.out);
    assert!(run.out.contains("it lies outside of"), "{}", run.out);
}

#[test]
fn what_cannot_be_read_at_all_is_an_error_of_its_own() {
    let folder = folder("nothing", &[("sub/readme.md", "")]);
    for arguments in [
        &["check"] as &[&str],
        &["check", "no-such.yaml"],
        &["check", "sub"],
        &["check", "--name", "[", "sub"],
        &["check", "--format", "xml", "sub"],
    ] {
        let run = run(&folder, arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.err);
        assert!(!run.err.is_empty() && run.out.is_empty(), "{arguments:?}");
    }
    let version = run(&folder, &["--version"]);
    assert_eq!(version.status, 0);
    assert!(
        version.out.starts_with("callboard-catalog "),
        "{}",
        version.out
    );
}
