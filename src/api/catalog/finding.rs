//! Entities by what somebody types.

use catalog::entity::Entity;
use catalog::listing::Parameters;
use futures_util::future::try_join_all;
use web_sys::AbortSignal;

use super::{Client, Error, entities};

/// What an entity is called.
const CALLED: &str = "metadata.name,metadata.title,spec.profile.displayName";

/// Entities that the embedded catalog is asked for by letters.
const BEST: usize = 12;

/// Entities that a backend is asked for by a word.
const FOUND: usize = 30;

/// Words of what was typed that a backend is asked for: it looks for one text at a time.
const WORDS_ASKED: usize = 3;

impl Client {
    /// Entities whose name, title or display name has these letters, each with these fields only:
    /// the best ones from the embedded catalog. A backend finds whole words and parts of them, and
    /// gives the first of each word by name.
    pub async fn find(
        self,
        letters: &str,
        fields: &str,
        signal: AbortSignal,
    ) -> Result<Vec<Entity>, Error> {
        let (path, questions) = if self.is_embedded() {
            ("/entities/by-letters", vec![by_letters(letters, fields)])
        } else {
            let words = letters.split_whitespace().take(WORDS_ASKED);
            let questions = words.map(|word| by_word(word, fields)).collect();
            ("/entities/by-query", questions)
        };
        let answers = questions
            .iter()
            .map(|parameters| self.get(path, parameters, Some(signal.clone())));
        let mut found = Vec::new();
        for answer in try_join_all(answers).await? {
            found.extend(entities(answer)?.into_iter().flatten());
        }
        Ok(found)
    }
}

fn by_letters(letters: &str, fields: &str) -> Parameters {
    vec![
        ("letters", letters.to_owned()),
        ("limit", BEST.to_string()),
        ("fields", fields.to_owned()),
    ]
}

fn by_word(word: &str, fields: &str) -> Parameters {
    vec![
        ("limit", FOUND.to_string()),
        ("fields", fields.to_owned()),
        ("orderField", "metadata.name,asc".to_owned()),
        ("fullTextFilterTerm", word.to_owned()),
        ("fullTextFilterFields", CALLED.to_owned()),
    ]
}
