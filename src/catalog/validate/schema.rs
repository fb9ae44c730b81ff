//! The part of JSON Schema that the schemas of entities use, checked in the order and told in the
//! words of `ajv`, the checker that Backstage uses.

use serde_json::{Map, Value};

/// What a value has to be.
#[derive(Debug)]
pub(crate) enum Schema {
    /// Any value.
    Any,
    /// A text of any length.
    Text,
    /// A text that is not empty, of at most so many characters.
    Word(usize),
    /// A text out of a few.
    OneOf(&'static [&'static str]),
    /// This text and no other.
    Exactly(&'static str),
    /// A text, `true` or `false`.
    TextOrTruth,
    /// At least so many items, each of which keeps the schema.
    List(usize, &'static Schema),
    /// A map with these fields.
    Map(Fields),
    /// One of two schemas, and not both.
    Either(&'static Schema, &'static Schema),
}

/// The fields of a map.
#[derive(Debug)]
pub(crate) struct Fields {
    /// Those that may not be missing.
    pub(crate) required: &'static [&'static str],
    /// Those whose values are checked.
    pub(crate) known: &'static [(&'static str, Schema)],
    /// What the others are.
    pub(crate) others: Others,
}

/// Fields that a schema does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Others {
    /// May be anything.
    Free,
    /// May not be.
    Refused,
    /// Are texts.
    Texts,
    /// Are texts if their name has a first line that is not empty: the pattern `^.+$`.
    TextsIfNamed,
}

/// A text that is not empty.
pub(crate) const WORD: Schema = Schema::Word(usize::MAX);

/// A list of texts that are not empty.
pub(crate) const WORDS: Schema = Schema::List(0, &WORD);

/// A map that may hold anything.
pub(crate) const MAP: Schema = fields(&[], &[]);

/// A map that needs some fields and checks some.
pub(crate) const fn fields(
    required: &'static [&'static str],
    known: &'static [(&'static str, Schema)],
) -> Schema {
    Schema::Map(Fields {
        required,
        known,
        others: Others::Free,
    })
}

/// One way in which a value does not keep its schema.
#[derive(Debug)]
pub(crate) struct Breach {
    /// JSON pointer to the value that the message is about.
    pub(crate) pointer: String,
    /// JSON pointer to what has to be changed; it differs for a field that may not be.
    pub(crate) place: String,
    /// `must be string`.
    pub(crate) message: String,
    /// `type: string`; what `ajv` calls the parameters.
    pub(crate) parameters: String,
}

/// Every breach of a schema, in the order in which `ajv` finds them.
pub(crate) fn breaches(schema: &Schema, value: &Value, at: &Path<'_>) -> Vec<Breach> {
    let mut found = Vec::new();
    check(schema, value, at, &mut found);
    found
}

/// Where in a document a check is. Written out only for a breach.
#[derive(Clone, Copy)]
pub(crate) enum Path<'a> {
    Root,
    Key(&'a Path<'a>, &'a str),
    Index(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// The path as a JSON pointer; empty for the root.
    pub(crate) fn pointer(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Key(above, key) => {
                let key = key.replace('~', "~0").replace('/', "~1");
                [above.pointer(), key].join("/")
            }
            Self::Index(above, index) => format!("{}/{index}", above.pointer()),
        }
    }
}

fn check(schema: &Schema, value: &Value, at: &Path<'_>, found: &mut Vec<Breach>) {
    match schema {
        Schema::Any => {}
        Schema::Text => {
            text(value, at, found);
        }
        Schema::Word(most) => {
            if let Some(text) = text(value, at, found) {
                check_length(text, *most, at, found);
            }
        }
        Schema::OneOf(allowed) => {
            if text(value, at, found).is_some_and(|text| !allowed.contains(&text)) {
                let message = "must be equal to one of the allowed values";
                let parameters = format!("allowedValues: {}", allowed.join(","));
                breach(at, message, parameters, found);
            }
        }
        Schema::Exactly(one) => {
            if value.as_str() != Some(one) {
                let parameters = format!("allowedValue: {one}");
                breach(at, "must be equal to constant", parameters, found);
            }
        }
        Schema::TextOrTruth => {
            if !value.is_string() && !value.is_boolean() {
                let parameters = "type: string,boolean".to_owned();
                breach(at, "must be string,boolean", parameters, found);
            }
        }
        Schema::List(least, item) => match value.as_array() {
            Some(items) => check_items(items, *least, item, at, found),
            None => wrong_type("array", at, found),
        },
        Schema::Map(fields) => match value.as_object() {
            Some(map) => check_fields(fields, map, at, found),
            None => wrong_type("object", at, found),
        },
        Schema::Either(one, other) => check_either([one, other], value, at, found),
    }
}

