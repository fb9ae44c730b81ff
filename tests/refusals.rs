//! Every wrong request that a real Backstage backend was sent (tests/conformance/record.mjs), and
//! that it is refused here with the same status and in the same words.

use catalog::rest::Request;
use catalog::service::{Reply, Service};
use serde_json::Value;

const RECORDED: &str = include_str!("conformance/refusals.json");

/// The words of a library, which are nobody's interface: how Backstage begins, and how we do.
const LIBRARIES: [(&str, &str); 8] = [
    ("Unexpected token ", NOT_JSON),
    ("Unexpected end of JSON input", NOT_JSON),
    ("Expected property name ", NOT_JSON),
    (
        "Malformed cursor: SyntaxError: ",
        "Malformed cursor: SyntaxError: ",
    ),
    (
        MALFORMED_CURSOR,
        "Malformed cursor: InputError: Malformed cursor: ",
    ),
    (
        "Malformed cursor: Validation error: ",
        "Malformed cursor: Validation error: ",
    ),
    ("Malformed request: [", "Malformed request: "),
    // Not a library's, but which of two keys is the second: their order is not kept.
    ("Duplicate key ", "Duplicate key "),
];

const NOT_JSON: &str = "The body is not JSON: ";
const MALFORMED_CURSOR: &str = "Malformed cursor: InputError: Malformed cursor: [";

#[test]
fn wrong_requests_are_refused_as_backstage_refuses_them() {
    let recorded: Vec<Value> = serde_json::from_str(RECORDED).expect("refusals.json");
    let (mut service, work) = Service::start(Vec::new(), Vec::new());
    service.settle(work);
    let mut different = Vec::new();
    for refusal in &recorded {
        let request = request(&refusal["request"]);
        let (status, body) = match service.answer(&request) {
            Reply::Now(response) => (response.status, text_or_json(&response.body)),
            Reply::Later(_) => continue,
        };
        // Only the head of an answer to HEAD is sent.
        let is_head = refusal["request"]["method"] == "HEAD";
        let is_same = is_head || is_same(&body, &refusal["body"]);
        if status != refusal["status"] || !is_same {
            different.push(format!(
                "{} {}\n  {}\n  ours:   {status} {body}\n  theirs: {} {}",
                request.method,
                request.target,
                String::from_utf8_lossy(&request.body),
                refusal["status"],
                refusal["body"]
            ));
        }
    }
    assert!(
        different.is_empty(),
        "{} of {} are refused otherwise:\n{}",
        different.len(),
        recorded.len(),
        different.join("\n")
    );
}

fn request(recorded: &Value) -> Request {
    let text = |key: &str| recorded[key].as_str().map(str::to_owned);
    let method = text("method").unwrap_or_else(|| "GET".to_owned());
    let path = text("path").unwrap_or_default();
    let target = match text("search").filter(|search| !search.is_empty()) {
        Some(search) => format!("{path}?{search}"),
        None => path,
    };
    let body = recorded
        .get("body")
        .map(Value::to_string)
        .or_else(|| text("text"));
    let content_type = match recorded.get("headers") {
        Some(headers) => headers["content-type"].as_str().map(str::to_owned),
        None => body.as_ref().map(|_| "application/json".to_owned()),
    };
    Request {
        method: if method == "HEAD" {
            "GET".to_owned()
        } else {
            method
        },
        target,
        content_type,
        body: body.unwrap_or_default().into_bytes(),
    }
}

fn text_or_json(body: &[u8]) -> Value {
    serde_json::from_slice(body)
        .unwrap_or_else(|_| Value::from(String::from_utf8_lossy(body).into_owned()))
}

/// Whether two refusals say the same, but for the words of a library.
fn is_same(ours: &Value, theirs: &Value) -> bool {
    let message = |body: &Value| {
        body["error"]["message"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let (mine, yours) = (message(ours), message(theirs));
    let is_library =
        |(their, our): &(&str, &str)| yours.starts_with(their) && mine.starts_with(our);
    if LIBRARIES.iter().any(is_library) {
        let (mut ours, mut theirs) = (ours.clone(), theirs.clone());
        ours["error"]["message"] = Value::Null;
        theirs["error"]["message"] = Value::Null;
        return ours == theirs;
    }
    ours == theirs
}
