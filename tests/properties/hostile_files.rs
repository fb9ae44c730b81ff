//! Files that are made to hurt. That a test ends is what it proves: the work they cause is bounded.

use catalog::ingest::Ingestion;

use super::{get, read};

const URL: &str = "http://host/catalog-info.yaml";

/// A valid entity of a kind that nobody knows.
fn entity(name: &str) -> String {
    format!("apiVersion: example.com/v1\nkind: Thing\nmetadata: {{ name: {name} }}\n")
}

/// Reads a document after a valid one and before another: those have to be there. The first
/// sentence about what stands between is the answer; there is none if it is an entity.
fn between(document: &str) -> Option<String> {
    let text = format!(
        "{}---\n{document}\n---\n{}",
        entity("before"),
        entity("after")
    );
    let catalog = read(URL, text);
    for name in ["before", "after"] {
        get(&catalog, &format!("/entities/by-name/thing/default/{name}"));
    }
    catalog
        .problems()
        .first()
        .map(|problem| problem.message.clone())
}

/// Reads an entity of this name alone; gives it, and how many problems there are.
fn only(bytes: Vec<u8>, name: &str) -> (bool, usize) {
    let catalog = read(URL, bytes);
    let names = "/entities/by-query?filter=kind=thing&fields=metadata.name";
    let page = get(&catalog, names);
    let found = page["items"].as_array().expect("items");
    let named = found.iter().any(|item| item["metadata"]["name"] == name);
    (named, catalog.problems().len())
}

#[test]
fn alias_bombs_are_refused() {
    let lists = |width: usize| {
        let mut bomb = String::from("a0: &a0 [x, x]\n");
        for level in 1..40 {
            let aliases = vec![format!("*a{}", level - 1); width].join(", ");
            bomb += &format!("a{level}: &a{level} [{aliases}]\n");
        }
        bomb
    };
    assert!(between(&lists(2)).is_some());
    assert!(between(&lists(10)).is_some());
    let mut maps = String::from("a0: &a0 {x: 1}\n");
    for level in 1..40 {
        let before = level - 1;
        maps += &format!("a{level}: &a{level} {{l: *a{before}, r: *a{before}}}\n");
    }
    assert!(between(&maps).is_some());
    assert!(between("a: &a [*a, *a]").is_some());
    assert!(between("a: *nothing").is_some());
}

#[test]
fn nesting_is_bounded() {
    const DEEP: usize = 100_000;
    for (open, close) in [
        ("[", "]"),
        ("{a: ", "}"),
        ("- ", ""),
        ("? ", ""),
        ("&a [", "]"),
    ] {
        let text = format!("{}x{}", open.repeat(DEEP), close.repeat(DEEP));
        assert!(between(&text).is_some(), "{open}");
        assert!(between(&open.repeat(DEEP)).is_some(), "{open} left open");
    }
    let catalog = read(
        "http://host/a.json",
        format!("{}{}", "[".repeat(DEEP), "]".repeat(DEEP)),
    );
    assert_eq!(catalog.problems().len(), 1);
}

#[test]
fn a_text_may_be_long() {
    let long = "long ".repeat(4 << 20);
    let text = format!(
        "apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: long\n  description: {}\n",
        long.trim()
    );
    let catalog = read(URL, text);
    assert_eq!(catalog.problems(), []);
    let page = get(
        &catalog,
        "/entities/by-query?filter=metadata.description&fields=kind",
    );
    assert_eq!(page["items"], serde_json::json!([{"kind": "Thing"}]));
    assert!(between(&"x".repeat(20 << 20)).is_some());
    assert!(between(&format!("\"{}", "x".repeat(1 << 20))).is_some());
}

#[test]
fn a_file_may_have_many_documents() {
    const MANY: usize = 200_000;
    assert_eq!(read(URL, "---\n".repeat(MANY)).len(), 1);
    assert_eq!(read(URL, "a: 1\n---\n".repeat(MANY)).len(), 1);
    let entities: String = (0..MANY / 4)
        .map(|number| format!("---\n{}", entity(&format!("n{number}"))))
        .collect();
    let catalog = read(URL, entities);
    assert_eq!(catalog.len(), MANY / 4 + 1);
    assert_eq!(catalog.problems(), []);
}

#[test]
fn encodings_and_line_ends() {
    let text = entity("thing");
    let found = (true, 0);
    assert_eq!(only(text.clone().into_bytes(), "thing"), found);
    assert_eq!(
        only(text.replace('\n', "\r\n").into_bytes(), "thing"),
        found
    );
    assert_eq!(only(format!("\u{feff}{text}").into_bytes(), "thing"), found);
    assert_eq!(
        only(text.replace(": Thing", ":\tThing").into_bytes(), "thing"),
        found
    );

    let refused = (false, 1);
    let utf_16: Vec<u8> = format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(only(utf_16, "thing"), refused);
    assert_eq!(
        only(text.replace("kind", "\tkind").into_bytes(), "thing"),
        refused
    );
    assert_eq!(only((0..=255).collect(), "thing"), refused);
    assert_eq!(only(vec![0; 1 << 20], "thing"), refused);
    assert_eq!(only(vec![0xff; 1 << 20], "thing"), refused);
}

#[test]
fn maps_and_lists_may_be_wide() {
    let keys: String = (0..90_000)
        .map(|number| format!("  k{number}: v\n"))
        .collect();
    let catalog = read(URL, format!("{}spec:\n{keys}", entity("wide")));
    assert_eq!(catalog.problems(), []);
    let list = "  - v\n".repeat(150_000);
    let catalog = read(URL, format!("{}spec:\n{list}", entity("wide")));
    assert_eq!(catalog.problems(), []);
}

#[test]
fn a_location_may_name_many_files() {
    const MANY: usize = 2_500;
    let targets: String = (0..MANY)
        .map(|number| format!("    - ./{number}.yaml\n"))
        .collect();
    let root = format!(
        "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {{ name: all }}\nspec:\n  targets:\n{targets}"
    );
    let mut ingestion = Ingestion::new(&[URL.to_owned()]);
    ingestion.supply(URL, Ok(root.into_bytes()));
    let wanted = ingestion.wanted();
    assert_eq!(wanted.len(), MANY);
    for (number, url) in wanted.iter().enumerate() {
        ingestion.supply(url, Ok(entity(&format!("n{number}")).into_bytes()));
    }
    assert_eq!(ingestion.finish().len(), MANY + 2);
}

#[test]
fn paths_may_be_long() {
    for step in ["../", "./", "a/", "//", "a/../"] {
        let target = format!("{}b.yaml", step.repeat(50_000));
        let location = format!(
            "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {{ name: far }}\nspec: {{ target: '{target}' }}\n"
        );
        let mut ingestion = Ingestion::new(&[URL.to_owned()]);
        ingestion.supply(URL, Ok(location.into_bytes()));
        let wanted = ingestion.wanted();
        assert_eq!(wanted.len(), 1, "{step}");
        ingestion.supply(&wanted[0], Err("it is not there".to_owned()));
        assert_eq!(ingestion.finish().problems().len(), 1, "{step}");
    }
}
