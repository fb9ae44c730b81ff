//! `callboard-catalog serve`: HTTP around the answers of the catalog.

mod cors;
mod http;
mod state;
mod writer;

use std::path::PathBuf;
use std::pin::pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use catalog::service::{Registered, Service};
use clap::Args;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::RwLock;
use tokio::time::sleep;

use self::http::{BASE, Desk};
use self::state::State;
use self::writer::Writer;
use crate::check::{print, summarize};
use crate::place::{Addresses, WorkingDirectory};
use crate::progress;
use crate::reader::Remote;
use crate::reading::{self, SourceFiles};
use crate::report::{Dangling, Format, Report};
use crate::{Published, Sources};

const EXAMPLES: &str = "\
Examples:
  callboard-catalog serve catalog/
  curl 'http://127.0.0.1:7008/api/catalog/entities/by-query?filter=kind=component&limit=5'

What is wrong with the catalog is printed once; what is good is served. POST /refresh reads all files
again, as every other change does. Ctrl-C ends it.";

/// Arguments of `serve`.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    sources: Sources,

    #[command(flatten)]
    published: Published,

    /// Keep the locations that are registered through the API in this file, and read them again at
    /// the next start; without it they are forgotten. Of http and https targets only those of this
    /// machine can be registered unless --remote is given
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,

    /// The port to listen on; 0 takes any that is free
    #[arg(long, default_value_t = 7008)]
    port: u16,

    /// The address to listen on. There is no sign-in: whoever reaches it reads the
    /// catalog and registers locations
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
}

/// How long answers under way may take once the command is interrupted.
const LAST_ANSWERS: Duration = Duration::from_secs(5);

/// Reads, reports, and answers until it is interrupted.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let here = WorkingDirectory::current()?;
    let state = State::new(arguments.state.clone());
    let registered = state.read()?;
    let addresses = match &arguments.published.source_url {
        Some(url) => reading::published(&arguments.sources, Some(url), here.path())?,
        None => Addresses::Absolute,
    };
    let mut files = SourceFiles::find(&arguments.sources, addresses, Remote::Refuse)?;
    let service = start(&mut files, registered);
    let report = Report::new(
        service.catalog(),
        &files.reader,
        Some(Dangling::Warn),
        &here,
    );
    print(&report, Format::Text)?;
    summarize(service.catalog(), &files, &report);

    let runtime = tokio::runtime::Runtime::new().map_err(|why| why.to_string())?;
    let service = Arc::new(RwLock::new(service));
    let writer = Writer::start(Arc::clone(&service), files.reader, state);
    let writer = writer.map_err(|why| why.to_string())?;
    let address = (arguments.host.as_str(), arguments.port);
    runtime
        .block_on(listen(address, Desk { service, writer }))
        .map_err(|why| format!("{}:{}: {why}", arguments.host, arguments.port))?;
    Ok(ExitCode::SUCCESS)
}

/// A service over the files, and over the locations of an earlier run.
fn start(files: &mut SourceFiles, registered: Vec<Registered>) -> Service {
    let targets = registered.iter().map(|known| known.target.as_str());
    let trusted = writer::loopback_origins(targets);
    files.reader.forget(trusted);
    let (mut service, mut work) = Service::start(files.roots.clone(), registered);
    work.on_progress(progress::line());
    files.reader.feed(&mut work);
    // Its answer is to nobody's request.
    service.settle(work);
    service
}

/// Takes connections until an interrupt, and then ends those that there are.
async fn listen(address: (&str, u16), desk: Desk) -> std::io::Result<()> {
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
                    let desk = desk.clone();
                    let service = service_fn(move |request| desk.clone().respond(request));
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
