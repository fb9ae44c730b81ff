//! Requests that change a catalog or read files, answered where every file but one is missing.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use catalog::rest::Response;
use catalog::service::{Registered, Reply, Service, Work};
use serde_json::Value;

use super::answer::{get, question, read};
use super::request::{FILE, ROOT};

/// Every status a service answers with.
const STATUSES: [u16; 6] = [200, 201, 204, 400, 404, 409];

/// The location that is registered from the start; its file is missing.
pub const REGISTERED: [&str; 2] = ["6f0a", "http://host/registered.yaml"];

/// The service answers whatever is asked. What reads files is done on a service of its own.
pub fn check(method: &str, target: &str, body: &[u8]) {
    static SERVICE: OnceLock<Service> = OnceLock::new();
    let request = question(method, target, body);
    match SERVICE.get_or_init(start).answer(&request) {
        Reply::Now(response) => check_response(&response, method, target),
        Reply::Later(_) => {
            let mut service = start();
            let Reply::Later(work) = service.answer(&request) else {
                panic!("the same request is answered otherwise: {method} {target}");
            };
            let response = settle(&mut service, *work);
            check_response(&response, method, target);
            check_state(&service);
        }
    }
}

fn start() -> Service {
    let [id, target] = REGISTERED.map(str::to_owned);
    let kind = "url".to_owned();
    let known = Registered { id, kind, target };
    let (mut service, work) = Service::start(vec![ROOT.to_owned()], vec![known]);
    settle(&mut service, work);
    service
}

fn settle(service: &mut Service, mut work: Work) -> Response {
    loop {
        let wanted = work.wanted();
        if wanted.is_empty() {
            return service.settle(work);
        }
        for url in wanted {
            let content = match url.as_str() {
                ROOT => Ok(FILE.to_vec()),
                _ => Err("it is not there".to_owned()),
            };
            work.supply(&url, content);
        }
    }
}

fn check_response(response: &Response, method: &str, target: &str) {
    let status = response.status;
    assert!(STATUSES.contains(&status), "status {status} for {target}");
    // These say all they have to say by their status.
    if response.body.is_empty() && matches!(status, 200 | 204) {
        return;
    }
    let is_verdict = target.to_lowercase().starts_with("/validate-entity") && status == 400;
    match is_verdict {
        true => _ = serde_json::from_slice::<Value>(&response.body).expect("JSON"),
        false => _ = read(response, method, target),
    }
}

/// Whatever happened, the catalog is sound.
fn check_state(service: &Service) {
    let catalog = service.catalog();
    let facets = get(catalog, "/entity-facets?facet=kind");
    let counts = facets["facets"]["kind"].as_array().expect("counts");
    let total: u64 = counts.iter().filter_map(|one| one["count"].as_u64()).sum();
    assert_eq!(total as usize, catalog.len());
    let known = service.registered().iter();
    let ids: BTreeSet<&str> = known.map(|known| known.id.as_str()).collect();
    assert_eq!(ids.len(), service.registered().len(), "an id stands once");
}
