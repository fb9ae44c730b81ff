//! Questions asked in advance, while the page draws its first rows: a browser compiles a function
//! of WebAssembly when it is first called, and nobody shall wait for that at a key press.

use catalog::rest::Request;
use catalog::service::Service;

/// The browser compiles again, and better, what it is seen to need.
const ROUNDS: usize = 3;

/// What the pages of the portal ask, each way through the engine once.
const TARGETS: [&str; 7] = [
    "/entities/by-query?limit=20&fields=kind,metadata.name,metadata.annotations.a,spec.owner,relations\
     &filter=kind=component,spec.type=service&orderField=metadata.name,asc",
    "/entities/by-query?limit=20&offset=20&fields=kind&filter=kind=component\
     &orderField=spec.owner,desc&fullTextFilterTerm=a\
     &fullTextFilterFields=metadata.name,metadata.title,metadata.tags,spec.profile.displayName",
    "/entities/by-letters?limit=20&fields=kind,metadata.name,spec.type&letters=ae",
    "/entities/by-letters?limit=20&fields=kind,metadata.name,spec.type&letters=a%20e",
    "/entities/by-query?limit=0&filter=kind=component,metadata.tags",
    "/entity-facets?facet=kind",
    "/entity-facets?facet=spec.type&facet=metadata.tags&facet=relations.ownedBy&filter=kind=component",
];

/// A question that comes in a body.
const QUERY: &str = r#"{"limit": 20, "fields": ["kind"],
    "orderBy": [{"field": "metadata.name", "order": "asc"}],
    "query": {"$all": [{"kind": {"$in": ["component"]}}, {"$not": {"spec.type": "service"}},
        {"metadata.tags": {"$contains": "a"}}, {"metadata.name": {"$hasPrefix": "a"}}]}}"#;

/// Asks and drops the answers.
pub(crate) fn run(service: &Service) {
    let mut questions: Vec<Request> = TARGETS.map(|target| request("GET", target, "")).into();
    questions.push(request("POST", "/entities/by-query", QUERY));
    for _ in 0..ROUNDS {
        for question in &questions {
            service.answer(question);
        }
    }
}

fn request(method: &str, target: &str, body: &str) -> Request {
    Request {
        method: method.to_owned(),
        target: target.to_owned(),
        content_type: (!body.is_empty()).then(|| "application/json".to_owned()),
        body: body.as_bytes().to_vec(),
    }
}
