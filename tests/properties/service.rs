//! A service: locations come and go, entities are deleted and come back, and it always answers from
//! what is left.

use std::collections::BTreeSet;

use catalog::rest::{Request, Response};
use catalog::service::{Reply, Service, Work};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{cases, everything, get};

const ROOT: &str = "http://host/root.yaml";

/// Locations to register; of each file the entities are `f<n>` and `shared`.
const FILES: usize = 4;

fn target(file: usize) -> String {
    format!("http://host/{file}.yaml")
}

fn thing(name: &str) -> String {
    format!("---\napiVersion: example.com/v1\nkind: Thing\nmetadata: {{ name: {name} }}\n")
}

fn content(url: &str) -> Result<Vec<u8>, String> {
    if url == ROOT {
        return Ok([thing("root"), thing("other")].concat().into_bytes());
    }
    let file = (0..FILES).find(|file| target(*file) == url);
    let file = file.ok_or_else(|| "it is not there".to_owned())?;
    Ok([thing(&format!("f{file}")), thing("shared")]
        .concat()
        .into_bytes())
}

fn settle(service: &mut Service, mut work: Work) -> Response {
    loop {
        let wanted = work.wanted();
        if wanted.is_empty() {
            return service.settle(work);
        }
        for url in wanted {
            work.supply(&url, content(&url));
        }
    }
}

fn start() -> Service {
    let (mut service, work) = Service::start(vec![ROOT.to_owned()], Vec::new());
    assert!(service.catalog().is_empty());
    settle(&mut service, work);
    service
}

fn ask(service: &mut Service, request: &Request) -> (u16, Value) {
    let response = match service.answer(request) {
        Reply::Now(response) => response,
        Reply::Later(work) => settle(service, *work),
    };
    let body = serde_json::from_slice(&response.body).unwrap_or(Value::Null);
    (response.status, body)
}

fn registration(file: usize) -> Request {
    let body = json!({"type": "url", "target": target(file)});
    Request::post("/locations", body.to_string())
}

fn with_method(method: &str, request: Request) -> Request {
    Request {
        method: method.to_owned(),
        ..request
    }
}

/// Names of the things that are there.
fn things(service: &Service) -> BTreeSet<String> {
    let names = everything(service.catalog()).into_iter();
    names
        .filter(|entity| entity["kind"] == "Thing")
        .map(|entity| {
            entity["metadata"]["name"]
                .as_str()
                .expect("a name")
                .to_owned()
        })
        .collect()
}

#[derive(Clone, Debug)]
enum Step {
    Register(usize),
    Unregister(usize),
    /// The location of the first registered is replaced by another.
    Replace(usize),
    Delete(prop::sample::Index),
    Refresh,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..FILES).prop_map(Step::Register),
        2 => (0..FILES).prop_map(Step::Unregister),
        1 => (0..FILES).prop_map(Step::Replace),
        2 => any::<prop::sample::Index>().prop_map(Step::Delete),
        1 => Just(Step::Refresh),
    ]
}

/// What ought to be there.
#[derive(Default)]
struct Model {
    registered: Vec<(String, usize)>,
    deleted: BTreeSet<String>,
}

impl Model {
    fn things(&self) -> BTreeSet<String> {
        let mut things: BTreeSet<String> = ["root", "other"].map(str::to_owned).into();
        for (_, file) in &self.registered {
            things.extend([format!("f{file}"), "shared".to_owned()]);
        }
        things.difference(&self.deleted).cloned().collect()
    }

    fn id(&self, file: usize) -> Option<String> {
        let known = self.registered.iter().find(|(_, known)| *known == file);
        known.map(|(id, _)| id.clone())
    }

