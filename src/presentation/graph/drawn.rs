//! What of a picture was made, and what of it stands out.

use web_sys::Element;

use super::element::{append, set};
use super::lines::{Strokes, emphasise};

/// What was made, by places in the scene.
#[derive(Default)]
pub struct Drawn {
    /// Everything, and the lines in it.
    within: Option<(Element, Element)>,
    /// Boxes.
    pub boxes: Vec<Made>,
    /// Lines by their ends.
    pub lines: Vec<(usize, usize, Ink)>,
    /// Lines that stand out, where they have no elements of their own.
    lit: Option<Element>,
}

/// A box that was made.
pub struct Made {
    /// All of it.
    pub node: Element,
    /// What of it is pressed.
    pub pressed: Element,
    /// Whether what can be seen from near is there.
    pub is_complete: bool,
}

/// How a line was drawn.
pub enum Ink {
    /// By itself.
    Own(Element),
    /// Together with others.
    Shared(Strokes),
}

impl Drawn {
    /// Nothing yet, in an element that has another for lines.
    pub fn within(content: &Element, lines: &Element) -> Self {
        Self {
            within: Some((content.clone(), lines.clone())),
            ..Self::default()
        }
    }

    /// One element for all lines from a place on.
    pub fn together(&self, first: usize) -> Option<Element> {
        let lines = self.lines.get(first..).unwrap_or_default();
        let strokes = lines.iter().filter_map(|(_, _, ink)| ink.strokes());
        Strokes::of_all(strokes).draw()
    }

    /// Shows which lines begin or end at a box, and those of none.
    pub fn light(&mut self, place: Option<usize>) {
        let Some((content, lines)) = &self.within else {
            return;
        };
        match place {
            Some(_) => set(content, "data-lit", "true"),
            // Refused only for names that are none.
            None => _ = content.remove_attribute("data-lit"),
        }
        let is_lit = |from: usize, to: usize| place == Some(from) || place == Some(to);
        for (from, to, ink) in &self.lines {
            if let Ink::Own(line) = ink {
                emphasise(line, is_lit(*from, *to));
            }
        }
        if let Some(lit) = self.lit.take() {
            lit.remove();
        }
        let lit = self.lines.iter().filter(|(from, to, _)| is_lit(*from, *to));
        let mut strokes = lit.filter_map(|(_, _, ink)| ink.strokes()).peekable();
        if strokes.peek().is_some() {
            self.lit = Strokes::of_all(strokes).draw();
            if let Some(line) = &self.lit {
                emphasise(line, true);
                append(lines, [Some(line.clone())]);
            }
        }
    }
}

impl Ink {
    fn strokes(&self) -> Option<&Strokes> {
        match self {
            Self::Own(_) => None,
            Self::Shared(strokes) => Some(strokes),
        }
    }
}
