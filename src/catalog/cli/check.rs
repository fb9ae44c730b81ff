//! `callboard-catalog check`.

use std::io::{self, ErrorKind, Write, stdout};
use std::process::ExitCode;

use catalog::engine::Catalog;
use clap::Args;

use crate::place::{Addresses, WorkingDirectory};
use crate::reader::Remote;
use crate::reading::SourceFiles;
use crate::report::{Dangling, Format, Report, Severity};
use crate::{PROBLEMS, Sources};

const EXAMPLES: &str = "\
Examples:
  callboard-catalog check .                       every descriptor below this folder
  callboard-catalog check catalog-info.yaml       one file and what it leads to
  callboard-catalog check --dangling error .      where the whole catalog is kept in one place
  callboard-catalog check --format github .       in a GitHub workflow

Exit status: 0 without problems (there may be warnings), 1 with problems, 2 when the command line
is wrong or a PATH cannot be read.";

/// Arguments of `check`.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    sources: Sources,

    /// How to print what is wrong
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// What a relation to an entity that does not exist is. Backstage keeps such a relation, and
    /// its other end is often kept elsewhere, above all groups and users, so it is a warning unless
    /// you say otherwise. Where a Location leads to a remote file that was not read, nobody can
    /// know, and nothing is said unless you ask
    #[arg(long, value_enum)]
    dangling: Option<Dangling>,
}

/// Reads, reports on standard output, sums up on standard error.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let here = WorkingDirectory::current()?;
    let mut files = SourceFiles::find(&arguments.sources, Addresses::Absolute, Remote::StandIn)?;
    let catalog = files.read();
    let report = Report::new(&catalog, &files.reader, arguments.dangling, &here);
    print(&report, arguments.format)?;
    summarize(&catalog, &files, &report);
    if arguments.dangling.is_none() && report.count(Severity::Warning) > 0 {
        eprintln!(
            "Where relations lead may be kept elsewhere: --dangling error counts them as problems, \
             --dangling ignore leaves them out."
        );
    }
    Ok(match report.count(Severity::Error) {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::from(PROBLEMS),
    })
}

/// Prints a report on standard output. Whoever reads it may stop reading.
pub(crate) fn print(report: &Report, format: Format) -> Result<(), String> {
    let mut out = io::BufWriter::new(stdout().lock());
    match report.print(format, &mut out).and_then(|()| out.flush()) {
        Err(why) if why.kind() != ErrorKind::BrokenPipe => {
            Err(format!("the report could not be written: {why}"))
        }
        _ => Ok(()),
    }
}

/// Counts on standard error: what was read, what is wrong, what was left out.
pub(crate) fn summarize(catalog: &Catalog, files: &SourceFiles, report: &Report) {
    eprintln!(
        "{} in {}: {}, {}",
        counted(catalog.len(), "entity", "entities"),
        counted(files.reader.count(), "file", "files"),
        counted(report.count(Severity::Error), "problem", "problems"),
        counted(report.count(Severity::Warning), "warning", "warnings"),
    );
    let unread = files.reader.unread();
    if !unread.is_empty() {
        eprintln!(
            "{} not read; --remote reads them.",
            counted(unread.len(), "remote target", "remote targets")
        );
    }
    if report.unjudged > 0 {
        eprintln!(
            "{} may lead there and cannot be judged.",
            counted(report.unjudged, "relation", "relations")
        );
    }
    if files.skeletons > 0 {
        eprintln!(
            "{} left out: skeletons of software templates.",
            counted(files.skeletons, "file", "files")
        );
    }
}

/// `1 entity`, `2 entities`.
fn counted(count: usize, one: &str, many: &str) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{count} {noun}")
}
