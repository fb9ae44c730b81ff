use serde_json::{Value, json};

use super::*;

/// The documents of a text; what cannot be read is its sentence.
fn all(text: &str) -> Vec<Result<Value, String>> {
    read(text).map(|document| document.content).collect()
}

fn only(text: &str) -> Value {
    let mut documents = all(text);
    assert_eq!(documents.len(), 1, "one document in {text:?}");
    documents.remove(0).expect("a readable document")
}

fn refusal(text: &str) -> String {
    let refused = all(text).into_iter().find_map(Result::err);
    refused.unwrap_or_else(|| panic!("{text:?} is refused"))
}

#[test]
fn scalars_are_those_of_the_core_schema() {
    let cases = [
        ("~ null Null NULL", json!(null)),
        ("true True TRUE", json!(true)),
        ("false False FALSE", json!(false)),
        ("0 -0 +0 0.0 -0.0 0o0 0x0 1e-400", json!(0)),
        ("17 017 +17 0o21 0x11 17.0 1.7e1 1.7E+1 170e-1", json!(17)),
        ("1.5 +1.5 1.50 15e-1", json!(1.5)),
        (".5 0.5 .5e0", json!(0.5)),
        ("9007199254740993", json!(9_007_199_254_740_992_u64)),
        ("-9007199254740993", json!(-9_007_199_254_740_992_i64)),
        ("0xffffffffffffffffff", json!(4.722_366_482_869_645e21)),
        // JSON has none of these.
        (".inf -.Inf +.INF .nan .NaN .NAN 1e400 -1e400", json!(null)),
    ];
    for (written, expected) in cases {
        for scalar in written.split(' ') {
            assert_eq!(
                only(&format!("a: {scalar}")),
                json!({"a": expected}),
                "{scalar}"
            );
        }
    }
    let texts = "nULL tRUE yes no on off y n 0o8 -0o7 0xZ -0x1 0b11 1_000 . - .. 1.2.3 e3 1e 0x 0o \
        .iNF -.nan inf nan 2020-01-01 190:20:30 12:30 << = <x a:b http://x:80/y#z é";
    for text in texts.split(' ').filter(|text| *text != "-") {
        assert_eq!(only(&format!("a: {text}")), json!({"a": text}), "{text}");
    }
}

#[test]
fn tags_say_what_a_scalar_is_if_it_can_be_that() {
    let cases = [
        ("!!str 3", json!("3")),
        ("!!str", json!("")),
        ("! 3", json!("3")),
        ("!!int \"3\"", json!(3)),
        ("!!int 1.5", json!("1.5")),
        ("!!float 1.5", json!(1.5)),
        ("!!float 3", json!("3")),
        ("!!bool \"true\"", json!(true)),
        ("!!bool x", json!("x")),
        ("!!null \"\"", json!(null)),
        ("!own 3", json!("3")),
        ("!own {b: 1}", json!({"b": 1})),
        ("!!seq {}", json!({})),
        (
            "!!binary aGVsbG8=",
            json!({"type": "Buffer", "data": [104, 101, 108, 108, 111]}),
        ),
        ("!!timestamp 2020-02-29", json!("2020-02-29T00:00:00.000Z")),
        (
            "!!timestamp 2001-12-14t21:59:43.10-05:00",
            json!("2001-12-15T02:59:43.100Z"),
        ),
        (
            "!!timestamp 1969-12-31 23:59:59",
            json!("1969-12-31T23:59:59.000Z"),
        ),
    ];
    for (written, expected) in cases {
        assert_eq!(
            only(&format!("a: {written}")),
            json!({"a": expected}),
            "{written}"
        );
    }
    assert!(refusal("a: !!timestamp x").contains("!!timestamp expects a date"));
}

#[test]
fn keys_are_texts_and_stand_once() {
    let cases = [
        ("~: a", json!({"": "a"})),
        ("1.0: a\n0x10: b", json!({"1": "a", "16": "b"})),
        (".nan: a\n.inf: b", json!({"NaN": "a", "Infinity": "b"})),
        ("1: a\n\"1\": b", json!({"1": "b"})),
        ("\"1\": a\n1: b", json!({"1": "b"})),
        ("&k a: 1\n*k : 2\n*k : 3", json!({"a": 3})),
        ("? [1, {a: b}]\n: c", json!({"[ 1, { a: b } ]": "c"})),
        ("a: {{ x }}", json!({"a": {"{ x }": null}})),
        ("&k a: 1\n*k : 2", json!({"a": 2})),
        ("<<: {a: 1}\nb: 2", json!({"<<": {"a": 1}, "b": 2})),
        ("__proto__: 1", json!({"__proto__": 1})),
    ];
    for (written, expected) in cases {
        assert_eq!(only(written), expected, "{written}");
    }
    for written in [
        "a: 1\na: 2",
        "a: 1\n'a': 2",
        "1: a\n1.0: b",
        "~: a\nnull: b",
        "1: x\na: 1\na: 2",
        "\"1\": a\n1: b\n\"1\": c",
        "1: a\n\"1\": b\n1: c",
        "b: {a: 1, a: 2}",
    ] {
        let refused = refusal(written);
        assert!(
            refused.contains("Map keys must be unique at line"),
            "{written}: {refused}"
        );
    }
}

