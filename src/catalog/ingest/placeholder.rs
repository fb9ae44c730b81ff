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

/// The placeholder an object is, if it is one: its only key is the operator.
fn placeholder(value: &Value) -> Option<(Content, &str, &Value)> {
    let object = value.as_object().filter(|object| object.len() == 1)?;
    let (key, target) = object.iter().next()?;
    let content = match key.as_str() {
        "$text" => Content::Text,
        "$json" => Content::Json,
        "$yaml" => Content::Yaml,
        _ => return None,
    };
    Some((content, key, target))
}

/// Absolute URLs of every file the value needs.
pub(super) fn targets(value: &Value, base: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(value, base, &mut found);
    found
}

fn collect(value: &Value, base: &str, found: &mut Vec<String>) {
    if let Some((_, _, target)) = placeholder(value) {
        found.extend(target.as_str().map(|target| url::resolve(target, base)));
        return;
    }
    match value {
        Value::Object(map) => map.values().for_each(|value| collect(value, base, found)),
        Value::Array(items) => items.iter().for_each(|value| collect(value, base, found)),
        _ => {}
    }
}

/// Puts the contents in their places. `read` gives the text of a URL, or a sentence why not.
pub(super) fn fill<'a>(
    value: &mut Value,
    base: &str,
    read: &impl Fn(&str) -> Result<&'a str, String>,
) -> Result<(), String> {
    if let Some((content, key, target)) = placeholder(value) {
        let target = target
            .as_str()
            .ok_or_else(|| format!("Placeholder {key} expected a text, the target to read"))?;
        let url = url::resolve(target, base);
        let text =
            read(&url).map_err(|why| format!("Placeholder {key} could not read {url}: {why}"))?;
        *value = parse(content, text)
            .map_err(|why| format!("Placeholder {key} failed to parse {url}: {why}"))?;
        return Ok(());
    }
    match value {
        Value::Object(map) => map
            .values_mut()
            .try_for_each(|value| fill(value, base, read)),
        Value::Array(items) => items
            .iter_mut()
            .try_for_each(|value| fill(value, base, read)),
        _ => Ok(()),
    }
}

fn parse(content: Content, text: &str) -> Result<Value, String> {
    match content {
        Content::Text => Ok(Value::from(text)),
        Content::Json => serde_json::from_str(text).map_err(|error| error.to_string()),
        Content::Yaml => {
            let mut documents = document::read(text);
            match documents.len() {
                1 => documents.remove(0).content,
                count => Err(format!("it has {count} documents and needs to have one")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const BASE: &str = "http://host/a/catalog-info.yaml";

    #[test]
    fn contents_take_the_place_of_placeholders_anywhere() {
        let mut entity = json!({"spec": {"definition": {"$text": "./api.graphql"}, "list": [{"$yaml": "b.yaml"}], "other": {"$ref": "x"}}});
        assert_eq!(
            targets(&entity, BASE),
            ["http://host/a/api.graphql", "http://host/a/b.yaml"]
        );
        let read = |url: &str| {
            Ok(if url.ends_with("graphql") {
                "type Query"
            } else {
                "k: [1]"
            })
        };
        fill(&mut entity, BASE, &read).expect("filled");
        assert_eq!(
            entity,
            json!({"spec": {"definition": "type Query", "list": [{"k": [1]}], "other": {"$ref": "x"}}})
        );
    }

    #[test]
    fn what_cannot_be_read_or_parsed_is_said() {
        let missing = |_: &str| Err("404 Not Found".to_owned());
        let refused = fill(&mut json!({"$text": "a.txt"}), BASE, &missing).expect_err("missing");
        assert_eq!(
            refused,
            "Placeholder $text could not read http://host/a/a.txt: 404 Not Found"
        );
        let broken = |_: &str| Ok("{");
        assert!(fill(&mut json!({"$json": "a.json"}), BASE, &broken).is_err());
        assert!(fill(&mut json!({"$text": 3}), BASE, &broken).is_err());
    }
}
