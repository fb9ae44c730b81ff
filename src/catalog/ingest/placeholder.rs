//! `$text`, `$json` and `$yaml`: values that stand in a file of their own (catalog-backend
//! `PlaceholderProcessor`).

use serde_json::Value;

use super::document;
use super::url;

/// What the content of a placeholder's file becomes.
#[derive(Clone, Copy)]
enum Content {
    Text,
    Json,
    Yaml,
}

/// What a map is to the search for placeholders.
enum Found<'v> {
    Placeholder(Content, &'v str, &'v Value),
    /// A map to look into.
    Map,
    /// A map with a key that begins with `$` but is no placeholder, such as `$ref`: it may be
    /// part of a schema and stays as it is, with all that is in it.
    Untouched,
}

fn look(map: &serde_json::Map<String, Value>) -> Found<'_> {
    let Some((key, target)) = map.iter().find(|(key, _)| key.starts_with('$')) else {
        return Found::Map;
    };
    let content = match key.as_str() {
        "$text" => Content::Text,
        "$json" => Content::Json,
        "$yaml" => Content::Yaml,
        _ => return Found::Untouched,
    };
    match map.len() {
        1 => Found::Placeholder(content, key, target),
        _ => Found::Untouched,
    }
}

/// Absolute URLs of every file the value needs.
pub(super) fn targets(value: &Value, base: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(value, base, &mut found);
    found
}

fn collect(value: &Value, base: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => match look(map) {
            Found::Placeholder(_, key, target) => found.extend(address(key, target, base).ok()),
            Found::Map => map.values().for_each(|value| collect(value, base, found)),
            Found::Untouched => {}
        },
        Value::Array(items) => items.iter().for_each(|value| collect(value, base, found)),
        _ => {}
    }
}

/// Where the content of a placeholder is, or a sentence why it cannot be asked for.
fn address(key: &str, target: &Value, base: &str) -> Result<String, String> {
    let Some(target) = target.as_str() else {
        return Err(format!(
            "Placeholder {key} expected a string value parameter, in the form of an absolute URL or a relative path"
        ));
    };
    let url = url::resolve(target, base);
    if !url::is_same_repository(&url, base) {
        return Err(format!(
            "Placeholder {key} could not form a URL out of {base} and {target}, Error: Placeholder may only reference files from the same repository as the entity"
        ));
    }
    Ok(url)
}

/// A placeholder that could not be filled.
#[derive(Debug)]
pub(super) struct Unfilled {
    /// JSON pointer to its key.
    pub(super) pointer: String,
    pub(super) message: String,
}

/// Puts the contents in their places. `read` gives the text of a URL, or a sentence why not.
/// Backstage stops at a placeholder it cannot fill, and so does this.
pub(super) fn fill<'a>(
    value: &mut Value,
    base: &str,
    read: &impl Fn(&str) -> Result<&'a str, String>,
) -> Result<(), Unfilled> {
    fill_in(value, base, read).map_err(|unfilled| Unfilled {
        message: format!(
            "Processor PlaceholderProcessor threw an error while preprocessing; caused by Error: {}",
            unfilled.message
        ),
        ..unfilled
    })
}

fn fill_in<'a>(
    value: &mut Value,
    base: &str,
    read: &impl Fn(&str) -> Result<&'a str, String>,
) -> Result<(), Unfilled> {
    match value {
        Value::Object(map) => match look(map) {
            Found::Placeholder(content, key, target) => {
                let filled = content_of(content, key, target, base, read);
                *value = filled.map_err(|message| Unfilled {
                    pointer: ["/", key].concat(),
                    message,
                })?;
                Ok(())
            }
            Found::Map => map.iter_mut().try_for_each(|(key, value)| {
                let below = |unfilled| below(&key.replace('~', "~0").replace('/', "~1"), unfilled);
                fill_in(value, base, read).map_err(below)
            }),
            Found::Untouched => Ok(()),
        },
        Value::Array(items) => items.iter_mut().enumerate().try_for_each(|(index, value)| {
            fill_in(value, base, read).map_err(|unfilled| below(&index.to_string(), unfilled))
        }),
        _ => Ok(()),
    }
}

/// The same, seen from one step further up.
fn below(key: &str, unfilled: Unfilled) -> Unfilled {
    Unfilled {
        pointer: ["/", key, &unfilled.pointer].concat(),
        ..unfilled
    }
}

