//! `serve`: the REST API over HTTP, asked in plain bytes.

use std::io::Write;
use std::process::Command;

use serde_json::{Value, json};

use crate::server::Server;

#[test]
fn the_api_answers_as_backstage_does() {
    let server = Server::start();
    let page = server.get("/api/catalog/entities/by-query?filter=kind=system&limit=2");
    assert_eq!(page.status, 200);
    assert_eq!(
        page.header("content-type"),
        Some("application/json; charset=utf-8")
    );
    assert_eq!(page.json()["totalItems"], 6);

    let refused = server.get("/api/catalog/entities/by-query?limit=x");
    assert_eq!(refused.status, 400);
    assert_eq!(
        refused.json(),
        json!({
            "error": {"name": "InputError", "message": "request/query/limit must be integer"},
            "request": {"method": "GET", "url": "/entities/by-query?limit=x"},
            "response": {"statusCode": 400},
        })
    );
    for nowhere in [
        "/",
        "/api/catalog",
        "/api/catalogs/entities",
        "/api/catalog/nothing",
    ] {
        let answer = server.get(nowhere);
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (404, ""),
            "{nowhere}"
        );
        assert_eq!(answer.header("content-type"), None);
    }
    let ready = server.get("/.backstage/health/v1/readiness");
    assert_eq!((ready.status, ready.json()), (200, json!({"status": "ok"})));
}

#[test]
fn one_connection_carries_many_requests() {
    let server = Server::start();
    let mut connection = server.connect();
    let head = connection.ask("HEAD", "/api/catalog/entities/by-query?limit=1", "", "");
    assert_eq!(head.status, 200);
    let refs = json!({"entityRefs": ["component:default/fog-desk", "component:default/none"]});
    for _ in 0..3 {
        let json = "Content-Type: application/json\r\n";
        let path = "/api/catalog/entities/by-refs";
        let answer = connection.ask("POST", path, json, &refs.to_string());
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(answer.json()["items"][0]["metadata"]["name"], "fog-desk");
        assert_eq!(answer.json()["items"][1], Value::Null);
    }
    let large = connection.ask(
        "POST",
        "/api/catalog/entities/by-refs",
        "",
        &"x".repeat(102_401),
    );
    assert_eq!(large.status, 400);
    assert_eq!(
        large.json()["error"],
        json!({"name": "InputError", "message": "request entity too large"})
    );
    assert_eq!(
        large.json()["request"],
        json!({"method": "POST", "url": "/entities/by-refs"})
    );
    assert_eq!(
        connection
            .ask("GET", "/.backstage/health/v1/liveness", "", "")
            .status,
        200
    );
}

#[test]
fn a_client_that_does_not_finish_holds_up_nobody() {
    let server = Server::start();
    let mut slow = Vec::new();
    for _ in 0..20 {
        let mut connection = server.connect();
        let head =
            "POST /api/catalog/entities/by-refs HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n";
        connection
            .0
            .get_mut()
            .write_all(head.as_bytes())
            .expect("half a request");
        slow.push(connection);
    }
    for _ in 0..10 {
        assert_eq!(
            server.get("/api/catalog/entity-facets?facet=kind").status,
            200
        );
    }
}

#[test]
fn pages_of_this_machine_may_read_and_others_not() {
    let server = Server::start();
    let mut connection = server.connect();
    let path = "/api/catalog/entities/by-query?limit=1";
    let mine = connection.ask("GET", path, "Origin: http://localhost:3000\r\n", "");
    let allowed = "access-control-allow-origin";
    assert_eq!(mine.header(allowed), Some("http://localhost:3000"));
    assert_eq!(
        mine.header("access-control-allow-credentials"),
        Some("true")
    );
    assert_eq!(mine.header("vary"), Some("Origin"));
    let foreign = connection.ask("GET", path, "Origin: http://evil.example:80\r\n", "");
    assert_eq!((foreign.status, foreign.header(allowed)), (200, None));

    let asks = "Origin: http://127.0.0.1:8080\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization,content-type\r\n";
    let preflight = connection.ask("OPTIONS", path, asks, "");
    assert_eq!(preflight.status, 204);
    assert_eq!(
        preflight.header("access-control-allow-headers"),
        Some("authorization,content-type")
    );
    assert_eq!(
        preflight.header("access-control-allow-methods"),
        Some("GET,HEAD,PATCH,POST,PUT,DELETE")
    );
    assert_eq!(connection.ask("GET", path, "", "").status, 200);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_well() {
    let mut server = Server::start();
    let mut connection = server.connect();
    let path = "/.backstage/health/v1/readiness";
    assert_eq!(connection.ask("GET", path, "", "").status, 200);
    let pid = server.child.id().to_string();
    let sent = Command::new("kill")
        .args(["-INT", &pid])
        .status()
        .expect("a signal");
    assert!(sent.success());
    assert!(server.child.wait().expect("an end").success());
}
