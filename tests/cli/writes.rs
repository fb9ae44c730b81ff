//! `serve`: what changes the catalog, and what has to read files to be answered.

use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::thread;

use serde_json::{Value, json};

use crate::server::Server;
use crate::site::Site;
use crate::{component, folder};

const LOCATIONS: &str = "/api/catalog/locations";
const REGISTERED: &str = "/api/catalog/entities/by-name/component/default/registered";

fn catalog(name: &str) -> PathBuf {
    folder(name, &[("catalog-info.yaml", &component("web"))])
}

fn id_of(registered: &Value) -> &str {
    registered["location"]["id"].as_str().expect("an id")
}

#[test]
fn a_location_is_tried_registered_kept_and_removed() {
    let site = Site::start(&component("registered"));
    let folder = catalog("serve-locations");
    let options = [".", "--state", "state.json"];
    let server = Server::over(&folder, &options);
    let location = json!({"type": "url", "target": site.url("catalog-info.yaml")});
    let tried = server.post(&[LOCATIONS, "?dryRun=true"].concat(), &location);
    assert_eq!(tried.status, 201, "{}", tried.body);
    assert_eq!(
        tried.json()["entities"][1]["metadata"]["name"],
        "registered"
    );
    assert_eq!(server.get(LOCATIONS).json(), json!([]));
    assert_eq!(server.get(REGISTERED).status, 404);

    let registered = server.post(LOCATIONS, &location);
    assert_eq!(registered.status, 201, "{}", registered.body);
    assert_eq!(server.get(REGISTERED).status, 200);
    assert_eq!(server.post(LOCATIONS, &location).status, 409);
    drop(server);

    let again = Server::over(&folder, &options);
    assert_eq!(again.get(REGISTERED).status, 200);
    let path = [LOCATIONS, "/", id_of(&registered.json())].concat();
    assert_eq!(again.get(&path).json()["target"], location["target"]);
    let deleted = again.connect().ask("DELETE", &path, "", "");
    assert_eq!((deleted.status, deleted.body.as_str()), (204, ""));
    assert_eq!(deleted.header("content-type"), None);
    assert_eq!(again.get(REGISTERED).status, 404);
    let kept = fs::read_to_string(folder.join("state.json")).expect("a state");
    assert_eq!(kept, "[]");
}

#[test]
fn a_refresh_reads_everything_again() {
    let folder = catalog("serve-refresh");
    let server = Server::over(&folder, &["."]);
    let web = "/api/catalog/entities/by-name/component/default/web";
    let changed = component("web").replace("production", "deprecated");
    fs::write(folder.join("catalog-info.yaml"), changed).expect("a file");
    assert_eq!(server.get(web).json()["spec"]["lifecycle"], "production");
    let refresh = |name: &str| {
        let body = json!({"entityRef": format!("component:default/{name}")});
        server.post("/api/catalog/refresh", &body).status
    };
    assert_eq!(refresh("none"), 404);
    assert_eq!(refresh("web"), 200);
    assert_eq!(server.get(web).json()["spec"]["lifecycle"], "deprecated");
}

#[test]
fn an_entity_is_judged_without_being_kept() {
    let server = Server::over(&catalog("serve-validate"), &["."]);
    let validate = |name: &str| {
        let entity = json!({
            "apiVersion": "backstage.io/v1alpha1",
            "kind": "Component",
            "metadata": {"name": name},
            "spec": {"type": "service", "lifecycle": "production", "owner": "crew"},
        });
        let body = json!({"location": "url:http://localhost/a.yaml", "entity": entity});
        server.post("/api/catalog/validate-entity", &body)
    };
    assert_eq!(
        (validate("good").status, validate("good").body),
        (200, String::new())
    );
    let bad = validate("not good");
    assert_eq!(bad.status, 400);
    assert_eq!(bad.json()["errors"][0]["name"], "InputError");
    let found = server.get("/api/catalog/entities/by-name/component/default/good");
    assert_eq!(found.status, 404);
}

#[test]
fn only_this_machine_is_read_unless_one_asks_for_more() {
    let site = Site::start(&component("registered"));
    let folder = catalog("serve-remote");
    let server = Server::over(&folder, &["."]);
    let remote = json!({"type": "url", "target": "https://host.example/a.yaml"});
    let tried = server.post(&[LOCATIONS, "?dryRun=true"].concat(), &remote);
    assert_eq!(tried.status, 400);
    assert!(tried.body.contains("without --remote"), "{}", tried.body);
    drop(server);

    // A file of the catalog may not lead there either, for nobody registered it.
    let index = crate::location("index", &[&site.url("a.yaml")]);
    fs::write(folder.join("catalog-info.yaml"), index).expect("a file");
    let server = Server::over(&folder, &["."]);
    assert_eq!((server.get(REGISTERED).status, site.requests()), (404, 0));
}

#[test]
fn works_are_done_one_after_the_other() {
    let site = Site::start(&component("registered"));
    let server = Server::over(&catalog("serve-many"), &["."]);
    let statuses: Vec<u16> = thread::scope(|scope| {
        let register = |index: usize| {
            let location = json!({"type": "url", "target": site.url(&format!("{}", index / 2))});
            server.post(LOCATIONS, &location).status
        };
        let works: Vec<_> = (0..16)
            .map(|index| scope.spawn(move || register(index)))
            .collect();
        works
            .into_iter()
            .map(|work| work.join().expect("an answer"))
            .collect()
    });
    let count = |wanted: u16| statuses.iter().filter(|status| **status == wanted).count();
    assert_eq!((count(201), count(409)), (8, 8), "{statuses:?}");
    assert_eq!(
        server.get(LOCATIONS).json().as_array().map(Vec::len),
        Some(8)
    );
}

#[test]
fn a_state_that_is_none_is_refused() {
    let folder = catalog("serve-state");
    fs::write(folder.join("state.json"), "{").expect("a file");
    let run = crate::run(&folder, &["serve", ".", "--state", "state.json"]);
    assert_eq!(run.status, 2, "{}", run.err);
    assert!(run.err.contains("state.json: "), "{}", run.err);
}

#[test]
fn the_catalog_answers_while_something_is_read() {
    let slow = TcpListener::bind("127.0.0.1:0").expect("a port");
    let target = format!("http://{}/a.yaml", slow.local_addr().expect("an address"));
    let server = Server::over(&catalog("serve-slow"), &["."]);
    let location = json!({"type": "url", "target": target});
    thread::scope(|scope| {
        let work = scope.spawn(|| server.post(LOCATIONS, &location).status);
        let (stream, _) = slow.accept().expect("a reader");
        assert_eq!(
            server.get("/api/catalog/entity-facets?facet=kind").status,
            200
        );
        assert_eq!(server.get(LOCATIONS).json(), json!([]));
        assert!(!work.is_finished());
        drop(stream);
        assert_eq!(work.join().expect("an answer"), 201);
    });
}
