//! Requests built from pieces, so that a fuzzer need not find out how a filter is written.

use arbitrary::{Result, Unstructured};
use serde_json::{Value, json};

use super::answer::encoded;

const KEYS: [&str; 18] = [
    "kind",
    "KIND",
    "metadata.name",
    "metadata.namespace",
    "metadata.uid",
    "metadata.title",
    "metadata.tags",
    "metadata.tags.java",
    "metadata.annotations.example.com/a.b",
    "metadata.annotations",
    "spec.type",
    "spec.size",
    "spec.parts",
    "spec.parts.name",
    "spec.profile.displayName",
    "relations.ownedBy",
    "relations",
    "nothing.of.the.kind",
];

const VALUES: [&str; 18] = [
    "component",
    "API",
    "service",
    "java",
    "group:default/crew",
    "crew",
    "web",
    "true",
    "3",
    "",
    " ",
    "%",
    "_",
    "\\",
    "é",
    "İ",
    "null",
    "a%b_c",
];

const PARAMETERS: [&str; 17] = [
    "filter",
    "limit",
    "offset",
    "after",
    "orderField",
    "order",
    "fields",
    "facet",
    "cursor",
    "fullTextFilterTerm",
    "fullTextFilterFields",
    "fullTextFilterWords",
    "letters",
    "letters",
    "totalItems",
    "dryRun",
    "onConflict",
];

const REFS: [&str; 8] = [
    "component:default/web",
    "Component:web",
    "api:labs/web-api",
    "group:default/crew",
    "location:default/nothing",
    "web",
    ":/",
    "a:b/c:d/e",
];

/// What follows `/locations`.
const LOCATIONS: [&str; 7] = [
    "",
    "/by-query",
    "/6f0a",
    "/nothing",
    "/by-entity/component/default/web",
    "?dryRun=true",
    "?onConflict=refresh",
];

const TARGETS: [&str; 6] = [
    "http://host/catalog.yaml",
    "http://host/registered.yaml",
    "https://github.com/owner/name/blob/main/catalog-info.yaml",
    "./relative.yaml",
    "file:/etc/hosts",
    "",
];

/// Method, target and body.
pub fn request(choices: &mut Unstructured<'_>) -> Result<(String, String, Vec<u8>)> {
    let method = match choices.int_in_range(0..=11)? {
        0..=6 => "GET",
        7..=9 => "POST",
        10 => "PUT",
        _ => "DELETE",
    };
    let mut target = path(choices)?;
    let body = match method {
        "POST" | "PUT" => body(choices)?,
        _ => Vec::new(),
    };
    for index in 0..choices.int_in_range(0..=6)? {
        target.push(if index == 0 { '?' } else { '&' });
        target += *choices.choose(&PARAMETERS)?;
        target.push('=');
        let value = value_of_parameter(choices)?;
        target += &if choices.ratio(1, 8)? {
            value
        } else {
            encoded(&value)
        };
    }
    Ok((method.to_owned(), target, body))
}

fn path(choices: &mut Unstructured<'_>) -> Result<String> {
    Ok(match choices.int_in_range(0..=14)? {
        0 | 1 => "/entities/by-query".to_owned(),
        2 => "/entities".to_owned(),
        3 => "/entities/by-refs".to_owned(),
        4 | 5 => "/entity-facets".to_owned(),
        6 => format!("/entities/by-uid/{}", text(choices)?),
        7 => format!("/entities/by-name/{}", names(choices)?),
        8 => format!("/entities/by-name/{}/ancestry", names(choices)?),
        9 => format!("/locations{}", choices.choose(&LOCATIONS)?),
        10 => "/refresh".to_owned(),
        11 => "/analyze-location".to_owned(),
        12 => "/validate-entity".to_owned(),
        13 => "/entities/by-letters".to_owned(),
        _ => format!("/{}", text(choices)?),
    })
}

fn names(choices: &mut Unstructured<'_>) -> Result<String> {
    let reference = *choices.choose(&REFS)?;
    Ok(match choices.ratio(1, 4)? {
        true => text(choices)?,
        false => reference.replace(':', "/"),
    })
}

fn value_of_parameter(choices: &mut Unstructured<'_>) -> Result<String> {
    Ok(match choices.int_in_range(0..=6)? {
        0 | 1 => filter(choices)?,
        2 => choices.arbitrary::<i16>()?.to_string(),
        3 => format!(
            "{},{}",
            key(choices)?,
            choices.choose(&["asc", "desc", "up"])?
        ),
        4 => format!("{},{}", key(choices)?, key(choices)?),
        5 => (*choices.choose(&VALUES)?).to_owned(),
        _ => text(choices)?,
    })
}

