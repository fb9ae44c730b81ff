//! `callboard-catalog serve`: HTTP around the answers of the catalog.

mod cors;

use std::io::{self, Read};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use catalog::engine::Catalog;
use catalog::rest;
use clap::Args;
use serde_json::json;
use tiny_http::{Header, Method, Request, Response, Server};

use crate::Sources;
use crate::check::{print, summarize};
use crate::place::WorkingDirectory;
use crate::reader::Remote;
use crate::reading;
use crate::report::{Dangling, Format, Report};

const EXAMPLES: &str = "\
Examples:
  callboard-catalog serve catalog/
  curl 'http://127.0.0.1:7008/api/catalog/entities/by-query?filter=kind=component&limit=5'

What is wrong with the catalog is printed once; what is good is served. Ctrl-C ends it.";

/// Arguments of `serve`.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    sources: Sources,

    /// The port to listen on; 0 takes any that is free
    #[arg(long, default_value_t = 7008)]
    port: u16,

    /// The address to listen on. There is no sign-in: whoever reaches it reads the catalog
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
}

/// Where a Backstage backend has its catalog.
const BASE: &str = "/api/catalog";

/// Probes of a Backstage backend (backend-defaults `createHealthRouter`).
const HEALTH: [&str; 2] = [
    "/.backstage/health/v1/readiness",
    "/.backstage/health/v1/liveness",
];

/// Bytes of a request's body, the limit of `express.json()` that Backstage leaves as it is.
const MAX_BODY: usize = 100 * 1024;

/// Requests answered at once. One that waits for a slow client holds up none of the others.
const WORKERS: usize = 8;

/// Reads, reports, and answers until it is interrupted.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let here = WorkingDirectory::current()?;
    let reading = reading::read(&arguments.sources, Remote::Refuse)?;
    let report = Report::new(&reading, Some(Dangling::Warn), &here);
    print(&report, Format::Text)?;
    summarize(&reading, &report);

    let address = (arguments.host.as_str(), arguments.port);
    let server = Server::http(address)
        .map_err(|why| format!("{}:{}: {why}", arguments.host, arguments.port))?;
    let service = Arc::new(Service {
        server,
        catalog: reading.catalog,
        ended: AtomicBool::new(false),
    });
    let interrupted = Arc::clone(&service);
    ctrlc::set_handler(move || interrupted.end()).map_err(|why| why.to_string())?;
    eprintln!(
        "Serving on http://{}{BASE} (Ctrl-C ends it)",
        service.server.server_addr()
    );
    service.run()
}

/// A catalog behind a port.
struct Service {
    server: Server,
    catalog: Catalog,
    ended: AtomicBool,
}

impl Service {
    /// Answers until [`end`](Self::end); requests that came before are still answered.
    fn run(&self) -> Result<ExitCode, String> {
        thread::scope(|scope| {
            let workers: Vec<_> = (0..WORKERS).map(|_| scope.spawn(|| self.work())).collect();
            workers.into_iter().try_for_each(|worker| {
                let end = worker.join();
                end.unwrap_or_else(|_| Err("an answer failed".to_owned()))
            })
        })?;
        Ok(ExitCode::SUCCESS)
    }

    fn end(&self) {
        self.ended.store(true, Ordering::SeqCst);
        for _ in 0..WORKERS {
            self.server.unblock();
        }
    }

    fn work(&self) -> Result<(), String> {
        loop {
            match self.server.recv() {
                Ok(request) => self.respond(request),
                Err(_) if self.ended.load(Ordering::SeqCst) => return Ok(()),
                Err(why) => {
                    self.end();
                    return Err(format!("no more requests can be taken: {why}"));
                }
            }
        }
    }

    fn respond(&self, mut request: Request) {
        let answer = self.answer(&mut request);
        let body_length = answer.body.len();
        let mut headers = cors::headers(&request);
        if !answer.body.is_empty() {
            let json = Header::from_bytes("Content-Type", "application/json; charset=utf-8");
            headers.extend(json);
        }
        let response = Response::new(
            answer.status.into(),
            headers,
            answer.body.as_slice(),
            Some(body_length),
            None,
        );
        // A client that went away needs no answer. The length is known: no chunks.
        _ = request.respond(response.with_chunked_threshold(usize::MAX));
    }

    fn answer(&self, request: &mut Request) -> rest::Response {
        if cors::is_preflight(request) {
            return rest::Response {
                status: 204,
                body: Vec::new(),
            };
        }
        let method = match request.method() {
            // The answer to GET, whose body the server leaves out.
            Method::Head => Method::Get,
            other => other.clone(),
        };
        let url = request.url().to_owned();
        let path = url.split('?').next().unwrap_or_default();
        if HEALTH.contains(&path) {
            return rest::Response {
                status: 200,
                body: json!({"status": "ok"}).to_string().into_bytes(),
            };
        }
        let Some(target) = url.strip_prefix(BASE).filter(|rest| rest.starts_with('/')) else {
            return rest::Response {
                status: 404,
                body: Vec::new(),
            };
        };
        match read_body(request) {
            Ok(body) => self.catalog.answer(&rest::Request {
                method: method.as_str(),
                target,
                body: &body,
            }),
            Err(message) => refusal(method.as_str(), target, &message),
        }
    }
}

/// The body of a request, or what is wrong with it in the words of `express.json()`.
fn read_body(request: &mut Request) -> Result<Vec<u8>, String> {
    let mut body = Vec::new();
    let mut reader = request.as_reader().take(MAX_BODY as u64 + 1);
    match reader.read_to_end(&mut body) {
        Ok(_) if body.len() > MAX_BODY => Err("request entity too large".to_owned()),
        Ok(_) => Ok(body),
        Err(why) if why.kind() == io::ErrorKind::UnexpectedEof => Err("request aborted".to_owned()),
        Err(why) => Err(why.to_string()),
    }
}

/// Whatever is wrong with a body, Backstage makes an InputError of it (backend-openapi-utils
/// `validatorErrorTransformer`), with the URL as its catalog sees it.
fn refusal(method: &str, target: &str, message: &str) -> rest::Response {
    let body = json!({
        "error": {"name": "InputError", "message": message},
        "request": {"method": method, "url": target},
        "response": {"statusCode": 400},
    });
    rest::Response {
        status: 400,
        body: body.to_string().into_bytes(),
    }
}
