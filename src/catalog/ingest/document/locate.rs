//! From a value to the line of the file it stands on.

use std::borrow::Cow;

use granit_parser::Event;

use super::parser;

/// The line, from 1, of the value at a JSON pointer in the document that begins on
/// `document_line` of a YAML or JSON file: that of its key, or of the item of a list. Where there
/// is no such value, the line of the nearest one above it that there is. `None` if the document
/// cannot be read that far.
///
/// Takes time for the lines above the document and for what stands in it before the value.
pub fn locate(text: &str, document_line: u32, pointer: &str) -> Option<u32> {
    let start = line_start(text, document_line)?;
    locate_from(text, start, pointer).map(|line| document_line - 1 + line)
}

/// The same, counted from the line of the document, which begins at a byte of the text.
pub(in crate::ingest) fn locate_from(text: &str, start: usize, pointer: &str) -> Option<u32> {
    let text = match text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('[')
    {
        // What is around an entity in a list does not parse without its beginning.
        true => &text[start..][text[start..].find('{')?..],
        false => &text[start..],
    };
    let path: Vec<Cow<'_, str>> = pointer.split('/').skip(1).map(unescaped).collect();
    search(text, &path)
}

/// Where a line, from 1, begins.
fn line_start(text: &str, line: u32) -> Option<usize> {
    let mut start = 0;
    for _ in 1..line {
        start += text.get(start..)?.find('\n')? + 1;
    }
    Some(start)
}

/// Where every line begins.
pub(in crate::ingest) fn line_starts(text: &str) -> Vec<u32> {
    let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
    let after = breaks.map(|at| at as u32 + 1);
    std::iter::once(0).chain(after).collect()
}

fn unescaped(part: &str) -> Cow<'_, str> {
    match part.contains('~') {
        true => part.replace("~1", "/").replace("~0", "~").into(),
        false => part.into(),
    }
}

/// A map or list on the way to the value.
enum Open {
    /// Whether the next node is a key, and whether the last one was the wanted one.
    Map { key_next: bool, wanted: bool },
    /// The number of the next item.
    List(usize),
}

/// What a node is to the way.
enum Step {
    /// Not on it.
    Beside,
    /// The wanted key: the value follows.
    Key,
    /// On it.
    Along,
}

fn search(text: &str, path: &[Cow<'_, str>]) -> Option<u32> {
    let mut parser = parser(text);
    let mut found = None;
    let mut way: Vec<Open> = Vec::new();
    // Maps and lists that are open but not on the way.
    let mut beside = 0_usize;
    while let Some(Ok((event, span))) = parser.next_event() {
        match &event {
            Event::MappingEnd | Event::SequenceEnd if beside > 0 => beside -= 1,
            // The way ends here, and the value has not come.
            Event::MappingEnd | Event::SequenceEnd | Event::DocumentEnd => return found,
            event if beside > 0 => beside += usize::from(is_collection(event)),
            event if event.is_node() => {
                let depth = way.len();
                let wanted = depth.checked_sub(1).and_then(|above| path.get(above));
                let step = step(way.last_mut(), event, wanted.map(Cow::as_ref));
                if matches!(step, Step::Key | Step::Along) && !is_value(way.last()) {
                    found = Some(span.start.line() as u32);
                }
                match (step, event) {
                    (Step::Key | Step::Along, _) if depth == path.len() => return found,
                    (Step::Along, Event::MappingStart(..)) => way.push(Open::Map {
                        key_next: true,
                        wanted: false,
                    }),
                    (Step::Along, Event::SequenceStart(..)) => way.push(Open::List(0)),
                    (Step::Along, _) => return found,
                    (_, event) => beside += usize::from(is_collection(event)),
                }
            }
            _ => {}
        }
    }
    found
}

fn is_collection(event: &Event<'_>) -> bool {
    matches!(event, Event::MappingStart(..) | Event::SequenceStart(..))
}

/// Whether the node just seen was the value of a key, whose line is known from the key.
fn is_value(open: Option<&Open>) -> bool {
    matches!(open, Some(Open::Map { key_next: true, .. }))
}

fn step(open: Option<&mut Open>, event: &Event<'_>, wanted: Option<&str>) -> Step {
    match open {
        None => Step::Along,
        Some(Open::List(index)) => {
            let along = wanted == Some(index.to_string().as_str());
            *index += 1;
            if along { Step::Along } else { Step::Beside }
        }
        Some(Open::Map {
            key_next,
            wanted: is_wanted,
        }) => {
            if !*key_next {
                *key_next = true;
                return if *is_wanted {
                    Step::Along
                } else {
                    Step::Beside
                };
            }
            *key_next = false;
            *is_wanted = event.scalar().map(|(text, _)| text) == wanted;
            if *is_wanted { Step::Key } else { Step::Beside }
        }
    }
}