fn check_length(text: &str, most: usize, at: &Path<'_>, found: &mut Vec<Breach>) {
    if most != usize::MAX && text.chars().count() > most {
        let message = format!("must NOT have more than {most} characters");
        breach(at, &message, format!("limit: {most}"), found);
    }
    if text.is_empty() {
        let message = "must NOT have fewer than 1 characters";
        breach(at, message, "limit: 1".to_owned(), found);
    }
}

fn check_items(
    items: &[Value],
    least: usize,
    schema: &Schema,
    at: &Path<'_>,
    found: &mut Vec<Breach>,
) {
    if items.len() < least {
        let message = format!("must NOT have fewer than {least} items");
        breach(at, &message, format!("limit: {least}"), found);
    }
    for (index, item) in items.iter().enumerate() {
        check(schema, item, &Path::Index(at, index), found);
    }
}

fn check_fields(fields: &Fields, map: &Map<String, Value>, at: &Path<'_>, found: &mut Vec<Breach>) {
    for name in fields.required {
        if !map.contains_key(*name) {
            let message = format!("must have required property '{name}'");
            breach(at, &message, format!("missingProperty: {name}"), found);
        }
    }
    if fields.others != Others::Free {
        let known = |name: &String| fields.known.iter().any(|(known, _)| known == name);
        for (name, value) in map.iter().filter(|(name, _)| !known(name)) {
            check_other(fields.others, name, value, at, found);
        }
    }
    for (name, schema) in fields.known {
        if let Some(value) = map.get(*name) {
            check(schema, value, &Path::Key(at, name), found);
        }
    }
}

fn check_other(others: Others, name: &str, value: &Value, at: &Path<'_>, found: &mut Vec<Breach>) {
    let below = Path::Key(at, name);
    match others {
        Others::Free => {}
        Others::Refused => found.push(Breach {
            pointer: at.pointer(),
            place: below.pointer(),
            message: "must NOT have additional properties".to_owned(),
            parameters: format!("additionalProperty: {name}"),
        }),
        Others::TextsIfNamed if name.is_empty() || name.contains(LINE_BREAKS) => {}
        Others::Texts | Others::TextsIfNamed => _ = text(value, &below, found),
    }
}

/// What `.` does not stand for in a pattern.
const LINE_BREAKS: [char; 4] = ['\n', '\r', '\u{2028}', '\u{2029}'];

fn check_either(schemas: [&Schema; 2], value: &Value, at: &Path<'_>, found: &mut Vec<Breach>) {
    let [one, other] = schemas.map(|schema| breaches(schema, value, at));
    if one.is_empty() != other.is_empty() {
        return;
    }
    let passing = if one.is_empty() { "0,1" } else { "null" };
    found.extend(one);
    found.extend(other);
    let message = "must match exactly one schema in oneOf";
    breach(at, message, format!("passingSchemas: {passing}"), found);
}

fn text<'v>(value: &'v Value, at: &Path<'_>, found: &mut Vec<Breach>) -> Option<&'v str> {
    let text = value.as_str();
    if text.is_none() {
        wrong_type("string", at, found);
    }
    text
}

fn wrong_type(expected: &str, at: &Path<'_>, found: &mut Vec<Breach>) {
    let message = format!("must be {expected}");
    breach(at, &message, format!("type: {expected}"), found);
}

fn breach(at: &Path<'_>, message: &str, parameters: String, found: &mut Vec<Breach>) {
    let pointer = at.pointer();
    found.push(Breach {
        place: pointer.clone(),
        pointer,
        message: message.to_owned(),
        parameters,
    });
}
