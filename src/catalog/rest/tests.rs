use super::*;
use crate::ingest::Ingestion;

const FILE: &str = "http://host/all.json";

/// 57 components `c-00`..`c-56` over three owners and four types, and the three groups.
fn catalog() -> Catalog {
    let mut entities: Vec<Value> = (0..57)
        .map(|number: u32| {
            json!({
                "apiVersion": "backstage.io/v1alpha1",
                "kind": "Component",
                "metadata": {
                    // Neither the order of names nor that of types is the order of writing.
                    "name": format!("c-{:02}", (number * 23) % 57),
                    "title": format!("Thing {number}"),
                    "tags": [format!("t{}", number % 5), format!("t{}", number % 7)],
                },
                "spec": {"type": format!("Type{}", number % 4), "lifecycle": "production", "owner": format!("g{}", number % 3)},
            })
        })
        .collect();
    entities.extend((0..3).map(|number| {
        json!({
            "apiVersion": "backstage.io/v1alpha1",
            "kind": "Group",
            "metadata": {"name": format!("g{number}")},
            "spec": {"type": "team", "children": []},
        })
    }));
    let mut ingestion = Ingestion::new(&[FILE.to_owned()]);
    ingestion.supply(FILE, Ok(Value::Array(entities).to_string().into_bytes()));
    ingestion.finish()
}

fn get(catalog: &Catalog, target: &str) -> (u16, Value) {
    let response = catalog.answer(&Request::get(target));
    let body = serde_json::from_slice(&response.body).unwrap_or(Value::Null);
    (response.status, body)
}

fn names(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().expect("items");
    items
        .iter()
        .map(|item| {
            item["metadata"]["name"]
                .as_str()
                .expect("a name")
                .to_owned()
        })
        .collect()
}

