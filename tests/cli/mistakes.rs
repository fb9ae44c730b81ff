//! Every kind of mistake, each marked in tests/fixtures/mistakes on the line that has to be named.

use std::fs;

use serde_json::Value;

use crate::{root, run};

/// A comment that marks a line.
#[derive(Debug)]
struct Mark {
    file: String,
    line: u64,
    severity: &'static str,
    part: String,
}

fn marks() -> Vec<Mark> {
    let mut marks = Vec::new();
    for entry in fs::read_dir(root().join("tests/fixtures/mistakes")).expect("the fixtures") {
        let path = entry.expect("an entry").path();
        let file = path.file_name().expect("a name").to_string_lossy();
        let text = fs::read_to_string(&path).expect("a text");
        for (index, line) in text.lines().enumerate() {
            for (word, severity) in [("# mistake: ", "error"), ("# dangling: ", "warning")] {
                if let Some((_, part)) = line.split_once(word) {
                    marks.push(Mark {
                        file: file.clone().into_owned(),
                        line: index as u64 + 1,
                        severity,
                        part: part.to_owned(),
                    });
                }
            }
        }
    }
    marks
}

#[test]
fn every_mistake_is_found_on_its_line() {
    let folder = root().join("tests/fixtures/mistakes");
    let run = run(&folder, &["check", "--format", "json", "."]);
    assert_eq!(run.status, 1, "{}", run.err);
    let findings: Vec<Value> = serde_json::from_str(&run.out).expect("JSON");
    let marks = marks();
    assert!(marks.len() > 25, "{} marks", marks.len());
    let mut wrong = Vec::new();
    for mark in &marks {
        let file = mark.file.as_str();
        let found = findings.iter().find(|finding| {
            let message = finding["message"].as_str().expect("a message");
            finding["file"] == *file
                && finding["severity"] == mark.severity
                && message.contains(&mark.part)
        });
        if found.is_none_or(|finding| finding["line"] != mark.line) {
            wrong.push(format!("{mark:?}: found {found:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "not where the marks are:\n{}",
        wrong.join("\n")
    );
    assert_eq!(
        findings.len(),
        marks.len(),
        "something is found that is not marked: {findings:#?}"
    );
}
