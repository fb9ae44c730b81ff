//! `callboard-catalog`: checks, packs and serves a catalog that is kept as files, from a terminal
//! or a pipeline.

mod check;
mod lines;
mod pack;
mod paths;
mod pattern;
mod place;
mod progress;
mod reader;
mod reading;
mod remote;
mod report;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

/// Exit status when a catalog was read and has problems.
const PROBLEMS: u8 = 1;

/// Exit status of a wrong command line, or of a path that cannot be read. Clap uses the same.
const UNREADABLE: u8 = 2;

/// Checks, packs and serves a software catalog that is kept as catalog-info.yaml files.
#[derive(Parser)]
#[command(name = "callboard-catalog", version, after_help = EXAMPLES)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  callboard-catalog check .
  callboard-catalog check --format github --dangling error catalog/
  callboard-catalog pack catalog/ -o site/all.catalog
  callboard-catalog serve catalog/ --port 7008";

#[derive(Subcommand)]
enum Command {
    /// Report what Backstage would refuse, and relations that lead nowhere
    Check(check::Arguments),
    /// Write a catalog into one file for a CDN
    Pack(pack::Arguments),
    /// Answer the Backstage catalog REST API on a local port
    Serve(serve::Arguments),
}

/// Which files to read; every command takes these.
#[derive(Args)]
struct Sources {
    /// Files and folders. A folder is searched for catalog-info.yaml, catalog-info.yml and
    /// *.catalog-info.yaml; .git, node_modules, what .gitignore names and the skeletons of software
    /// templates are passed over. What a Location names is read too
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    /// Search folders for files of this name in place of the usual ones; may be repeated
    #[arg(long = "name", value_name = "GLOB")]
    names: Vec<String>,

    /// Read http and https targets too
    #[arg(long)]
    remote: bool,
}

/// Where people find the files; those commands take it that publish a catalog.
#[derive(Args)]
struct Published {
    /// The URL that shows the git work tree of the first PATH, or without git the working directory,
    /// as in https://github.com/acme/catalog/blob/main/: files are named by it and read from here,
    /// and entities link to their source
    #[arg(long, value_name = "URL", value_parser = web_address)]
    source_url: Option<String>,
}

fn web_address(text: &str) -> Result<String, String> {
    match remote::is_remote(text) && !text.contains(['?', '#']) {
        true => Ok(text.to_owned()),
        false => Err("it has to begin with https:// or http://, and to end with a path".to_owned()),
    }
}

fn main() -> ExitCode {
    let done = match CommandLine::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Pack(arguments) => pack::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
    };
    done.unwrap_or_else(|why| {
        eprintln!("callboard-catalog: {why}");
        ExitCode::from(UNREADABLE)
    })
}