#[test]
fn documents_know_their_lines_and_empty_ones_are_left_out() {
    let text = "\u{feff}# only a comment\n---\nkind: A\n---\n---\n\nkind: B\n...\n%YAML 1.2\n--- {kind: C}\n";
    let lines: Vec<u32> = read(text).map(|document| document.line).collect();
    assert_eq!(lines, [3, 7, 10]);
    assert_eq!(all("").len(), 0);
    assert_eq!(all("---\n---\n...\n").len(), 0);
    assert_eq!(only("a: 1\r\nb: |\r\n  c\r\n"), json!({"a": 1, "b": "c\n"}));
    assert_eq!(
        all("text\n--- 3\n--- [1]"),
        [Ok(json!("text")), Ok(json!(3)), Ok(json!([1]))]
    );
}

#[test]
fn a_broken_document_costs_only_itself() {
    let text = "kind: A\n---\nkind: [B\nname: }\n---\nkind: C\n---\na: *gone\n---\nkind: D\n";
    let read: Vec<(u32, bool)> = read(text)
        .map(|document| (document.line, document.content.is_ok()))
        .collect();
    assert_eq!(
        read,
        [(1, true), (4, false), (6, true), (8, false), (10, true)]
    );
    // What stands behind a document that is whole belongs to it all the same.
    assert_eq!(all("  a: 1\n b: 2\n").len(), 1);
    assert!(refusal("{a: 1} x").contains("YAMLParseError"));
    for broken in [
        "a:\n\tb: 1",
        "a: b: c",
        "a: @b",
        "a: `b",
        "a: \"\\q\"",
        "%YAML 1.2\na: 1",
    ] {
        assert!(refusal(broken).contains(" at line "), "{broken}");
    }
}

#[test]
fn block_scalars_keep_what_they_are_told_to() {
    let cases = [
        ("|\n  a\n\n  b\n\n", "a\n\nb\n"),
        ("|-\n  a\n\n", "a"),
        ("|+\n  a\n\n", "a\n\n"),
        (">\n  a\n  b\n\n  c\n", "a b\nc\n"),
        ("|2\n   a\n", " a\n"),
        ("|\n  a", "a\n"),
    ];
    for (written, expected) in cases {
        assert_eq!(
            only(&format!("a: {written}")),
            json!({"a": expected}),
            "{written:?}"
        );
    }
}

#[test]
fn aliases_are_copies_and_used_a_hundred_times_at_most() {
    assert_eq!(
        only("a: &x [1, 2]\nb: *x"),
        json!({"a": [1, 2], "b": [1, 2]})
    );
    let uses = |count: usize| format!("- &x 1\n{}", "- *x\n".repeat(count));
    assert_eq!(only(&uses(99)).as_array().map(Vec::len), Some(100));
    let excessive = "Excessive alias count";
    assert!(refusal(&uses(100)).contains(excessive));
    let nested = "a: &a [x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: ";
    assert!(refusal(&format!("{nested}[{}]", "*b, ".repeat(10))).contains(excessive));
    // Nothing in it: it costs nothing.
    assert!(all(&format!("- &x []\n{}", "- *x\n".repeat(1000)))[0].is_ok());
    assert!(refusal("a: &x [*x]").contains("was not resolved"));
    assert!(
        refusal("a: *x").contains("Unresolved alias (the anchor must be set before the alias): x")
    );
    assert!(refusal("a: &x 1\n---\na: *x").contains("Unresolved alias"));
}

#[test]
fn hostile_texts_are_refused_or_read() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..30 {
        let alias = format!("*a{}, ", level - 1).repeat(9);
        bomb += &format!("a{level}: &a{level} [{alias}x]\n");
    }
    assert!(refusal(&bomb).contains("Excessive alias count"));
    let empty = format!(
        "e: &e []\nb: &b [{}]\nc: [{}]",
        "*e, ".repeat(100_000),
        "*b, ".repeat(100_000)
    );
    assert!(refusal(&empty).contains("Excessive alias count"));
    let long = format!("- &x {}\n- *x\n- *x\n", "x".repeat(20_000_000));
    assert!(refusal(&long).contains("Excessive alias count"));
    let kept: String = (0..90).map(|level| format!("&a{level} [ ")).collect();
    let kept = format!("{kept}{}{}", "x, ".repeat(100_000), "]".repeat(90));
    assert!(refusal(&kept).contains("Excessive alias count"));
    for deep in ["[", "{a: ", "- ", "? "] {
        refusal(&deep.repeat(100_000));
    }
    let deepest = ["[".repeat(100), "]".repeat(100)].concat();
    assert!(all(&deepest)[0].is_ok());
    refusal(&["[".repeat(101), "]".repeat(101)].concat());
    let many: usize = read(&"--- a\n".repeat(100_000)).count();
    assert_eq!(many, 100_000);
    assert_eq!(read(&"a: [\n---\n".repeat(10_000)).count(), 10_000);
}

