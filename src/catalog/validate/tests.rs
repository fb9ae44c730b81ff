use serde_json::{Value, json};

use super::*;

type Change = fn(&mut Value);

fn component() -> Value {
    json!({
        "apiVersion": "backstage.io/v1alpha1",
        "kind": "Component",
        "metadata": {
            "name": "web",
            "namespace": "shop",
            "tags": ["a:b", "c++"],
            "labels": {"x.io/a": ""},
            "annotations": {"x.io/b": "c"},
            "links": [{"url": "https://example.com", "title": "t"}],
        },
        "spec": {"type": "service", "lifecycle": "production", "owner": "a"},
    })
}

fn entity(kind: &str, spec: Value) -> Value {
    let version = match kind {
        "Template" => "scaffolder.backstage.io/v1beta3",
        _ => "backstage.io/v1alpha1",
    };
    json!({"apiVersion": version, "kind": kind, "metadata": {"name": "x"}, "spec": spec})
}

/// The first mistake, with its pointer.
fn first(entity: &Value) -> Option<(String, String)> {
    let first = mistakes(entity).into_iter().next()?;
    Some((first.pointer, first.message))
}

fn assert_first(entity: &Value, pointer: &str, message: &str) {
    let expected = (pointer.to_owned(), message.to_owned());
    assert_eq!(first(entity), Some(expected), "of {entity}");
}

#[test]
fn what_backstage_takes_is_taken() {
    let taken = [
        component(),
        entity(
            "API",
            json!({"type": "a", "lifecycle": "b", "owner": "c", "definition": "d"}),
        ),
        entity(
            "Resource",
            json!({"type": "a", "owner": "user:b/c", "dependsOn": ["component:x"]}),
        ),
        entity("System", json!({"owner": "a", "domain": "b", "type": "c"})),
        entity("Domain", json!({"owner": "a", "subdomainOf": "b"})),
        entity(
            "Group",
            json!({"type": "a", "children": [], "profile": {"email": "e"}}),
        ),
        entity("User", json!({"memberOf": [], "profile": {}})),
        entity("Location", json!({})),
        entity(
            "Location",
            json!({"targets": ["a"], "presence": "optional"}),
        ),
        entity(
            "Template",
            json!({"type": "a", "steps": [{"action": "b", "if": true}], "parameters": [{}]}),
        ),
        entity(
            "AiResource",
            json!({"type": "skill", "lifecycle": "a", "owner": "b", "agents": ["c"]}),
        ),
        entity(
            "AiResource",
            json!({"type": "own", "lifecycle": "a", "owner": "b"}),
        ),
        entity(
            "API",
            json!({"type": "mcp-server", "lifecycle": "b", "owner": "c", "remotes": [{"type": "sse", "url": "u"}]}),
        ),
        // A backend without the layer for such servers takes them as any other API.
        entity(
            "API",
            json!({"type": "mcp-server", "lifecycle": "b", "owner": "c", "definition": "d"}),
        ),
        entity(
            "Component",
            json!({"type": "a", "lifecycle": "b", "owner": "c", "dependencyOf": [{"kind": "a", "name": "b"}], "own": 1}),
        ),
        // No backend knows this kind; this catalog takes it.
        entity("Unheard", json!({"anything": 1})),
        json!({"apiVersion": "own/v1", "kind": "Unheard", "metadata": {"name": "x"}}),
    ];
    for entity in taken {
        assert_eq!(mistakes(&entity), [], "of {entity}");
    }
}

#[test]
fn annotations_that_mean_nothing_count_as_none() {
    let changes: [Change; 4] = [
        |entity| entity["metadata"]["annotations"] = json!(null),
        |entity| entity["metadata"]["annotations"] = json!(""),
        |entity| entity["metadata"]["annotations"] = json!(false),
        |entity| {
            entity["metadata"]["annotations"] = json!({"backstage.io/managed-by-location": 5});
        },
    ];
    for change in changes {
        let mut entity = component();
        change(&mut entity);
        assert_eq!(mistakes(&entity), [], "of {entity}");
    }
    let mut entity = component();
    entity["metadata"]["annotations"] = json!([]);
    let message = "metadata.annotations must be a valid object";
    assert_first(&entity, "/metadata/annotations", message);
}