fn encode(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// Every page from the first to the last, and then back again.
fn walk(catalog: &Catalog, list: &str, limit: usize) -> (Vec<Value>, Vec<Value>) {
    let (status, mut page) = get(catalog, &format!("/entities/by-query?limit={limit}{list}"));
    assert_eq!(status, 200, "{page}");
    let mut forth = vec![page.clone()];
    while let Some(cursor) = page["pageInfo"]["nextCursor"].as_str() {
        page = get(
            catalog,
            &format!("/entities/by-query?limit={limit}&cursor={}", encode(cursor)),
        )
        .1;
        forth.push(page.clone());
    }
    let mut back = vec![page.clone()];
    while let Some(cursor) = page["pageInfo"]["prevCursor"].as_str() {
        page = get(
            catalog,
            &format!("/entities/by-query?limit={limit}&cursor={}", encode(cursor)),
        )
        .1;
        back.push(page.clone());
    }
    (forth, back)
}

#[test]
fn cursors_walk_over_every_row_once_and_back() {
    let catalog = catalog();
    for list in [
        "",
        "&orderField=metadata.name,asc",
        "&orderField=metadata.name,desc",
        "&orderField=spec.type,asc",
        "&orderField=spec.type,desc&filter=kind=component",
        "&orderField=metadata.title,asc&filter=spec.owner=g1,spec.owner=g2",
        "&orderField=metadata.name,asc&fullTextFilterTerm=c-1",
    ] {
        let whole = get(&catalog, &format!("/entities/by-query?limit=1000{list}")).1;
        for limit in [1, 7, 19, 57, 200] {
            let (forth, mut back) = walk(&catalog, list, limit);
            let walked: Vec<String> = forth.iter().flat_map(names).collect();
            assert_eq!(walked, names(&whole), "{list} by {limit}");
            back.reverse();
            let pages = |pages: &[Value]| pages.iter().map(names).collect::<Vec<_>>();
            assert_eq!(pages(&back), pages(&forth), "{list} by {limit}");
            assert!(
                forth
                    .iter()
                    .all(|page| page["totalItems"] == whole["totalItems"])
            );
        }
    }
}

#[test]
fn filters_are_sets_of_statements() {
    let catalog = catalog();
    let total = |filter: &str| {
        let target = format!("/entities/by-query?limit=0{filter}");
        get(&catalog, &target).1["totalItems"].as_u64()
    };
    assert_eq!(total("&filter=kind=COMPONENT"), Some(57));
    assert_eq!(total("&filter=kind=component,kind=group"), Some(60));
    assert_eq!(total("&filter=kind=component,spec.owner=g0"), Some(19));
    assert_eq!(total("&filter=kind=group&filter=spec.owner=g0"), Some(22));
    assert_eq!(
        total("&filter=relations.ownedBy=group:default/g0"),
        Some(19)
    );
    // Numbers that leave 0 by 5 and 1 by 7: 15 and 50.
    assert_eq!(
        total("&filter=metadata.tags.t0,metadata.tags.t1=true"),
        Some(count_of_tags(0, 1))
    );
    assert_eq!(total("&filter=spec.nothing"), Some(0));
    assert_eq!(total("&filter=spec.type="), Some(0));
}

fn count_of_tags(one: u32, other: u32) -> u64 {
    let tagged = |number: u32, tag: u32| number % 5 == tag || number % 7 == tag;
    (0..57)
        .filter(|number| tagged(*number, one) && tagged(*number, other))
        .count() as u64
}

#[test]
fn entities_without_the_field_of_the_order_are_left_out() {
    let catalog = catalog();
    let (_, page) = get(
        &catalog,
        "/entities/by-query?limit=0&orderField=metadata.title,asc",
    );
    assert_eq!(page["totalItems"], 57);
}

#[test]
fn a_limit_of_nothing_only_counts_and_a_total_can_be_left_out() {
    let catalog = catalog();
    let (_, page) = get(&catalog, "/entities/by-query?limit=0&filter=kind=group");
    assert_eq!(page, json!({"items": [], "totalItems": 3, "pageInfo": {}}));
    let (_, page) = get(&catalog, "/entities/by-query?limit=1&totalItems=exclude");
    assert_eq!(page["totalItems"], 0);
}

#[test]
fn text_is_searched_in_the_named_fields() {
    let catalog = catalog();
    let total = |parameters: &str| {
        let target = format!("/entities/by-query?limit=0&{parameters}");
        get(&catalog, &target).1["totalItems"].as_u64()
    };
    assert_eq!(
        total("fullTextFilterTerm=THING%205&fullTextFilterFields=metadata.title"),
        Some(8)
    );
    assert_eq!(
        total("fullTextFilterTerm=c-05&fullTextFilterFields=metadata.title,metadata.name"),
        Some(1)
    );
    assert_eq!(
        total("fullTextFilterTerm=c-05&orderField=metadata.name,asc"),
        Some(1)
    );
    assert_eq!(total("fullTextFilterTerm=c-05"), Some(0));
}

#[test]
fn facets_count_values_as_written() {
    let catalog = catalog();
    let (_, answer) = get(
        &catalog,
        "/entity-facets?facet=kind&facet=spec.type&filter=kind=component,spec.owner=g0",
    );
    assert_eq!(
        answer["facets"]["kind"],
        json!([{"value": "Component", "count": 19}])
    );
    assert_eq!(
        answer["facets"]["spec.type"],
        json!([{"value": "Type0", "count": 5}, {"value": "Type1", "count": 4}, {"value": "Type2", "count": 5}, {"value": "Type3", "count": 5}])
    );
}

#[test]
fn references_are_answered_in_their_order() {
    let catalog = catalog();
    let body = json!({"entityRefs": ["group:default/g1", "group:default/G1", "nonsense", "component:default/c-00"], "fields": ["metadata.name"]});
    let response = catalog.answer(&Request::post("/entities/by-refs", body.to_string()));
    let answer: Value = serde_json::from_slice(&response.body).expect("JSON");
    assert_eq!(
        answer,
        json!({"items": [{"metadata": {"name": "g1"}}, null, null, {"metadata": {"name": "c-00"}}]})
    );
}

#[test]
fn an_entity_is_found_by_name_uid_and_ancestry() {
    let catalog = catalog();
    let (_, named) = get(&catalog, "/entities/by-name/Group/default/g1");
    let uid = named["metadata"]["uid"].as_str().expect("a uid");
    assert_eq!(get(&catalog, &format!("/entities/by-uid/{uid}")).1, named);
    let (_, ancestry) = get(&catalog, "/entities/by-name/group/default/g1/ancestry");
    assert_eq!(ancestry["rootEntityRef"], "group:default/g1");
    assert_eq!(ancestry["items"][0]["entity"], named);
    assert_eq!(ancestry["items"][0]["parentEntityRefs"], json!([]));
}

#[test]
fn mistakes_are_refused_in_the_words_of_backstage() {
    let catalog = catalog();
    for (target, status, message) in [
        (
            "/entities/by-query?limit=abc",
            400,
            "request/query/limit must be integer",
        ),
        (
            "/entities/by-query?orderField=metadata.name,sideways",
            400,
            "Invalid order field order, must be asc or desc",
        ),
        (
            "/entities/by-query?query=x",
            400,
            "Unknown query parameter 'query'",
        ),
        (
            "/entities/by-query?filter=%3Dbad",
            400,
            "Invalid filter, '=bad' is not a valid statement (expected a string on the form a=b or a= or a)",
        ),
        (
            "/entity-facets",
            400,
            "request/query must have required property 'facet'",
        ),
        (
            "/entities/by-name/component/default/nope",
            404,
            "No entity named 'nope' found, with kind 'component' in namespace 'default'",
        ),
    ] {
        let (found, body) = get(&catalog, target);
        assert_eq!(found, status, "{target}");
        assert_eq!(body["error"]["message"], message, "{target}");
        assert_eq!(body["request"]["url"], target);
    }
    assert_eq!(get(&catalog, "/nope"), (404, Value::Null));
    assert_eq!(get(&catalog, "/entities/by-query?cursor=garbage").0, 400);
}

/// What is asked by letters, as references.
fn by_letters(catalog: &Catalog, parameters: &str) -> Vec<String> {
    let fields = "fields=kind,metadata.name";
    let target = format!("/entities/by-letters?{fields}&letters={parameters}");
    let (status, answer) = get(catalog, &target);
    assert_eq!(status, 200, "{answer}");
    let items = answer["items"].as_array().expect("items").iter();
    let text = |value: &Value| value.as_str().expect("a text").to_lowercase();
    items
        .map(|item| {
            let keys = item.as_object().map(serde_json::Map::len);
            assert_eq!(keys, Some(2), "only what was asked for");
            [text(&item["kind"]), text(&item["metadata"]["name"])].join(":")
        })
        .collect()
}

#[test]
fn entities_are_found_by_letters_of_whatever_they_are_called() {
    let entity = |kind: &str, name: &str, title: Option<&str>, spec: Value| {
        let version = match kind {
            "Thing" => "example.com/v1",
            _ => "backstage.io/v1alpha1",
        };
        let mut metadata = json!({"name": name});
        if let Some(title) = title {
            metadata["title"] = title.into();
        }
        json!({"apiVersion": version, "kind": kind, "metadata": metadata, "spec": spec})
    };
    let person = json!({"profile": {"displayName": "Paula Green Wald"}, "memberOf": []});
    let entities = json!([
        entity("Thing", "upgrade-window", None, json!({})),
        entity(
            "Thing",
            "payment-gateway",
            Some("Payment Gateway"),
            json!({})
        ),
        entity("Domain", "payment-gateway", None, json!({"owner": "x"})),
        entity("User", "u1", None, person),
        entity("Thing", "t7", Some("ThePayGate"), json!({})),
    ]);
    let mut ingestion = Ingestion::new(&[FILE.to_owned()]);
    ingestion.supply(FILE, Ok(entities.to_string().into_bytes()));
    let catalog = ingestion.finish();
    assert_eq!(
        by_letters(&catalog, "pgw"),
        [
            "user:u1",
            "domain:payment-gateway",
            "thing:payment-gateway",
            "thing:upgrade-window"
        ]
    );
    assert_eq!(
        by_letters(&catalog, "gate%20PAY"),
        [
            "domain:payment-gateway",
            "thing:payment-gateway",
            "thing:t7"
        ]
    );
    assert_eq!(by_letters(&catalog, "tpg"), ["thing:t7"]);
    assert_eq!(by_letters(&catalog, "t7"), ["thing:t7"]);
    assert_eq!(
        by_letters(&catalog, "payment&limit=1"),
        ["domain:payment-gateway"]
    );
    assert_eq!(by_letters(&catalog, "payment&limit=0"), [""; 0]);
    assert_eq!(by_letters(&catalog, "zzz"), [""; 0]);
}

#[test]
fn of_many_that_fit_the_best_are_answered() {
    let catalog = catalog();
    let all = by_letters(&catalog, "c0&limit=100");
    let names = |from: &str| all.iter().filter(|name| name.contains(from)).count();
    assert_eq!(
        (names("c-0"), all.len()),
        (10, 15),
        "those with both letters"
    );
    for limit in 0..all.len() {
        let some = by_letters(&catalog, &format!("c0&limit={limit}"));
        assert_eq!(
            some,
            all[..limit],
            "a smaller limit answers the first of them"
        );
    }
    // Titles are all but equal, and every entity has one.
    assert_eq!(by_letters(&catalog, "thing").len(), 20);
    let (_, answer) = get(&catalog, "/Entities/By-Letters/?letters=g1&limit=1");
    let (_, group) = get(&catalog, "/entities/by-name/group/default/g1");
    assert_eq!(answer, json!({"items": [group]}), "whole, without fields");
}

#[test]
fn letters_have_to_be_there() {
    let catalog = catalog();
    for (query, message) in [
        ("", "request/query must have required property 'letters'"),
        (
            "letters=",
            "Empty value found for query parameter 'letters'",
        ),
        ("letters=%20", "request/query/letters must not be blank"),
        (
            "letters=a&letters=b",
            "request/query/letters must be string",
        ),
        ("letters=a&limit=x", "request/query/limit must be integer"),
        (
            "letters=a&filter=kind=api",
            "Unknown query parameter 'filter'",
        ),
    ] {
        let (status, body) = get(&catalog, &format!("/entities/by-letters?{query}"));
        assert_eq!((status, &body["error"]["message"]), (400, &json!(message)));
        assert_eq!(body["error"]["name"], "InputError");
    }
}

#[test]
fn words_may_stand_in_different_fields_and_in_any_order() {
    let catalog = catalog();
    let total = |term: &str, parameters: &str| {
        let target = format!(
            "/entities/by-query?limit=0&fullTextFilterTerm={}{parameters}",
            encode(term)
        );
        get(&catalog, &target).1["totalItems"].as_u64()
    };
    let fields = "&fullTextFilterFields=metadata.name,metadata.title,spec.type";
    let all = &format!("{fields}&fullTextFilterWords=all");
    // Of `c-00` to `c-56` 23 times the number of the title is that of the name.
    assert_eq!(total("c-05 5", fields), Some(0));
    assert_eq!(total("c-23 thing\t1", all), Some(1));
    assert_eq!(total(" 1  THING\u{a0}C-23 ", all), Some(1));
    assert_eq!(total("c-23 thing nothing", all), Some(0));
    assert_eq!(total("type1 thing", all), total("type1", fields));
    for term in ["thing 5", "c-05", "c-_5", "1%3", ""] {
        let word = term.replace(' ', "_");
        assert_eq!(total(&word, all), total(&word, fields), "one word: {word}");
    }
    assert_eq!(total("c-_3 t%g", all), total("c-_3", fields));
    assert_eq!(total("   ", all), Some(60), "no word at all");
}

#[test]
fn cursors_carry_that_words_may_stand_apart() {
    let catalog = catalog();
    let fields = "&fullTextFilterFields=metadata.name,metadata.title";
    let list = format!("{fields}&fullTextFilterTerm=thing%20c-1&orderField=metadata.name,desc");
    let all = format!("{list}&fullTextFilterWords=all");
    let expected: Vec<String> = (10..20).rev().map(|number| format!("c-{number}")).collect();
    for limit in [1, 3, 10, 20] {
        let (forth, back) = walk(&catalog, &all, limit);
        let walked: Vec<String> = forth.iter().flat_map(names).collect();
        assert_eq!(walked, expected, "by {limit}");
        assert_eq!(forth.len(), back.len());
        assert!(forth.iter().all(|page| page["totalItems"] == 10));
    }
    let ask = |text: Value, cursor: Option<&str>| {
        let mut body = json!({"limit": 4});
        match cursor {
            Some(cursor) => body["cursor"] = cursor.into(),
            None => body["fullTextFilter"] = text,
        }
        let request = Request::post("/entities/by-query", body.to_string());
        let response = catalog.answer(&request);
        serde_json::from_slice::<Value>(&response.body).expect("JSON")
    };
    let fields = ["metadata.title", "metadata.name"];
    let mut page = ask(
        json!({"term": "c-1 thing", "fields": fields, "words": "all"}),
        None,
    );
    let mut walked = names(&page);
    while let Some(cursor) = page["pageInfo"]["nextCursor"].as_str() {
        page = ask(Value::Null, Some(cursor));
        assert_eq!(page["totalItems"], 10);
        walked.extend(names(&page));
    }
    walked.sort();
    walked.reverse();
    assert_eq!(walked, expected);
    let refused = ask(json!({"term": "a", "words": "some"}), None);
    assert_eq!(
        refused["error"]["message"],
        "request/body/fullTextFilter/words must be equal to one of the allowed values: all"
    );
}

#[test]
fn lists_are_in_the_list_by_any_row_that_has_a_word() {
    let catalog = catalog();
    let list = "&orderField=metadata.tags,asc&fullTextFilterTerm=t0%20t1&fullTextFilterWords=all";
    let (forth, _) = walk(&catalog, list, 4);
    let rows: usize = forth.iter().map(|page| names(page).len()).sum();
    let total = count_of_tags(0, 1);
    assert_eq!(forth[0]["totalItems"], total);
    assert_eq!(rows as u64, 2 * total, "once for each of the tags");
}
