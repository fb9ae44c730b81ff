//! The elements of lines: one for each, or one for many that nobody could tell apart anyway.

use catalog::graph::Curve;
use web_sys::Element;

use super::curve::{Point, head, path};
use super::element::{append, element, set, text};

/// What is drawn of a line.
#[derive(Clone, Debug, Default)]
pub struct Strokes {
    /// The line itself.
    pub stroke: String,
    /// Its arrow.
    pub head: String,
}

impl Strokes {
    /// A line through points. `is_upright` says that ranks follow each other from top to bottom.
    pub fn through(points: &[Point], curve: Curve, is_upright: bool) -> Self {
        Self {
            stroke: path(points, curve, is_upright),
            head: head(points, is_upright),
        }
    }

    /// Many lines as one.
    pub fn of_all<'strokes>(all: impl Iterator<Item = &'strokes Self>) -> Self {
        let mut joined = Self::default();
        for Self { stroke, head } in all {
            joined.stroke.push_str(stroke);
            joined.head.push_str(head);
        }
        joined
    }

    /// The element of the line.
    pub fn draw(&self) -> Option<Element> {
        let line = element("g", &[("class", "line")])?;
        append(
            &line,
            [
                element("path", &[("d", &self.stroke), ("class", "stroke")]),
                element("path", &[("d", &self.head), ("class", "head")]),
            ],
        );
        Some(line)
    }
}

/// Adds the words of a line, around a point.
pub fn add_words(line: &Element, words: &str, (x, y): Point) {
    append(line, [text(words, x, y + 4, "words")]);
}

/// Shows a line among others, or as one of them.
pub fn emphasise(line: &Element, is_lit: bool) {
    let class = if is_lit { "line lit" } else { "line" };
    if line.get_attribute("class").as_deref() != Some(class) {
        set(line, "class", class);
    }
}
