//! Letters found in a text.

/// Where letters were found in a text, and how well they fit.
pub struct Match {
    /// More is better.
    pub score: u32,
    /// The characters of the text, counted from 0.
    pub places: Vec<usize>,
}

/// Every word that was typed, somewhere in the text.
pub fn find(letters: &str, text: &str) -> Option<Match> {
    let text: Vec<char> = text.to_lowercase().chars().collect();
    let mut found = Match {
        score: 0,
        places: Vec::new(),
    };
    for word in letters.to_lowercase().split_whitespace() {
        let word: Vec<char> = word.chars().collect();
        let place = text
            .windows(word.len())
            .position(|window| *window == *word)?;
        let begins = place == 0 || !text[place - 1].is_alphanumeric();
        found.score += if begins { 2 } else { 1 };
        found.places.extend(place..place + word.len());
    }
    Some(found)
}