fn content_of<'a>(
    content: Content,
    key: &str,
    target: &Value,
    base: &str,
    read: &impl Fn(&str) -> Result<&'a str, String>,
) -> Result<Value, String> {
    let url = address(key, target, base)?;
    let named = target.as_str().unwrap_or_default();
    let text = read(&url)
        .map_err(|why| format!("Placeholder {key} could not read location {named}, {why}"))?;
    match content {
        Content::Text => Ok(Value::from(text)),
        Content::Json => serde_json::from_str(text).map_err(|error| {
            format!("Placeholder {key} failed to parse JSON data at {named}, SyntaxError: {error}")
        }),
        Content::Yaml => document::read_one(text).map_err(|why| match why {
            document::NotOne::Count(count) => format!(
                "Placeholder {key} expected to find exactly one document of data at {named}, found {count}"
            ),
            document::NotOne::Broken(why) => {
                format!("Placeholder {key} found an error in the data at {named}, {why}")
            }
        }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const BASE: &str = "http://host/a/catalog-info.yaml";

    fn refusal(mut value: Value, base: &str, text: Result<&str, String>) -> String {
        let refused = fill(&mut value, base, &|_| text.clone()).expect_err("refused");
        let refused = refused.message;
        let begin = "Processor PlaceholderProcessor threw an error while preprocessing; caused by Error: Placeholder ";
        refused
            .strip_prefix(begin)
            .expect("a placeholder")
            .to_owned()
    }

    #[test]
    fn contents_take_the_place_of_placeholders_anywhere() {
        let mut entity = json!({"metadata": {"title": {"$text": "c.txt"}}, "spec": {"definition": {"$text": "./api.graphql"}, "list": [{"$yaml": "b.yaml"}]}});
        assert_eq!(
            targets(&entity, BASE),
            [
                "http://host/a/c.txt",
                "http://host/a/api.graphql",
                "http://host/a/b.yaml"
            ]
        );
        let read = |url: &str| {
            Ok(match url.rsplit_once('.') {
                Some((_, "graphql")) => "type Query",
                Some((_, "txt")) => "line\n",
                _ => "k: [1]",
            })
        };
        fill(&mut entity, BASE, &read).expect("filled");
        assert_eq!(
            entity,
            json!({"metadata": {"title": "line\n"}, "spec": {"definition": "type Query", "list": [{"k": [1]}]}})
        );
    }

    #[test]
    fn what_only_looks_like_a_placeholder_stays_as_it_is() {
        let written = json!({
            "schema": {"$ref": "x", "properties": {"$text": "a"}},
            "other": {"$openapi": "x.yaml"},
            "with": {"$text": "a", "more": {"$text": "b"}},
            "beside": {"$schema": 1, "below": {"$text": "b"}},
        });
        assert_eq!(targets(&written, BASE), Vec::<String>::new());
        let mut filled = written.clone();
        fill(&mut filled, BASE, &|_| Ok("x")).expect("nothing to do");
        assert_eq!(filled, written);
    }

    #[test]
    fn content_is_not_searched_again() {
        let mut value = json!({"$yaml": "a.yaml"});
        fill(&mut value, BASE, &|_| Ok("$text: b.txt")).expect("filled");
        assert_eq!(value, json!({"$text": "b.txt"}));
    }

    #[test]
    fn what_cannot_be_read_or_parsed_is_said() {
        assert_eq!(
            refusal(
                json!({"$text": "a.txt"}),
                BASE,
                Err("Error: gone".to_owned())
            ),
            "$text could not read location a.txt, Error: gone"
        );
        assert_eq!(
            refusal(json!({"$text": 3}), BASE, Ok("")),
            "$text expected a string value parameter, in the form of an absolute URL or a relative path"
        );
        let parse = |key: &str, text| {
            let mut value = json!({});
            value[key] = json!("a");
            refusal(value, BASE, Ok(text))
        };
        assert!(
            parse("$json", "{").starts_with("$json failed to parse JSON data at a, SyntaxError: ")
        );
        assert_eq!(
            parse("$yaml", "a: 1\n---\nb: 1\n"),
            "$yaml expected to find exactly one document of data at a, found 2"
        );
        assert_eq!(
            parse("$yaml", ""),
            "$yaml expected to find exactly one document of data at a, found 0"
        );
        assert!(parse("$yaml", "a: [").starts_with("$yaml found an error in the data at a, "));
    }

    #[test]
    fn the_place_of_what_could_not_be_filled_is_known() {
        let mut value = json!({"spec": {"a/b": [{"$text": "a"}, {"$text": 3}]}});
        let unfilled = fill(&mut value, BASE, &|_| Ok("x")).expect_err("refused");
        assert_eq!(unfilled.pointer, "/spec/a~1b/1/$text");
    }

    #[test]
    fn another_repository_is_not_read() {
        let base = "https://github.com/o/r/blob/main/catalog-info.yaml";
        let value = json!({"$text": "https://github.com/o/secret/blob/main/a"});
        assert_eq!(targets(&value, base), Vec::<String>::new());
        assert_eq!(
            refusal(value, base, Ok("")),
            "$text could not form a URL out of https://github.com/o/r/blob/main/catalog-info.yaml and https://github.com/o/secret/blob/main/a, Error: Placeholder may only reference files from the same repository as the entity"
        );
    }
}
