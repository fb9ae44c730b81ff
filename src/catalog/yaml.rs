//! Prints JSON values as YAML that people read and YAML parsers read back.

use serde_json::Value;

/// The value as a YAML document, ending in a line break.
pub fn print(value: &Value) -> String {
    let mut out = String::new();
    match value {
        Value::Object(map) if !map.is_empty() => print_map(map, 0, &mut out),
        Value::Array(items) if !items.is_empty() => print_list(items, 0, &mut out),
        scalar => {
            print_scalar(scalar, 0, &mut out);
            out.push('\n');
        }
    }
    out
}

fn print_map(map: &serde_json::Map<String, Value>, indent: usize, out: &mut String) {
    for (index, (key, value)) in map.iter().enumerate() {
        // The first key of a map inside a list stands on the line of the dash.
        if index > 0 || out.is_empty() || out.ends_with('\n') {
            pad(indent, out);
        }
        print_text(key, out);
        out.push(':');
        print_nested(value, indent, out);
    }
}

fn print_list(items: &[Value], indent: usize, out: &mut String) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 || out.is_empty() || out.ends_with('\n') {
            pad(indent, out);
        }
        out.push_str("- ");
        match item {
            Value::Object(map) if !map.is_empty() => print_map(map, indent + 2, out),
            Value::Array(inner) if !inner.is_empty() => print_list(inner, indent + 2, out),
            scalar => {
                print_scalar(scalar, indent + 2, out);
                out.push('\n');
            }
        }
    }
}

fn print_nested(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Object(map) if !map.is_empty() => {
            out.push('\n');
            print_map(map, indent + 2, out);
        }
        Value::Array(items) if !items.is_empty() => {
            out.push('\n');
            print_list(items, indent + 2, out);
        }
        scalar => {
            out.push(' ');
            print_scalar(scalar, indent + 2, out);
            out.push('\n');
        }
    }
}

fn print_scalar(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::String(text) if is_block(text) => print_block(text, indent, out),
        Value::String(text) => print_text(text, out),
        // What is left prints in YAML as in JSON: null, true, 3, [], {}.
        other => out.push_str(&other.to_string()),
    }
}

/// Several lines of ordinary text are easier to read as a block.
fn is_block(text: &str) -> bool {
    text.trim_end_matches('\n').contains('\n')
        && !text.starts_with([' ', '\n', '\t'])
        && !text
            .chars()
            .any(|letter| letter.is_control() && letter != '\n')
        && !text.contains(['\u{85}', '\u{2028}', '\u{2029}', '\u{feff}'])
}

fn print_block(text: &str, indent: usize, out: &mut String) {
    let body = text.trim_end_matches('\n');
    let breaks = text.len() - body.len();
    out.push_str(match breaks {
        0 => "|-",
        1 => "|",
        _ => "|+",
    });
    for line in body.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            pad(indent, out);
            out.push_str(line);
        }
    }
    // The caller ends the line; kept trailing breaks are the ones beyond it.
    for _ in 1..breaks {
        out.push('\n');
    }
}

fn print_text(text: &str, out: &mut String) {
    if is_plain(text) {
        out.push_str(text);
    } else {
        // A JSON string is a double-quoted YAML scalar.
        out.push_str(&Value::from(text).to_string());
    }
}

/// Whether a text means itself without quotes: nothing a parser could take for a number, a truth
/// value, null, a date, an indicator or a comment.
fn is_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let harmless = |letter: char| {
        letter.is_alphanumeric()
            || matches!(letter, ' ' | '-' | '_' | '.' | '/' | '+' | '(' | ')')
            || matches!(
                letter,
                ',' | ';' | '\'' | '=' | '@' | ':' | '$' | '?' | '!' | '~' | '^'
            )
    };
    first.is_alphabetic()
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && text.chars().all(harmless)
        && !is_reserved(text)
}

fn is_reserved(text: &str) -> bool {
    const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let lower = text.to_ascii_lowercase();
    WORDS.contains(&lower.as_str())
}

fn pad(indent: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_entity_reads_like_a_hand_written_file() {
        let entity = json!({
            "kind": "Component",
            "metadata": {
                "description": "First line.\n\n  Indented.\n",
                "name": "web",
                "tags": ["java", "yes", "3"],
                "links": [{"title": "Docs: all", "url": "https://example.com"}],
                "labels": {},
            },
            "spec": {"steps": [["a", "b"], []], "count": 3, "none": null},
        });
        assert_eq!(
            print(&entity),
            "kind: Component\n\
             metadata:\n  description: |\n    First line.\n\n      Indented.\n  labels: {}\n  \
             links:\n    - title: \"Docs: all\"\n      url: https://example.com\n  \
             name: web\n  tags:\n    - java\n    - \"yes\"\n    - \"3\"\n\
             spec:\n  count: 3\n  none: null\n  steps:\n    - - a\n      - b\n    - []\n"
        );
    }

    #[test]
    fn trailing_line_breaks_are_kept() {
        assert_eq!(print(&json!({"a": "x\ny"})), "a: |-\n  x\n  y\n");
        assert_eq!(print(&json!({"a": "x\ny\n"})), "a: |\n  x\n  y\n");
        assert_eq!(print(&json!({"a": "x\ny\n\n"})), "a: |+\n  x\n  y\n\n");
    }

    #[test]
    fn what_could_be_misread_is_quoted() {
        for text in [
            "",
            "- a",
            "#c",
            "a: b",
            "null",
            "No",
            "1.5",
            "2020-01-01",
            "a #b",
            " a",
            "&x",
            "a\tb",
        ] {
            let printed = print(&json!(text));
            assert!(printed.starts_with('"'), "{text:?} printed as {printed}");
        }
        for text in ["web", "group:default/a", "https://example.com/a?b=c"] {
            assert_eq!(print(&json!(text)), format!("{text}\n"));
        }
    }
}
