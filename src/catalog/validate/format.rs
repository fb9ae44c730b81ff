//! How names, labels, tags and addresses are written (catalog-model `FieldFormatEntityPolicy`,
//! `KubernetesValidatorFunctions`, `CommonValidatorFunctions`, `makeValidator`).

use serde_json::Value;

use super::envelope::refused;
use super::{Mistakes, is_url};

/// A rule and how Backstage puts it into words.
struct Rule {
    keeps: fn(&str) -> bool,
    expected: &'static str,
}

const NAMES: &str = "a string that is sequences of [a-zA-Z0-9] separated by any of [-_.], at most 63 characters in total";

const API_VERSION: Rule = Rule {
    keeps: |text| is_with_domain(text, is_version),
    expected: "a valid prefix and/or suffix",
};
const KIND: Rule = Rule {
    keeps: is_kind,
    expected: "a string that is a sequence of [a-zA-Z][a-z0-9A-Z], at most 63 characters in total",
};
const NAME: Rule = Rule {
    keeps: is_name,
    expected: NAMES,
};
const NAMESPACE: Rule = Rule {
    keeps: is_label_of_domain,
    expected: "a string that is sequences of [a-z0-9] separated by [-], at most 63 characters in total",
};
const KEY: Rule = Rule {
    keeps: |text| is_with_domain(text, is_name),
    expected: "a valid prefix and/or suffix",
};
const LABEL: Rule = Rule {
    keeps: |text| text.is_empty() || is_name(text),
    expected: NAMES,
};
const TAG: Rule = Rule {
    keeps: is_tag,
    expected: "a string that is sequences of [a-z0-9+#] separated by [-], at most 63 characters in total",
};
const URL: Rule = Rule {
    keeps: is_url,
    expected: "a string that is a valid url",
};
const NOT_BLANK: Rule = Rule {
    keeps: |text| !text.chars().all(is_blank),
    expected: "a non empty string",
};

struct Check<'a> {
    reference: &'a str,
    mistakes: &'a mut Mistakes,
}

/// Checks what is text; what has another type is a mistake already.
pub(super) fn check(entity: &Value, reference: &str, mistakes: &mut Mistakes) {
    let metadata = &entity["metadata"];
    let mut check = Check {
        reference,
        mistakes,
    };
    for (field, pointer, rule) in [
        ("apiVersion", "/apiVersion", &API_VERSION),
        ("kind", "/kind", &KIND),
        ("metadata.name", "/metadata/name", &NAME),
        ("metadata.namespace", "/metadata/namespace", &NAMESPACE),
    ] {
        if let Some(value) = entity.pointer(pointer).and_then(Value::as_str) {
            check.keeps(rule, value, || (field.to_owned(), pointer.to_owned()));
        }
    }
    check.names("labels", metadata, &LABEL);
    check.names("annotations", metadata, &ANYTHING);
    for (index, tag) in list(metadata, "tags").iter().enumerate() {
        if let Some(tag) = tag.as_str() {
            check.keeps(&TAG, tag, || {
                (format!("tags.{index}"), format!("/metadata/tags/{index}"))
            });
        }
    }
    for (index, link) in list(metadata, "links").iter().enumerate() {
        for (part, rule) in [("url", &URL), ("title", &NOT_BLANK), ("icon", &NOT_BLANK)] {
            if let Some(value) = link.get(part).and_then(Value::as_str) {
                check.keeps(rule, value, || {
                    (
                        format!("links.{index}.{part}"),
                        format!("/metadata/links/{index}/{part}"),
                    )
                });
            }
        }
    }
}

const ANYTHING: Rule = Rule {
    keeps: |_| true,
    expected: "a string",
};

impl Check<'_> {
    /// `place` gives the field as Backstage names it, and a JSON pointer.
    fn keeps(
        &mut self,
        rule: &Rule,
        value: &str,
        place: impl FnOnce() -> (String, String),
    ) -> bool {
        let keeps = (rule.keeps)(value);
        if !keeps {
            let (field, pointer) = place();
            let expected = rule.expected;
            let why = format!(
                "\"{field}\" is not valid; expected {expected} but found \"{value}\". To learn more about catalog file format, visit: https://github.com/backstage/backstage/blob/master/docs/architecture-decisions/adr002-default-catalog-file-format.md"
            );
            self.mistakes
                .add_new(pointer, refused(self.reference, &why));
        }
        keeps
    }

    fn names(&mut self, map: &str, metadata: &Value, rule: &Rule) {
        let entries = metadata.get(map).and_then(Value::as_object);
        for (key, value) in entries.into_iter().flatten() {
            let place = || {
                let escaped = key.replace('~', "~0").replace('/', "~1");
                (format!("{map}.{key}"), format!("/metadata/{map}/{escaped}"))
            };
            if self.keeps(&KEY, key, place)
                && let Some(value) = value.as_str()
            {
                self.keeps(rule, value, place);
            }
        }
    }
}

fn list<'a>(metadata: &'a Value, field: &str) -> &'a [Value] {
    metadata
        .get(field)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// What JavaScript's `trim` removes.
fn is_blank(letter: char) -> bool {
    letter == '\u{feff}' || (letter.is_whitespace() && letter != '\u{85}')
}

fn is_version(text: &str) -> bool {
    (1..=63).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_kind(text: &str) -> bool {
    is_version(text) && text.starts_with(|letter: char| letter.is_ascii_alphabetic())
}

/// Letters and digits at both ends, and `-`, `_`, `.` between them.
fn is_name(text: &str) -> bool {
    let is_end = |byte: &u8| byte.is_ascii_alphanumeric();
    let bytes = text.as_bytes();
    bytes.len() <= 63
        && bytes.first().is_some_and(is_end)
        && bytes.last().is_some_and(is_end)
        && bytes
            .iter()
            .all(|byte| is_end(byte) || b"-_.".contains(byte))
}

fn is_lower(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

/// One part of the name of a domain; dashes may follow each other.
fn is_label_of_domain(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text.bytes().all(|byte| is_lower(byte) || byte == b'-')
}

fn is_domain(text: &str) -> bool {
    text.len() <= 253 && text.split('.').all(is_label_of_domain)
}

/// A text, or a domain, a slash and a text.
fn is_with_domain(text: &str, is_text: fn(&str) -> bool) -> bool {
    match text.split_once('/') {
        None => is_text(text),
        Some((domain, rest)) => is_domain(domain) && is_text(rest),
    }
}

/// Dashes may not follow each other here. Colons are allowed, whatever the message says.
fn is_tag(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| is_lower(byte) || b":+#".contains(&byte))
    };
    text.len() <= 63 && text.split('-').all(is_part)
}
