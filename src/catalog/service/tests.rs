use std::collections::BTreeMap;

use super::*;

const ROOT: &str = "http://host/catalog-info.yaml";
const MORE: &str = "http://host/more.yaml";

fn group(name: &str) -> String {
    format!(
        "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {{name: {name}}}\nspec: {{type: team, children: []}}\n---\n"
    )
}

/// A service over files that can change, and what answers from it.
struct Office {
    files: BTreeMap<String, String>,
    service: Service,
}

impl Office {
    fn new() -> Self {
        let files = [(ROOT, group("crew")), (MORE, group("band"))];
        let files = files.map(|(address, text)| (address.to_owned(), text));
        let mut office = Self {
            files: files.into(),
            service: Service::default(),
        };
        office.restart(Vec::new());
        office
    }

    fn restart(&mut self, registered: Vec<Registered>) {
        let (service, work) = Service::start(vec![ROOT.to_owned()], registered);
        self.service = service;
        self.settle(work);
    }

    fn settle(&mut self, mut work: Work) -> Response {
        loop {
            let wanted = work.wanted();
            if wanted.is_empty() {
                return self.service.settle(work);
            }
            for address in wanted {
                let text = self.files.get(&address);
                let content = text.map(|text| text.as_bytes().to_vec());
                work.supply(&address, content.ok_or_else(|| "404 Not Found".to_owned()));
            }
        }
    }

    fn ask(&mut self, method: &str, target: &str, body: &Value) -> (u16, Value) {
        let request = Request {
            method: method.to_owned(),
            ..Request::post(target, body.to_string())
        };
        let response = match self.service.answer(&request) {
            Reply::Now(response) => response,
            Reply::Later(work) => self.settle(*work),
        };
        let body = serde_json::from_slice(&response.body).unwrap_or(Value::Null);
        (response.status, body)
    }

    fn has(&mut self, name: &str) -> bool {
        let target = format!("/entities/by-name/group/default/{name}");
        self.ask("GET", &target, &Value::Null).0 == 200
    }

    fn register(&mut self, target: &str) -> (u16, Value) {
        self.ask(
            "POST",
            "/locations",
            &json!({"type": "url", "target": target}),
        )
    }
}

#[test]
fn a_registered_location_is_read_at_every_start_until_it_is_removed() {
    let mut office = Office::new();
    let (status, answer) = office.register(MORE);
    assert_eq!((status, &answer["entities"]), (201, &json!([])));
    assert!(office.has("band"));
    assert_eq!(office.register(MORE).0, 409);
    let (_, listed) = office.ask("GET", "/locations", &Value::Null);
    assert_eq!(listed, json!([{"data": answer["location"]}]));

    let kept = office.service.registered().to_vec();
    office.restart(kept);
    assert!(office.has("band"), "after a start");

    let id = answer["location"]["id"].as_str().expect("an id");
    let (status, found) = office.ask("GET", &format!("/locations/{id}"), &Value::Null);
    assert_eq!((status, &found), (200, &answer["location"]));
    let target = "/locations/by-entity/group/default/band";
    assert_eq!(office.ask("GET", target, &Value::Null), (200, found));
    assert_eq!(
        office
            .ask("DELETE", &format!("/locations/{id}"), &Value::Null)
            .0,
        204
    );
    assert!(!office.has("band") && office.service.registered().is_empty());
    assert_eq!(
        office
            .ask("DELETE", &format!("/locations/{id}"), &Value::Null)
            .0,
        404
    );
}

#[test]
fn a_dry_run_shows_and_keeps_nothing() {
    let mut office = Office::new();
    let location = json!({"type": "url", "target": MORE});
    let (status, shown) = office.ask("POST", "/locations?dryRun=true", &location);
    assert_eq!((status, &shown["exists"]), (201, &json!(false)));
    let names: Vec<&Value> = shown["entities"]
        .as_array()
        .expect("entities")
        .iter()
        .map(|entity| &entity["metadata"]["name"])
        .collect();
    assert_eq!(names.last(), Some(&&json!("band")));
    assert!(shown["entities"][1]["metadata"].get("uid").is_none());
    assert!(!office.has("band") && office.service.registered().is_empty());

    let missing = json!({"type": "url", "target": "http://host/none.yaml"});
    let (status, refused) = office.ask("POST", "/locations?dryRun=true", &missing);
    assert_eq!(
        (status, &refused["error"]["name"]),
        (400, &json!("InputError"))
    );
    let file = json!({"type": "file", "target": "/etc/passwd"});
    let (status, refused) = office.ask("POST", "/locations", &file);
    let sentence = "Registered locations must be of an allowed type [\"url\"]";
    assert_eq!(
        (status, &refused["error"]["message"]),
        (400, &json!(sentence))
    );
}