#[test]
fn what_is_no_entity_at_all_is_said_to_be_none() {
    for (value, found) in [
        (json!("x"), "string"),
        (json!(1), "number"),
        (json!([]), "object"),
    ] {
        assert_first(&value, "", &format!("Expected object at root, got {found}"));
    }
    let required =
        |field: &str| format!("must have required property '{field}' - missingProperty: {field}");
    let mut written = json!({});
    assert_eq!(mistakes(&written).len(), 3);
    assert_first(&written, "", &format!("<root> {}", required("apiVersion")));
    written["apiVersion"] = json!("a");
    written["kind"] = json!("");
    written["metadata"] = json!({});
    let message = "/kind must NOT have fewer than 1 characters - limit: 1";
    assert_first(&written, "/kind", message);
    written["kind"] = json!("b");
    assert_first(
        &written,
        "/metadata",
        &format!("/metadata {}", required("name")),
    );
    written["metadata"] = json!({"name": "x", "namespace": null});
    let message = "/metadata/namespace must be string - type: string";
    assert_first(&written, "/metadata/namespace", message);
}

#[test]
fn schemas_are_broken_in_backstages_words() {
    let cases: [(Change, &str, &str); 9] = [
        (
            |e| e["metadata"]["title"] = json!(""),
            "/metadata/title",
            "/metadata/title must NOT have fewer than 1 characters",
        ),
        (
            |e| e["metadata"]["tags"] = json!("java"),
            "/metadata/tags",
            "/metadata/tags must be array",
        ),
        (
            |e| e["metadata"]["tags"] = json!(["a", 1]),
            "/metadata/tags/1",
            "/metadata/tags/1 must be string",
        ),
        (
            |e| e["metadata"]["labels"] = json!(null),
            "/metadata/labels",
            "/metadata/labels must be object",
        ),
        (
            |e| e["metadata"]["labels"] = json!({"a/b": 1}),
            "/metadata/labels/a~1b",
            "/metadata/labels/a~1b must be string",
        ),
        (
            |e| e["metadata"]["links"] = json!([{}]),
            "/metadata/links/0",
            "/metadata/links/0 must have required property 'url'",
        ),
        (
            |e| e["metadata"]["links"] = json!([{"url": "https://a", "type": ""}]),
            "/metadata/links/0/type",
            "/metadata/links/0/type must NOT have fewer than 1 characters",
        ),
        (|e| e["spec"] = json!(null), "/spec", "/spec must be object"),
        (
            |e| e["extra"] = json!(1),
            "/extra",
            "<root> must NOT have additional properties",
        ),
    ];
    for (change, pointer, why) in cases {
        let mut entity = component();
        change(&mut entity);
        let message = format!(
            "Policy check failed for component:shop/web; caused by Error: Malformed envelope, {why}"
        );
        assert_first(&entity, pointer, &message);
    }
    let mut entity = component();
    entity["relations"] = json!([]);
    assert_first(
        &entity,
        "/relations",
        "Policy check failed for component:shop/web; caused by Error: Unknown field relations",
    );
}

#[test]
fn formats_are_broken_in_backstages_words() {
    const NAMES: &str = "a string that is sequences of [a-zA-Z0-9] separated by any of [-_.], at most 63 characters in total";
    const TAGS: &str =
        "a string that is sequences of [a-z0-9+#] separated by [-], at most 63 characters in total";
    let cases: [(Change, &str, &str, &str, &str); 11] = [
        (
            |e| e["apiVersion"] = json!("a/b/c"),
            "/apiVersion",
            "apiVersion",
            "a valid prefix and/or suffix",
            "a/b/c",
        ),
        (
            |e| e["kind"] = json!("1a"),
            "/kind",
            "kind",
            "a string that is a sequence of [a-zA-Z][a-z0-9A-Z], at most 63 characters in total",
            "1a",
        ),
        (
            |e| e["metadata"]["name"] = json!("a b"),
            "/metadata/name",
            "metadata.name",
            NAMES,
            "a b",
        ),
        (
            |e| e["metadata"]["namespace"] = json!("Up"),
            "/metadata/namespace",
            "metadata.namespace",
            "a string that is sequences of [a-z0-9] separated by [-], at most 63 characters in total",
            "Up",
        ),
        (
            |e| e["metadata"]["labels"] = json!({"a b": ""}),
            "/metadata/labels/a b",
            "labels.a b",
            "a valid prefix and/or suffix",
            "a b",
        ),
        (
            |e| e["metadata"]["labels"] = json!({"a/b": "-"}),
            "/metadata/labels/a~1b",
            "labels.a/b",
            NAMES,
            "-",
        ),
        (
            |e| e["metadata"]["annotations"] = json!({"A.b/c": ""}),
            "/metadata/annotations/A.b~1c",
            "annotations.A.b/c",
            "a valid prefix and/or suffix",
            "A.b/c",
        ),
        (
            |e| e["metadata"]["tags"] = json!(["a", "Java"]),
            "/metadata/tags/1",
            "tags.1",
            TAGS,
            "Java",
        ),
        (
            |e| e["metadata"]["tags"] = json!(["a--b"]),
            "/metadata/tags/0",
            "tags.0",
            TAGS,
            "a--b",
        ),
        (
            |e| e["metadata"]["links"][0]["url"] = json!("nowhere"),
            "/metadata/links/0/url",
            "links.0.url",
            "a string that is a valid url",
            "nowhere",
        ),
        (
            |e| e["metadata"]["links"][0]["title"] = json!(" \u{feff}"),
            "/metadata/links/0/title",
            "links.0.title",
            "a non empty string",
            " \u{feff}",
        ),
    ];
    for (change, pointer, field, expected, found) in cases {
        let mut entity = component();
        change(&mut entity);
        let of = reference_of(&entity).expect("a reference");
        let message = format!(
            "Policy check failed for {of}; caused by Error: \"{field}\" is not valid; expected {expected} but found \"{found}\". To learn more about catalog file format, visit: https://github.com/backstage/backstage/blob/master/docs/architecture-decisions/adr002-default-catalog-file-format.md"
        );
        assert_first(&entity, pointer, &message);
    }
}

