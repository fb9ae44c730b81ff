//! `callboard-catalog pack`.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use catalog::snapshot;
use clap::Args;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::check::{print, summarize};
use crate::place::WorkingDirectory;
use crate::reader::Remote;
use crate::reading::{self, SourceFiles};
use crate::report::{Dangling, Format, Report, Severity};
use crate::{PROBLEMS, Published, Sources};

const EXAMPLES: &str = "\
Examples:
  callboard-catalog pack catalog/ -o site/all.catalog
  callboard-catalog pack --source-url https://github.com/acme/catalog/blob/main/ . -o all.catalog.gz
  callboard-catalog pack --remote --allow-problems . -o site/all.catalog

Exit status: 0 when the file was written, 1 when the catalog has problems and nothing was written, 2
when the command line is wrong or something cannot be read or written.";

/// Arguments of `pack`.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    sources: Sources,

    #[command(flatten)]
    published: Published,

    /// The file to write, such as all.catalog; it is replaced only when the new one is complete.
    /// A name that ends in .gz is written gzipped, for hosts that compress nothing of a type they do
    /// not know: the portal unzips it
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,

    /// Write what is good although the rest is not
    #[arg(long)]
    allow_problems: bool,

    /// What a relation to an entity that does not exist is
    #[arg(long, value_enum, default_value_t = Dangling::Warn)]
    dangling: Dangling,
}

/// Reads, refuses a catalog with problems, writes the others.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let here = WorkingDirectory::current()?;
    let (sources, url) = (&arguments.sources, &arguments.published.source_url);
    let addresses = reading::published(sources, url.as_deref(), here.path())?;
    let mut files = SourceFiles::find(sources, addresses, Remote::Refuse)?;
    let catalog = files.read();
    let report = Report::new(&catalog, &files.reader, Some(arguments.dangling), &here);
    print(&report, Format::Text)?;
    summarize(&catalog, &files, &report);
    let output = &arguments.output;
    if report.count(Severity::Error) > 0 && !arguments.allow_problems {
        eprintln!("Nothing was written; --allow-problems writes what is good.");
        return Ok(ExitCode::from(PROBLEMS));
    }
    let refused = |why: io::Error| format!("{}: {why}", output.display());
    let snapshot = zipped(output, snapshot::write(&catalog)?).map_err(refused)?;
    replace(output, &snapshot).map_err(refused)?;
    let name = output.file_name().unwrap_or_default().to_string_lossy();
    eprintln!(
        "{}: {} entities, {} bytes\n\
         Put it beside the portal's config.json, and there:\n  \
         \"backend\": \"embedded\", \"catalog\": [\"{name}\"]",
        output.display(),
        catalog.len(),
        snapshot.len()
    );
    Ok(ExitCode::SUCCESS)
}

/// A name that ends in .gz says what it wants.
fn zipped(path: &Path, snapshot: Vec<u8>) -> io::Result<Vec<u8>> {
    match path.extension() {
        Some(extension) if extension == "gz" => {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(&snapshot)?;
            encoder.finish()
        }
        _ => Ok(snapshot),
    }
}

/// Writes beside the file first, so that a server never reads half of it.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = path.with_file_name(name);
    let written = File::create_new(&temporary)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // The first error is the one to tell.
        _ = fs::remove_file(&temporary);
    }
    written
}
