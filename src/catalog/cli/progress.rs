//! How far a long reading has come, on a terminal.

use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

use catalog::ingest::Progress;

/// Short readings show nothing, long ones do not flicker.
const PAUSE: Duration = Duration::from_millis(200);

/// What to call now and then during a reading: writes one line over itself, and takes it away when
/// it is dropped. Without a terminal it writes nothing.
pub(crate) fn line() -> impl FnMut(Progress) + 'static {
    let mut line = Line {
        terminal: stderr().is_terminal(),
        last: Instant::now(),
        shown: false,
    };
    move |progress| line.show(progress)
}

struct Line {
    terminal: bool,
    last: Instant,
    shown: bool,
}

impl Line {
    fn show(&mut self, progress: Progress) {
        if self.terminal && self.last.elapsed() >= PAUSE {
            write(&format!(
                "\r\x1b[KReading: {} of {} files, {} entities",
                progress.files, progress.known_files, progress.entities
            ));
            self.shown = true;
            self.last = Instant::now();
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.shown {
            write("\r\x1b[K");
        }
    }
}

fn write(text: &str) {
    // A terminal that went away takes its progress with it.
    let mut out = stderr();
    _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