#[test]
fn specifications_are_broken_in_backstages_words() {
    let cases = [
        (
            entity("Component", json!({"type": "a", "lifecycle": "b"})),
            "/spec",
            "/spec must have required property 'owner' - missingProperty: owner",
        ),
        (
            entity(
                "Component",
                json!({"type": "a", "lifecycle": "b", "owner": "c", "dependsOn": "d"}),
            ),
            "/spec/dependsOn",
            "/spec/dependsOn must be array - type: array",
        ),
        (
            entity(
                "Component",
                json!({"type": "a", "lifecycle": "b", "owner": "c", "dependsOn": ["component:d", ""]}),
            ),
            "/spec/dependsOn/1",
            "/spec/dependsOn/0 must NOT have fewer than 1 characters - limit: 1",
        ),
        (
            entity(
                "API",
                json!({"type": "mcp-server", "lifecycle": "b", "owner": "c"}),
            ),
            "/spec",
            "/spec must have required property 'definition' - missingProperty: definition",
        ),
        (
            entity(
                "Group",
                json!({"type": "a", "children": [], "profile": {"email": 1}}),
            ),
            "/spec/profile/email",
            "/spec/profile/email must be string - type: string",
        ),
        (
            entity("User", json!({"memberOf": null})),
            "/spec/memberOf",
            "/spec/memberOf must be array - type: array",
        ),
        (
            entity("Location", json!({"presence": "maybe"})),
            "/spec/presence",
            "/spec/presence must be equal to one of the allowed values - allowedValues: required,optional",
        ),
        (
            json!({"apiVersion": "backstage.io/v1beta1", "kind": "Domain", "metadata": {"name": "x"}}),
            "",
            "<root> must have required property 'spec' - missingProperty: spec",
        ),
    ];
    for (entity, pointer, why) in cases {
        let of = reference_of(&entity).expect("a reference");
        let message = format!(
            "Processor BuiltinKindsEntityProcessor threw an error while validating the entity {of}; caused by TypeError: {why}"
        );
        assert_first(&entity, pointer, &message);
    }
    let template = entity(
        "Template",
        json!({"type": "a", "steps": [{"if": 1}], "parameters": 1}),
    );
    let all: Vec<String> = mistakes(&template)
        .into_iter()
        .map(|mistake| mistake.pointer)
        .collect();
    assert_eq!(
        all,
        [
            "/spec/parameters",
            "/spec/parameters",
            "/spec/parameters",
            "/spec/steps/0",
            "/spec/steps/0/if"
        ]
    );
    let begin = "Processor ScaffolderEntitiesProcessor threw an error while validating the entity template:default/x; caused by TypeError: ";
    assert_first(
        &template,
        "/spec/parameters",
        &format!("{begin}/spec/parameters must be object - type: object"),
    );
}

