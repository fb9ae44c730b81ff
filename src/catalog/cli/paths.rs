//! From the paths of a command line to the files a catalog begins with.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use globset::{Glob, GlobSet, GlobSetBuilder};
use ignore::{DirEntry, WalkBuilder};
use memchr::memmem;

/// What a descriptor is called where nobody says otherwise.
const NAMES: [&str; 4] = [
    "catalog-info.yaml",
    "catalog-info.yml",
    "*.catalog-info.yaml",
    "*.catalog-info.yml",
];

/// Folders that hold other people's files.
const PASSED_OVER: [&str; 2] = [".git", "node_modules"];

/// The files a catalog begins with.
pub(crate) struct Roots {
    /// Absolute, without symbolic links; each once, those nearest to the top first.
    pub(crate) files: Vec<PathBuf>,
    /// Folders that targets may lead into: nothing outside of them is read.
    pub(crate) grounds: Vec<PathBuf>,
    /// How many files were left out as skeletons of software templates.
    pub(crate) skeletons: usize,
}

/// Finds the files. A file that is named is taken whatever it is called; a folder without any
/// descriptor is an error, as is a path that cannot be read.
pub(crate) fn find(paths: &[PathBuf], names: &[String]) -> Result<Roots, String> {
    let names = matcher(names)?;
    let mut roots = Roots {
        files: Vec::new(),
        grounds: Vec::new(),
        skeletons: 0,
    };
    for path in paths {
        let refused = |why: std::io::Error| format!("{}: {why}", path.display());
        let absolute = fs::canonicalize(path).map_err(refused)?;
        if absolute.is_dir() {
            roots.walk(&absolute, path, &names)?;
        } else {
            File::open(&absolute).map_err(refused)?;
            roots.files.push(absolute.clone());
        }
        roots.grounds.push(ground(&absolute));
    }
    roots
        .files
        .sort_by_cached_key(|file| (file.components().count(), file.clone()));
    roots.files.dedup();
    Ok(roots)
}

impl Roots {
    fn walk(&mut self, folder: &Path, written: &Path, names: &GlobSet) -> Result<(), String> {
        let before = self.files.len() + self.skeletons;
        let walk = WalkBuilder::new(folder)
            .hidden(false)
            .require_git(false)
            .filter_entry(|entry| !is_passed_over(entry))
            .build();
        for entry in walk {
            let entry = entry.map_err(|why| why.to_string())?;
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            if !is_file || !names.is_match(entry.file_name()) {
                continue;
            }
            let file = entry.into_path();
            let text = fs::read(&file).map_err(|why| format!("{}: {why}", file.display()))?;
            if is_skeleton(&text) {
                self.skeletons += 1;
            } else {
                self.files.push(file);
            }
        }
        if self.files.len() + self.skeletons == before {
            let folder = written.display();
            return Err(format!(
                "{folder}: there is no catalog-info.yaml in this folder; --name takes other names"
            ));
        }
        Ok(())
    }
}

fn matcher(names: &[String]) -> Result<GlobSet, String> {
    let usual = NAMES.map(str::to_owned);
    let mut set = GlobSetBuilder::new();
    for name in if names.is_empty() { &usual } else { names } {
        set.add(Glob::new(name).map_err(|why| format!("--name: {why}"))?);
    }
    set.build().map_err(|why| format!("--name: {why}"))
}

fn is_passed_over(entry: &DirEntry) -> bool {
    // The root of a walk was named by someone; it is not passed over.
    entry.depth() > 0 && PASSED_OVER.iter().any(|name| entry.file_name() == *name)
}

/// What a software template copies has expressions where a descriptor has values. The template
/// itself has them too, and is one of Backstage's own kinds.
fn is_skeleton(text: &[u8]) -> bool {
    let says = |words: &str| memmem::find(text, words.as_bytes()).is_some();
    says("${{") && !says("scaffolder.backstage.io/")
}

/// The folder a path belongs to: the git work tree around it, or else the folder itself.
fn ground(path: &Path) -> PathBuf {
    work_tree(path).unwrap_or(folder_of(path)).to_owned()
}

/// The git work tree around an absolute path.
pub(crate) fn work_tree(path: &Path) -> Option<&Path> {
    folder_of(path)
        .ancestors()
        .find(|above| above.join(".git").exists())
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !path.is_dir() => parent,
        _ => path,
    }
}
