//! The entities themselves, as the JSON text that answers are made of.

/// Texts are kept in pieces of this many bytes, so that adding one never moves the others.
const PIECE: usize = 1 << 20;

/// A place in the pieces.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(super) piece: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Texts that stay where they are.
#[derive(Default)]
pub(crate) struct Bodies {
    pieces: Vec<String>,
}

impl Bodies {
    /// One piece, as a snapshot has it.
    pub(super) fn of(text: String) -> Self {
        Self { pieces: vec![text] }
    }

    /// Keeps a text.
    pub(crate) fn add(&mut self, text: &str) -> Span {
        let has_room = |piece: &String| piece.capacity() - piece.len() >= text.len();
        if !self.pieces.last().is_some_and(has_room) {
            self.pieces
                .push(String::with_capacity(PIECE.max(text.len())));
        }
        let piece = self.pieces.len() - 1;
        let place = &mut self.pieces[piece];
        let start = place.len() as u32;
        place.push_str(text);
        Span {
            piece: piece as u32,
            start,
            end: place.len() as u32,
        }
    }

    /// The text of a span; nothing for a span of elsewhere.
    pub(crate) fn get(&self, span: Span) -> &str {
        self.pieces
            .get(span.piece as usize)
            .and_then(|piece| piece.get(span.start as usize..span.end as usize))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_get_pieces_of_their_own() {
        let mut bodies = Bodies::default();
        let long = "x".repeat(PIECE + 1);
        let spans = ["a", &long, "b"].map(|text| bodies.add(text));
        assert_eq!(bodies.get(spans[0]), "a");
        assert_eq!(bodies.get(spans[1]).len(), PIECE + 1);
        assert_eq!(bodies.get(spans[2]), "b");
        assert_eq!(
            bodies.get(Span {
                piece: 9,
                start: 0,
                end: 1
            }),
            ""
        );
    }
}
