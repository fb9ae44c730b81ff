//! How far a long reading has come, on a terminal.

use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

/// A line that is written over itself. Without a terminal it writes nothing.
pub(crate) struct Progress {
    terminal: bool,
    last: Instant,
    shown: bool,
}

/// Short readings show nothing, long ones do not flicker.
const PAUSE: Duration = Duration::from_millis(200);

impl Progress {
    pub(crate) fn new() -> Self {
        Self {
            terminal: stderr().is_terminal(),
            last: Instant::now(),
            shown: false,
        }
    }

    /// Says how many files were read.
    pub(crate) fn files(&mut self, count: usize) {
        if self.terminal && self.last.elapsed() >= PAUSE {
            self.write(&format!("\r\x1b[KReading: {count} files"));
            self.shown = true;
            self.last = Instant::now();
        }
    }

    fn write(&self, text: &str) {
        // A terminal that went away takes its progress with it.
        let mut out = stderr();
        _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            self.write("\r\x1b[K");
        }
    }
}
