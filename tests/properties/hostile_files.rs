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

/// What a file makes the catalog want next.
fn wanted_after(ingestion: &mut Ingestion, content: String) -> Vec<String> {
    assert_eq!(ingestion.wanted(), [URL]);
    ingestion.supply(URL, Ok(content.into_bytes()));
    ingestion.wanted()
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
    assert_eq!(wanted_after(&mut ingestion, bomb), ["http://host/long"]);
    ingestion.supply("http://host/long", Ok(vec![b'x'; 100_000]));
    let catalog = ingestion.finish();
    assert!(size_of_everything(&catalog) < 64 << 20);
    assert_eq!(catalog.problems().len(), 1);
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
    const MANY: usize = 60_000;
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
    const MANY: usize = 20_000;
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

/// A list on one line, too: where each problem stands is found without reading all of it again.
#[test]
fn every_element_of_a_list_may_have_a_problem() {
    const MANY: usize = 20_000;
    let element = r#"{"apiVersion":"v","kind":"A","metadata":{"name":"a","tags":["x","x y"]}}"#;
    for separator in [",", ",\n"] {
        let text = format!("[{}]", vec![element; MANY].join(separator));
        assert_eq!(read("http://host/all.json", text).problems().len(), MANY);
    }
}

/// Documents of several files whose placeholders come in turns.
#[test]
fn problems_of_files_that_wait_for_each_other_are_found() {
    const MANY: usize = 5_000;
    let documents = |missing: &str| -> String {
        let document = |number| {
            let entity = entity(&format!("n{number}"));
            format!("---\n{entity}spec: {{ a: {{ $text: ./{number} }} }}\n{missing}\n")
        };
        (0..MANY).map(document).collect()
    };
    let roots = ["http://host/a.yaml", "http://host/b.yaml"].map(str::to_owned);
    let mut ingestion = Ingestion::new(&roots);
    assert_eq!(ingestion.wanted(), roots);
    for root in &roots {
        ingestion.supply(root, Ok(documents("# more").into_bytes()));
    }
    for wanted in ingestion.wanted().into_iter().rev() {
        ingestion.supply(&wanted, Err("it is not there".to_owned()));
    }
    assert_eq!(ingestion.finish().problems().len(), 2 * MANY);
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
    let list = "    - v\n".repeat(150_000);
    let catalog = read(URL, format!("{}spec:\n  list:\n{list}", entity("wide")));
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
    let wanted = wanted_after(&mut ingestion, root);
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
        let wanted = wanted_after(&mut ingestion, location);
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

/// What a file says of its uid: of several that say the same the first stays.
#[test]
fn a_uid_may_stand_twice() {
    let twin = |name: &str| format!("---\n{}", entity(name).replace("name:", "uid: Same, name:"));
    let catalog = read(URL, [twin("one"), twin("other"), twin("third")].concat());
    let page = get(&catalog, "/entities/by-query?filter=kind=thing");
    assert_eq!(page["items"].as_array().map(Vec::len), Some(1));
    let entity = get(&catalog, "/entities/by-uid/same");
    assert_eq!(entity["metadata"]["name"], "one");
    assert_eq!(catalog.problems().len(), 2);
}

/// Refused once all of it was looked at, it must leave nothing to those that come after it.
#[test]
fn keys_that_differ_in_case_cost_one_entity() {
    let twice = "---\napiVersion: example.com/v1\nkind: Thing\nmetadata: { name: twice, title: Gone, UID: x }\n";
    let spec = format!("---\n{}spec: {{ a: gone, b: 1, B: 2 }}\n", entity("again"));
    let text = [
        "---\n",
        &entity("one"),
        twice,
        &spec,
        "---\n",
        &entity("other"),
    ]
    .concat();
    let catalog = read(URL, text);
    assert_eq!(catalog.problems().len(), 2);
    assert_eq!(catalog.len(), 3);
    let total = |filter: &str| {
        let page = get(
            &catalog,
            &format!("/entities/by-query?limit=0&filter={filter}"),
        );
        page["totalItems"].clone()
    };
    for (filter, expected) in [("kind=thing", 2), ("spec.a", 0), ("metadata.title", 0)] {
        assert_eq!(total(filter), expected, "{filter}");
    }
    for entity in everything(&catalog) {
        let uid = entity["metadata"]["uid"].as_str().expect("a uid");
        assert_eq!(get(&catalog, &format!("/entities/by-uid/{uid}")), entity);
    }
}

#[test]
fn keys_of_a_long_list_may_differ_in_case() {
    let items = "  - { a: 1 }\n  - { A: 2 }\n".repeat(10_000);
    assert!(between(&format!("{}spec:\n  list:\n{items}", entity("long"))).is_some());
}

/// One path, written in two ways, is one key.
#[test]
fn a_path_may_be_split_in_two_ways() {
    let spec = "spec: { a: { b.c: 1, b: { c: 2 } } }\n";
    let catalog = read(URL, [&entity("one"), spec].concat());
    assert_eq!(catalog.problems(), []);
    for value in [1, 2] {
        let target = format!("/entities/by-query?filter=spec.a.b.c={value}");
        assert_eq!(get(&catalog, &target)["totalItems"], 1);
    }
}

/// A catalog hands out entities as deep as it takes them: what it says can be read again.
#[test]
fn lists_of_entities_are_no_deeper_than_other_files() {
    for depth in [90, 110, 120] {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let text = format!(
            r#"[{{"apiVersion":"v","kind":"A","metadata":{{"name":"a","uid":"u"}},"spec":{{"a":{deep}}},"relations":[]}}]"#
        );
        let catalog = read("http://host/all.json", text);
        assert_eq!(everything(&catalog).len(), usize::from(depth == 90));
        assert_eq!(catalog.problems().len(), usize::from(depth != 90));
    }
}

/// Of two entities of one reference only the one that stays has relations.
#[test]
fn what_a_twin_knows_is_left_out_with_it() {
    let twin = |uid: &str, target: &str| {
        format!(
            r#"{{"apiVersion":"v","kind":"A","metadata":{{"name":"a","uid":"{uid}"}},"relations":[{{"type":"ownedBy","targetRef":"{target}"}}]}}"#
        )
    };
    let text = format!(
        "[{},{}]",
        twin("u", "group:default/x"),
        twin("v", "group:default/y")
    );
    let catalog = read("http://host/all.json", text);
    let relations = everything(&catalog)[0]["relations"].clone();
    assert_eq!(
        relations,
        serde_json::json!([{"type": "ownedBy", "targetRef": "group:default/x"}])
    );
}

/// An element of a list beside entities is told of, whatever else it has.
#[test]
fn what_has_no_name_is_a_problem() {
    for entity in [
        r#"{"metadata":{"uid":"u"},"relations":[]}"#,
        r#"{"kind":"","metadata":{"uid":"u","name":"a"},"relations":[]}"#,
        r#"{"kind":"A","metadata":{"uid":"u","name":"a","namespace":3},"relations":[]}"#,
        r#"{"kind":"A","metadata":{"uid":"u","name":""},"relations":[]}"#,
    ] {
        let catalog = read("http://host/all.json", format!("[{entity}]"));
        assert_eq!(catalog.len(), 0, "{entity}");
        assert!(!catalog.problems().is_empty(), "{entity}");
    }
}

#[test]
fn a_file_that_never_came_is_a_problem() {
    let location = "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: one }\nspec: { target: ./b.yaml }\n";
    let mut ingestion = Ingestion::new(&[URL.to_owned()]);
    let wanted = wanted_after(&mut ingestion, location.to_owned());
    assert_eq!(wanted, ["http://host/b.yaml"]);
    assert_eq!(ingestion.finish().problems().len(), 1);
    let mut unasked = Ingestion::new(&[URL.to_owned()]);
    unasked.supply(URL, Ok(location.into()));
    assert_eq!(unasked.finish().problems().len(), 1);
}
