//! Files that are made to hurt. That a test ends is what it proves: the work they cause is bounded.

use catalog::engine::Catalog;
use catalog::ingest::Ingestion;

use super::{everything, get, read};

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

fn size_of_everything(catalog: &Catalog) -> usize {
    everything(catalog)
        .iter()
        .map(|entity| entity.to_string().len())
        .sum()
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
fn copies_of_a_long_text_are_bounded() {
    let long = "x".repeat(100_000);
    let aliases = vec!["*a"; 2_000].join(", ");
    let bomb = format!(
        "{}spec: {{ a: &a {long}, more: [{aliases}] }}\n",
        entity("bomb")
    );
    let catalog = read(URL, bomb);
    assert!(size_of_everything(&catalog) < 64 << 20);
}

#[test]
fn copies_of_another_file_are_bounded() {
    let placeholders = vec!["{ $text: ./long }"; 2_000].join(", ");
    let bomb = format!("{}spec: {{ more: [{placeholders}] }}\n", entity("bomb"));
    let mut ingestion = Ingestion::new(&[URL.to_owned()]);
    ingestion.supply(URL, Ok(bomb.into_bytes()));
    assert_eq!(ingestion.wanted(), ["http://host/long"]);
    ingestion.supply("http://host/long", Ok(vec![b'x'; 100_000]));
    assert!(size_of_everything(&ingestion.finish()) < 64 << 20);
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

/// What a reader of JSON takes is 128 deep at most, as in browsers' and servers' parsers.
#[test]
fn nesting_is_bounded_across_files() {
    let deep = |inner: &str| format!("{}{inner}{}", "[".repeat(80), "]".repeat(80));
    let text = format!(
        "{}spec: {{ a: {} }}\n",
        entity("deep"),
        deep("{ $yaml: ./b }")
    );
    let mut ingestion = Ingestion::new(&[URL.to_owned()]);
    ingestion.supply(URL, Ok(text.into_bytes()));
    ingestion.supply("http://host/b", Ok(deep("x").into_bytes()));
    everything(&ingestion.finish());
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

/// As many problems as entities: each entity has its own found without looking at all of them.
#[test]
fn every_document_may_have_a_problem() {
    const MANY: usize = 50_000;
    let mut text = String::new();
    for number in 0..MANY {
        text += &format!(
            "---\napiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: {{ name: n{number} }}\nspec: {{ owner: nobody }}\n"
        );
    }
    let catalog = read(URL, text);
    assert_eq!(catalog.len(), MANY + 1);
    assert_eq!(catalog.problems().len(), MANY);
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

/// A host that has the same page for every path must not be read for ever.
#[test]
fn a_way_that_leads_ever_deeper_ends() {
    let location = "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: deeper }\nspec: { target: ./a/catalog-info.yaml }\n";
    let mut ingestion = Ingestion::new(&[URL.to_owned()]);
    let mut files = 0;
    loop {
        let wanted = ingestion.wanted();
        if wanted.is_empty() {
            break;
        }
        for url in wanted {
            files += 1;
            assert!(files < 1_000, "it goes on at {} letters", url.len());
            ingestion.supply(&url, Ok(location.into()));
        }
    }
    assert!(!ingestion.finish().problems().is_empty());
}

/// What a file says of its uid: another may say the same, and both have to be met once.
#[test]
fn a_uid_may_stand_twice() {
    let twin = |name: &str| format!("---\n{}", entity(name).replace("name:", "uid: same, name:"));
    let catalog = read(URL, [twin("one"), twin("other"), twin("third")].concat());
    let mut target = "/entities/by-query?limit=1&orderField=metadata.name,asc".to_owned();
    for name in ["one", "other", "third"] {
        let filtered = format!("{target}&filter=kind=thing");
        let page = get(
            &catalog,
            if target.contains("cursor") {
                &target
            } else {
                &filtered
            },
        );
        assert_eq!(page["items"][0]["metadata"]["name"], name);
        let next = page["pageInfo"]["nextCursor"].as_str().unwrap_or_default();
        target = format!("/entities/by-query?limit=1&cursor={}", super::encoded(next));
    }
    let mut page = get(&catalog, "/entities/by-query?limit=1");
    for _ in 1..catalog.len() {
        let cursor = page["pageInfo"]["nextCursor"]
            .as_str()
            .expect("a next page");
        page = get(
            &catalog,
            &format!(
                "/entities/by-query?limit=1&cursor={}",
                super::encoded(cursor)
            ),
        );
    }
    assert!(
        page["pageInfo"]["nextCursor"].is_null(),
        "every entity was met once"
    );
}

#[test]
fn a_file_that_never_came_is_a_problem() {
    let location = "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: one }\nspec: { target: ./b.yaml }\n";
    for is_asked in [false, true] {
        let mut ingestion = Ingestion::new(&[URL.to_owned()]);
        ingestion.supply(URL, Ok(location.into()));
        if is_asked {
            assert_eq!(ingestion.wanted(), ["http://host/b.yaml"]);
        }
        assert_eq!(ingestion.finish().problems().len(), 1);
    }
}