    fn take(&mut self, service: &mut Service, step: &Step) {
        match step {
            Step::Register(file) => self.register(service, *file),
            Step::Unregister(file) => {
                let id = self.id(*file).unwrap_or_else(|| "nothing".to_owned());
                let delete = with_method("DELETE", Request::get(format!("/locations/{id}")));
                let expected = if id == "nothing" { 404 } else { 204 };
                assert_eq!(ask(service, &delete).0, expected);
                self.registered.retain(|(_, known)| known != file);
            }
            Step::Replace(file) => self.replace(service, *file),
            Step::Delete(which) => {
                let things = self.things();
                if things.is_empty() {
                    return;
                }
                let name = which.get(&Vec::from_iter(things)).clone();
                let target = format!("/entities/by-name/thing/default/{name}");
                let uid = get(service.catalog(), &target)["metadata"]["uid"].clone();
                let uid = format!("/entities/by-uid/{}", uid.as_str().expect("a uid"));
                let delete = with_method("DELETE", Request::get(uid.clone()));
                assert_eq!(ask(service, &delete).0, 204);
                assert_eq!(ask(service, &Request::get(uid)).0, 404);
                self.deleted.insert(name);
            }
            Step::Refresh => {
                let known = self.things().into_iter().next();
                let reference = format!("thing:default/{}", known.as_deref().unwrap_or("nothing"));
                let refresh =
                    Request::post("/refresh", json!({"entityRef": reference}).to_string());
                let (status, _) = ask(service, &refresh);
                assert_eq!(status, if known.is_some() { 200 } else { 404 });
                if known.is_some() {
                    self.deleted.clear();
                }
            }
        }
    }

    fn register(&mut self, service: &mut Service, file: usize) {
        let (status, answer) = ask(service, &registration(file));
        if self.id(file).is_some() {
            assert_eq!(status, 409);
        } else {
            assert_eq!(status, 201);
            let id = answer["location"]["id"].as_str().expect("an id");
            self.registered.push((id.to_owned(), file));
        }
    }

    fn replace(&mut self, service: &mut Service, file: usize) {
        let Some((id, _)) = self.registered.first().cloned() else {
            return;
        };
        let path = format!("/locations/{id}");
        let put = Request {
            target: path,
            ..with_method("PUT", registration(file))
        };
        let (status, _) = ask(service, &put);
        match self.id(file) {
            Some(other) if other != id => assert_eq!(status, 409),
            _ => {
                assert_eq!(status, 200);
                self.registered[0].1 = file;
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn what_is_there_is_what_was_registered_and_not_deleted(steps in prop::collection::vec(step(), 1..12)) {
        let mut service = start();
        let mut model = Model::default();
        for step in &steps {
            model.take(&mut service, step);
            prop_assert_eq!(things(&service), model.things(), "after {:?}", step);
            let (_, listed) = ask(&mut service, &Request::get("/locations"));
            let listed: Vec<(&str, &str)> = listed
                .as_array()
                .expect("a list")
                .iter()
                .map(|one| (one["data"]["id"].as_str().expect("an id"), one["data"]["target"].as_str().expect("a target")))
                .collect();
            let targets: Vec<(&str, String)> = model.registered.iter().map(|(id, file)| (id.as_str(), target(*file))).collect();
            let expected: Vec<(&str, &str)> = targets.iter().map(|(id, target)| (*id, target.as_str())).collect();
            prop_assert_eq!(listed, expected);
        }
        // A service that starts with what is kept is the same, but for what was deleted.
        let (mut again, work) = Service::start(vec![ROOT.to_owned()], service.registered().to_vec());
        settle(&mut again, work);
        model.deleted.clear();
        prop_assert_eq!(things(&again), model.things());
    }
}

#[test]
fn the_catalog_in_force_answers_until_a_work_is_settled() {
    let mut service = start();
    let Reply::Later(work) = service.answer(&registration(0)) else {
        panic!("files have to be read");
    };
    assert_eq!(things(&service).len(), 2);
    assert!(service.registered().is_empty());
    assert_eq!(settle(&mut service, *work).status, 201);
    assert_eq!(things(&service).len(), 4);
    assert_eq!(service.registered().len(), 1);
}

#[test]
fn what_only_looks_is_settled_whenever_it_likes() {
    let mut service = start();
    let dry = Request {
        target: "/locations?dryRun=true".to_owned(),
        ..registration(1)
    };
    let entity =
        json!({"apiVersion": "example.com/v1", "kind": "Thing", "metadata": {"name": "new"}});
    let body = json!({"location": "url:http://host/new.yaml", "entity": entity});
    let judged = Request::post("/validate-entity", body.to_string());
    let works: Vec<Work> = [dry, judged, registration(0)]
        .iter()
        .map(|request| match service.answer(request) {
            Reply::Later(work) => *work,
            Reply::Now(response) => panic!("{} at once", response.status),
        })
        .collect();
    // The last first.
    let statuses: Vec<u16> = works
        .into_iter()
        .rev()
        .map(|work| settle(&mut service, work).status)
        .collect();
    assert_eq!(statuses, [201, 200, 201]);
    let expected = ["f0", "other", "root", "shared"].map(str::to_owned);
    assert_eq!(things(&service), expected.into());
    assert_eq!(service.registered().len(), 1);
}