fn filter(choices: &mut Unstructured<'_>) -> Result<String> {
    let mut statements = Vec::new();
    for _ in 0..choices.int_in_range(1..=4)? {
        statements.push(match choices.ratio(1, 4)? {
            true => key(choices)?,
            false => format!("{}={}", key(choices)?, value(choices)?),
        });
    }
    Ok(statements.join(","))
}

fn body(choices: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let body = match choices.int_in_range(0..=6)? {
        0 => {
            let length = choices.len().min(200);
            return Ok(choices.bytes(length)?.to_vec());
        }
        1 => {
            let count = choices.int_in_range(0..=6)?;
            let refs: Vec<&str> = (0..count)
                .map(|_| choices.choose(&REFS).copied())
                .collect::<Result<_>>()?;
            json!({"entityRefs": refs, "fields": fields(choices)?, "query": predicate(choices, 3)?})
        }
        2 => json!({"facets": fields(choices)?, "query": predicate(choices, 4)?}),
        3 => json!({"type": "url", "target": choices.choose(&TARGETS)?}),
        4 => json!({
            "entityRef": choices.choose(&REFS)?,
            "location": {"type": "url", "target": choices.choose(&TARGETS)?},
        }),
        5 => json!({
            "location": format!("url:{}", choices.choose(&TARGETS)?),
            "entity": {
                "apiVersion": "backstage.io/v1alpha1",
                "kind": choices.choose(&["Location", "Component", "Thing"])?,
                "metadata": {"name": value(choices)?, "tags": [value(choices)?]},
                "spec": {"target": choices.choose(&TARGETS)?, "definition": {"$text": value(choices)?}},
            },
        }),
        _ => json!({
            "query": predicate(choices, 6)?,
            "limit": choices.int_in_range(-1..=30)?,
            "orderBy": [{"field": key(choices)?, "order": choices.choose(&["asc", "desc"])?}],
            "fullTextFilter": {"term": value(choices)?, "fields": fields(choices)?, "words": "all"},
            "fields": fields(choices)?,
        }),
    };
    let mut body = body;
    // Whatever is left out or of the wrong type has to be said, not assumed.
    if let Some(object) = body
        .as_object_mut()
        .filter(|_| choices.ratio(1, 4) == Ok(true))
    {
        let keys: Vec<String> = object.keys().cloned().collect();
        let key = choices.choose(&keys)?;
        match choices.arbitrary()? {
            Some(false) => object[key] = json!([{"a": null}]),
            Some(true) => object[key] = json!(-3.5),
            None => _ = object.remove(key),
        }
    }
    Ok(body.to_string().into_bytes())
}

fn fields(choices: &mut Unstructured<'_>) -> Result<Vec<String>> {
    let count = choices.int_in_range(0..=3)?;
    (0..count).map(|_| key(choices)).collect()
}

fn predicate(choices: &mut Unstructured<'_>, depth: u32) -> Result<Value> {
    if depth > 0 && choices.ratio(1, 2)? {
        let count = choices.int_in_range(0..=3)?;
        let parts: Vec<Value> = (0..count)
            .map(|_| predicate(choices, depth - 1))
            .collect::<Result<_>>()?;
        return Ok(match choices.int_in_range(0..=2)? {
            0 => json!({"$all": parts}),
            1 => json!({"$any": parts}),
            _ => json!({"$not": predicate(choices, depth - 1)?}),
        });
    }
    let value = value(choices)?;
    let matcher = match choices.int_in_range(0..=7)? {
        0 | 1 => json!(value),
        2 => json!({"$exists": choices.arbitrary::<bool>()?}),
        3 => json!({"$in": [value, 3, true]}),
        4 => json!({"$hasPrefix": value}),
        5 => json!({"$contains": value}),
        6 => json!({"$contains": {"type": "ownedBy", "targetRef": value}}),
        _ => json!([value, null, {"$or": 1}]),
    };
    let mut fields = serde_json::Map::new();
    fields.insert(key(choices)?, matcher);
    Ok(Value::Object(fields))
}

fn key(choices: &mut Unstructured<'_>) -> Result<String> {
    piece(choices, &KEYS)
}

fn value(choices: &mut Unstructured<'_>) -> Result<String> {
    piece(choices, &VALUES)
}

fn piece(choices: &mut Unstructured<'_>, known: &[&str]) -> Result<String> {
    match choices.ratio(1, 12)? {
        true => text(choices),
        false => Ok((*choices.choose(known)?).to_owned()),
    }
}

fn text(choices: &mut Unstructured<'_>) -> Result<String> {
    let length = choices.int_in_range(0..=24)?;
    let bytes = choices.bytes(length.min(choices.len()))?;
    Ok(String::from_utf8_lossy(bytes).into_owned())
}