#[test]
fn the_model_says_all_at_once() {
    let server = entity(
        "API",
        json!({"type": "mcp-server", "lifecycle": "", "owner": "c", "remotes": []}),
    );
    assert_first(
        &server,
        "/spec/lifecycle",
        "Processor ModelProcessor threw an error while validating the entity api:default/x; caused by TypeError: Validation of API entity failed: /spec/lifecycle must NOT have fewer than 1 characters - limit: 1; /spec/remotes must NOT have fewer than 1 items - limit: 1",
    );
    let rule = entity(
        "AiResource",
        json!({"type": "rule", "lifecycle": "a", "owner": "c", "category": "d"}),
    );
    assert_first(
        &rule,
        "/spec",
        "Processor ModelProcessor threw an error while validating the entity airesource:default/x; caused by TypeError: Validation of AiResource entity failed: /spec must have required property 'rationale' - missingProperty: rationale",
    );
}

#[test]
fn a_known_kind_of_another_version_or_case_is_not_recognized() {
    let message = |of: &str| {
        format!(
            "No processor recognized the entity {of} as valid, possibly caused by a foreign kind or apiVersion"
        )
    };
    let mut foreign = component();
    foreign["apiVersion"] = json!("backstage.io/v2");
    foreign["spec"] = json!({});
    assert_first(&foreign, "/apiVersion", &message("component:shop/web"));
    let mut lower = component();
    lower["kind"] = json!("component");
    assert_first(&lower, "/kind", &message("component:shop/web"));
    let old = json!({"apiVersion": "backstage.io/v1beta2", "kind": "Template", "metadata": {"name": "x"}, "spec": {}});
    assert_first(&old, "/apiVersion", &message("template:default/x"));
}

#[test]
fn references_have_to_be_readable() {
    let begin =
        "Processor BuiltinKindsEntityProcessor threw an error while postprocessing; caused by ";
    let form = "was not on the form [<kind>:][<namespace>/]<name>";
    let kind = "had missing or empty kind (e.g. did not start with \"component:\" or similar)";
    let cases: [(&str, Value, &str, String); 7] = [
        (
            "owner",
            json!("group:"),
            "/spec/owner",
            format!("TypeError: Entity reference \"group:\" {form}"),
        ),
        (
            "dependsOn",
            json!(["resource:a", "b"]),
            "/spec/dependsOn/1",
            format!("Error: Entity reference \"b\" {kind}"),
        ),
        (
            "dependsOn",
            json!(["z", "a"]),
            "/spec/dependsOn/1",
            format!("Error: Entity reference \"a\" {kind}"),
        ),
        (
            "dependencyOf",
            json!(true),
            "/spec/dependencyOf",
            format!("Error: Entity reference true {kind}"),
        ),
        (
            "dependencyOf",
            json!([null]),
            "/spec/dependencyOf/0",
            "Error: Entity reference must not be empty".to_owned(),
        ),
        (
            "dependencyOf",
            json!([{"kind": "a"}]),
            "/spec/dependencyOf/0",
            "Error: Entity reference {\"kind\":\"a\"} had missing or empty name".to_owned(),
        ),
        (
            "system",
            json!("a/"),
            "/spec/system",
            format!("TypeError: Entity reference \"a/\" {form}"),
        ),
    ];
    for (field, value, pointer, why) in cases {
        let mut entity = component();
        entity["spec"][field] = value;
        assert_first(&entity, pointer, &format!("{begin}{why}"));
    }
}

#[test]
fn every_mistake_follows_the_first() {
    let mut entity = component();
    entity["metadata"]["name"] = json!("a b");
    entity["metadata"]["tags"] = json!(["", "Java"]);
    entity["spec"] = json!({"type": "", "owner": "a"});
    let pointers: Vec<String> = mistakes(&entity)
        .into_iter()
        .map(|mistake| mistake.pointer)
        .collect();
    assert_eq!(
        pointers,
        [
            "/metadata/tags/0",
            "/metadata/name",
            "/metadata/tags/1",
            "/spec",
            "/spec/type"
        ]
    );
    entity["metadata"]["tags"] = (0..1000).map(|tag| json!(format!("Tag {tag}"))).collect();
    assert_eq!(mistakes(&entity).len(), MOST);
}

#[test]
fn references_are_sorted_as_backstage_stores_them() {
    let mut entity = component();
    entity["spec"]["dependsOn"] = json!(["b", "\u{10000}", "\u{ffff}", "a"]);
    entity["spec"]["dependencyOf"] = json!(["b", 1, "a"]);
    sort_references(&mut entity);
    assert_eq!(
        entity["spec"]["dependsOn"],
        json!(["a", "b", "\u{10000}", "\u{ffff}"])
    );
    assert_eq!(entity["spec"]["dependencyOf"], json!(["b", 1, "a"]));
}
