//! Entities by what somebody types.

use std::sync::Arc;

use catalog::entity::Entity;
use catalog::listing::{Parameters, Question};
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
        if self.is_embedded() {
            let question = by_letters(letters, fields);
            let answer = self.get("/entities/by-letters", &question, Some(signal));
            return Ok(entities(answer.await?)?.into_iter().flatten().collect());
        }
        let words = letters.split_whitespace().take(WORDS_ASKED);
        let questions = words.map(|word| Question::Get(by_word(word, fields)));
        let questions: Vec<Question> = questions.collect();
        let asked = questions
            .iter()
            .map(|question| self.found(question, Some(signal.clone())));
        let mut pages = Vec::new();
        if self.can().by_query {
            pages = try_join_all(asked).await?;
        } else {
            // The first one reads what the others need as well.
            for page in asked {
                pages.push(page.await?);
            }
        }
        let found = pages.into_iter().flat_map(|page| page.items);
        Ok(found.map(Arc::unwrap_or_clone).collect())
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
