//! `callboard-catalog serve`: HTTP around the answers of the catalog.

mod cors;

use std::convert::Infallible;
use std::pin::pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use catalog::engine::Catalog;
use catalog::rest;
use clap::Args;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderValue, LINK};
use hyper::http::request::Parts;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::time::sleep;

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

/// How long answers under way may take once the command is interrupted.
const LAST_ANSWERS: Duration = Duration::from_secs(5);

/// Reads, reports, and answers until it is interrupted.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let here = WorkingDirectory::current()?;
    let reading = reading::read(&arguments.sources, Remote::Refuse)?;
    let report = Report::new(&reading, Some(Dangling::Warn), &here);
    print(&report, Format::Text)?;
    summarize(&reading, &report);

    let runtime = tokio::runtime::Runtime::new().map_err(|why| why.to_string())?;
    let address = (arguments.host.as_str(), arguments.port);
    runtime
        .block_on(listen(address, Arc::new(reading.catalog)))
        .map_err(|why| format!("{}:{}: {why}", arguments.host, arguments.port))?;
    Ok(ExitCode::SUCCESS)
}

/// Takes connections until an interrupt, and then ends those that there are.
async fn listen(address: (&str, u16), catalog: Arc<Catalog>) -> std::io::Result<()> {
    let listener = TcpListener::bind(address).await?;
    let mut interrupt = pin!(tokio::signal::ctrl_c());
    let connections = GracefulShutdown::new();
    eprintln!(
        "Serving on http://{}{BASE} (Ctrl-C ends it)",
        listener.local_addr()?
    );
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    // Without it, answers of two packets wait for an acknowledgement; a stream that
                    // refuses it is only slower.
                    _ = stream.set_nodelay(true);
                    let catalog = Arc::clone(&catalog);
                    let service = service_fn(move |request| respond(Arc::clone(&catalog), request));
                    let connection = http1::Builder::new()
                        .timer(TokioTimer::new())
                        .serve_connection(TokioIo::new(stream), service);
                    tokio::spawn(connections.watch(connection));
                }
                // Too many open files, for one: it passes.
                Err(_) => sleep(Duration::from_millis(50)).await,
            },
            caught = &mut interrupt => {
                caught?;
                break;
            }
        }
    }
    tokio::select! {
        () = connections.shutdown() => {}
        () = sleep(LAST_ANSWERS) => {}
    }
    Ok(())
}

async fn respond(
    catalog: Arc<Catalog>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let answer = match cors::is_preflight(&head) {
        true => empty(204),
        false => answer(&catalog, &head, body).await,
    };
    let status = StatusCode::from_u16(answer.status);
    let is_empty = answer.body.is_empty();
    let link = answer
        .link
        .and_then(|link| HeaderValue::from_str(&link).ok());
    let mut response = Response::new(Full::new(answer.body.into()));
    *response.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some(link) = link {
        response.headers_mut().insert(LINK, link);
    }
    cors::permit(&head, response.headers_mut());
    if !is_empty {
        let json = HeaderValue::from_static("application/json; charset=utf-8");
        response.headers_mut().insert(CONTENT_TYPE, json);
    }
    Ok(response)
}

async fn answer(catalog: &Catalog, head: &Parts, body: Incoming) -> rest::Response {
    // HEAD is answered like GET; hyper leaves the body out.
    let method = match head.method {
        Method::HEAD => "GET",
        _ => head.method.as_str(),
    };
    let url = head.uri.path_and_query().map_or("/", |url| url.as_str());
    if HEALTH.contains(&head.uri.path()) {
        return rest::Response {
            status: 200,
            link: None,
            body: json!({"status": "ok"}).to_string().into_bytes(),
        };
    }
    let Some(target) = url.strip_prefix(BASE).filter(|rest| rest.starts_with('/')) else {
        return empty(404);
    };
    match read_body(body).await {
        Ok(body) => catalog.answer(&rest::Request {
            method: method.to_owned(),
            target: target.to_owned(),
            content_type: head
                .headers
                .get(CONTENT_TYPE)
                .and_then(|kind| kind.to_str().ok())
                .map(str::to_owned),
            body,
        }),
        Err(message) => refusal(method, target, &message),
    }
}

fn empty(status: u16) -> rest::Response {
    rest::Response {
        status,
        body: Vec::new(),
        link: None,
    }
}

/// The body of a request, or what is wrong with it in the words of `express.json()`. One that is
/// too large is read to its end, so that the client gets to read the answer.
async fn read_body(mut body: Incoming) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut fits = true;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| "request aborted".to_owned())?;
        if let Some(data) = frame.data_ref() {
            fits = fits && bytes.len() + data.len() <= MAX_BODY;
            if fits {
                bytes.extend_from_slice(data);
            }
        }
    }
    match fits {
        true => Ok(bytes),
        false => Err("request entity too large".to_owned()),
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
        link: None,
    }
}
