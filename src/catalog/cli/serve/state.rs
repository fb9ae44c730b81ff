//! Registered locations from start to start.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use catalog::service::Registered;

use crate::pack::replace;

/// The file that keeps them, if they are kept.
pub(super) struct State(Option<PathBuf>);

impl State {
    pub(super) fn new(path: Option<PathBuf>) -> Self {
        Self(path)
    }

    /// What was kept; nothing before the first time.
    pub(super) fn read(&self) -> Result<Vec<Registered>, String> {
        let Some(path) = &self.0 else {
            return Ok(Vec::new());
        };
        let refused = |why: String| format!("{}: {why}", path.display());
        match fs::read(path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|why| refused(why.to_string())),
            Err(why) if why.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(why) => Err(refused(why.to_string())),
        }
    }

    /// Keeps these. That it could not is told on standard error: they are registered all the same.
    pub(super) fn keep(&self, registered: &[Registered]) {
        let Some(path) = &self.0 else {
            return;
        };
        let kept = serde_json::to_vec_pretty(registered)
            .map_err(std::io::Error::from)
            .and_then(|bytes| replace(path, &bytes));
        if let Err(why) = kept {
            eprintln!("{}: {why}", path.display());
        }
    }
}