#[test]
fn a_text_of_one_document_is_read_as_that() {
    let one = |text: &str| match read_one(text) {
        Ok(value) => value.to_string(),
        Err(NotOne::Count(count)) => format!("{count} documents"),
        Err(NotOne::Broken(why)) => why,
    };
    assert_eq!(one("a: 1\n"), "{\"a\":1}");
    assert_eq!(one("---\n"), "null");
    assert_eq!(one(""), "0 documents");
    assert_eq!(one("a: 1\n---\n"), "2 documents");
    assert!(one("a: [").contains(" at line 1, "));
}

#[test]
fn json_files_give_their_entities_with_lines() {
    let read = |text: &str| -> Vec<(u32, Option<Value>)> {
        read_json(text)
            .map(|document| (document.line, document.content.ok()))
            .collect()
    };
    let entity = json!({"kind": "A"});
    assert_eq!(
        read("\u{feff}[\n {\"kind\": \"A\"\n\n },\n{\"kind\": \"A\"}\n]\n"),
        [(2, Some(entity.clone())), (5, Some(entity.clone()))]
    );
    assert_eq!(read("\n{\"kind\": \"A\"}\n"), [(2, Some(entity.clone()))]);
    assert_eq!(read("[]"), []);
    assert_eq!(read("[{\"kind\": \"A\"}\n,]"), [(1, Some(entity.clone()))]);
    for broken in [
        "[{\"kind\": \"A\"}\n",
        "{\"kind\": \"A\"}\n x",
        "[{\"kind\": \"A\"}]\n,",
        "[{\"kind\": \"A\"}\n{}]",
        "[{\"kind\": \"A\"},\n{\"a\": }]",
    ] {
        let read = read(broken);
        assert_eq!(read[0], (1, Some(entity.clone())), "{broken}");
        assert_eq!(read[1].1, None, "{broken}");
        assert_eq!(read.len(), 2, "{broken}");
    }
    assert_eq!(read(""), [(1, None)]);
}

const FILE: &str = "# first
kind: A
---
kind: B
metadata:
  name: b
  annotations:
    x.io/y~z: v
  tags: [one,
    two]
  links:
    - url: u
      title: t
    -
      url: v
spec:
  text: |
    kind: C
  'quoted key': 1
  1: one
  same: &x {deep: {er: 1}}
  other: *x
";

#[test]
fn values_are_found_by_their_pointers() {
    for (pointer, line) in [
        ("", 4),
        ("/kind", 4),
        ("/metadata", 5),
        ("/metadata/name", 6),
        ("/metadata/annotations/x.io~1y~0z", 8),
        ("/metadata/tags/0", 9),
        ("/metadata/tags/1", 10),
        ("/metadata/links/0/title", 13),
        ("/metadata/links/1", 15),
        ("/metadata/links/1/url", 15),
        ("/spec/text", 17),
        ("/spec/quoted key", 19),
        ("/spec/1", 20),
        ("/spec/same/deep/er", 21),
        // What is not there is told by what is above it.
        ("/metadata/links/1/icon", 15),
        ("/metadata/links/7/url", 11),
        ("/spec/owner", 16),
        ("/spec/other/deep", 22),
        ("/spec/text/deeper", 17),
        ("/extra/a/b", 4),
    ] {
        assert_eq!(locate(FILE, 4, pointer), Some(line), "{pointer}");
    }
    assert_eq!(locate(FILE, 2, "/metadata/name"), Some(2));
    assert_eq!(locate(FILE, 99, ""), None);
    assert_eq!(locate("a: 1\nb: [\n", 1, "/a"), Some(1));
}

#[test]
fn values_are_found_in_json_too() {
    let file = "[\n {\"kind\": \"A\"},\n {\n  \"kind\": \"B\",\n  \"metadata\": {\n   \"tags\": [\"a\",\n    \"b\"]\n  }\n }\n]\n";
    for (line, pointer, expected) in [
        (2, "/kind", 2),
        (3, "/kind", 4),
        (3, "/metadata/tags/1", 7),
        (3, "/metadata/name", 5),
    ] {
        assert_eq!(locate(file, line, pointer), Some(expected), "{pointer}");
    }
    let one = "{\n \"kind\": \"A\",\n \"metadata\": {\"name\": 1}\n}";
    assert_eq!(locate(one, 1, "/metadata/name"), Some(3));
}
