//! `callboard-catalog pack`.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use catalog::engine::Catalog;
use catalog::rest::Request;
use clap::Args;
use form_urlencoded::byte_serialize;
use serde_json::Value;

use crate::check::{print, summarize};
use crate::place::WorkingDirectory;
use crate::reader::Remote;
use crate::reading;
use crate::report::{Dangling, Format, Report, Severity};
use crate::{PROBLEMS, Sources};

const EXAMPLES: &str = "\
Examples:
  callboard-catalog pack catalog/ -o site/catalog.json
  callboard-catalog pack --remote --allow-problems . -o site/catalog.json

Exit status: 0 when the file was written, 1 when the catalog has problems and nothing was written, 2
when the command line is wrong or something cannot be read or written.";

/// Arguments of `pack`.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    sources: Sources,

    /// The file to write, *.json; it is replaced only when the new one is complete
    #[arg(short, long, value_name = "FILE", value_parser = snapshot_path)]
    output: PathBuf,

    /// Write what is good although the rest is not
    #[arg(long)]
    allow_problems: bool,

    /// What a relation to an entity that does not exist is
    #[arg(long, value_enum, default_value_t = Dangling::Warn)]
    dangling: Dangling,
}

/// The ending is how the portal tells a snapshot from YAML.
fn snapshot_path(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    match path.extension() {
        Some(extension) if extension == "json" => Ok(path),
        _ => Err("the name has to end in .json".to_owned()),
    }
}

/// Reads, refuses a catalog with problems, writes the others.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let here = WorkingDirectory::current()?;
    let reading = reading::read(&arguments.sources, Remote::Refuse)?;
    let report = Report::new(&reading, Some(arguments.dangling), &here);
    print(&report, Format::Text)?;
    summarize(&reading, &report);
    let output = &arguments.output;
    if report.count(Severity::Error) > 0 && !arguments.allow_problems {
        eprintln!("Nothing was written; --allow-problems writes what is good.");
        return Ok(ExitCode::from(PROBLEMS));
    }
    let entities = entities(&reading.catalog)?;
    let snapshot = Value::from(entities.as_slice()).to_string();
    replace(output, snapshot.as_bytes()).map_err(|why| format!("{}: {why}", output.display()))?;
    let name = output.file_name().unwrap_or_default().to_string_lossy();
    eprintln!(
        "{}: {} entities, {} bytes\n\
         Put it beside the portal's config.json, and there:\n  \
         \"backend\": \"embedded\", \"catalog\": [\"{name}\"]",
        output.display(),
        entities.len(),
        snapshot.len()
    );
    Ok(ExitCode::SUCCESS)
}

/// Every entity as `GET /entities` gives it, but for what only holds on this machine: Locations,
/// which would be followed again from wherever the snapshot is, and the paths of files.
fn entities(catalog: &Catalog) -> Result<Vec<Value>, String> {
    let mut entities = Vec::with_capacity(catalog.len());
    let mut target = "/entities/by-query?limit=500".to_owned();
    loop {
        let response = catalog.answer(&Request::get(&target));
        let mut page: Value =
            serde_json::from_slice(&response.body).map_err(|why| why.to_string())?;
        if let Some(items) = page["items"].as_array_mut() {
            entities.extend(items.drain(..).filter_map(portable));
        }
        match page["pageInfo"]["nextCursor"].as_str() {
            Some(cursor) => {
                let cursor: String = byte_serialize(cursor.as_bytes()).collect();
                target = format!("/entities/by-query?limit=500&cursor={cursor}");
            }
            None => return Ok(entities),
        }
    }
}

fn portable(mut entity: Value) -> Option<Value> {
    let kind = entity["kind"].as_str().unwrap_or_default();
    if kind.eq_ignore_ascii_case("location") {
        return None;
    }
    if let Some(annotations) = entity["metadata"]["annotations"].as_object_mut() {
        annotations.remove("backstage.io/managed-by-location");
        annotations.remove("backstage.io/managed-by-origin-location");
    }
    Some(entity)
}

/// Writes beside the file first, so that a server never reads half of it.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
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