#[test]
fn a_deleted_entity_is_gone_until_the_source_is_read_again() {
    let mut office = Office::new();
    let (_, crew) = office.ask("GET", "/entities/by-name/group/default/crew", &Value::Null);
    let uid = crew["metadata"]["uid"].as_str().expect("a uid");
    let target = format!("/entities/by-uid/{uid}");
    assert_eq!(office.ask("DELETE", &target, &Value::Null).0, 204);
    assert!(!office.has("crew"));
    assert_eq!(
        office.ask("DELETE", &target, &Value::Null).0,
        204,
        "nor is it there twice"
    );

    let gone = json!({"entityRef": "group:default/crew"});
    let (status, refused) = office.ask("POST", "/refresh", &gone);
    let sentence = "Entity group:default/crew not found";
    assert_eq!(
        (status, &refused["error"]["message"]),
        (404, &json!(sentence))
    );

    office
        .files
        .insert(ROOT.to_owned(), group("crew") + &group("choir"));
    let (_, location) = office.ask("GET", "/entities?filter=kind=location", &Value::Null);
    let name = location[0]["metadata"]["name"]
        .as_str()
        .expect("a location");
    let refresh = json!({"entityRef": format!("location:default/{name}")});
    assert_eq!(office.ask("POST", "/refresh", &refresh), (200, Value::Null));
    assert!(office.has("crew") && office.has("choir"));
}

#[test]
fn an_entity_is_judged_as_a_backend_judges_it() {
    let mut office = Office::new();
    let mut entity = json!({
        "apiVersion": "backstage.io/v1alpha1",
        "kind": "Group",
        "metadata": {"name": "ok"},
        "spec": {"type": "team", "children": []},
    });
    let body = |entity: &Value| json!({"location": "url:http://host/x.yaml", "entity": entity});
    assert_eq!(
        office.ask("POST", "/validate-entity", &body(&entity)),
        (200, Value::Null)
    );
    entity["metadata"]["name"] = json!("Bad name!");
    let (status, refused) = office.ask("POST", "/validate-entity", &body(&entity));
    let cause = &refused["errors"][0]["cause"]["message"];
    assert_eq!(status, 400);
    assert!(
        cause
            .as_str()
            .is_some_and(|cause| cause.starts_with("\"metadata.name\" is not valid")),
        "{refused}"
    );
    assert!(!office.has("ok"));
}

#[test]
fn locations_are_found_by_query_page_by_page() {
    let mut office = Office::new();
    for number in 0..5 {
        let target = format!("http://host/{number}.yaml");
        office
            .files
            .insert(target.clone(), group(&format!("g{number}")));
        assert_eq!(office.register(&target).0, 201);
    }
    let query = json!({"limit": 2, "query": {"target": {"$hasPrefix": "HTTP://host/"}}});
    let (_, mut page) = office.ask("POST", "/locations/by-query", &query);
    let mut found = Vec::new();
    loop {
        assert_eq!(page["totalItems"], 5);
        let items = page["items"].as_array().expect("items").clone();
        found.extend(items.into_iter().map(|item| item["id"].to_string()));
        let Some(cursor) = page["pageInfo"]["nextCursor"].as_str() else {
            break;
        };
        page = office
            .ask("POST", "/locations/by-query", &json!({"cursor": cursor}))
            .1;
    }
    let mut sorted = found.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!((found.len(), &found), (5, &sorted));
    let wrong = json!({"query": {"kind": "url"}});
    assert_eq!(office.ask("POST", "/locations/by-query", &wrong).0, 400);
}
