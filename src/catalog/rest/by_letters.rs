//! Entities by a few letters of their names, which Backstage does not know.

use super::Answer;
use super::refusal::Refusal;
use crate::engine::Catalog;
use crate::letters::Letters;
use crate::query::fields::Projection;
use crate::query::parameters::{Kind, Parameters};

/// Entities of an answer when the request names no limit.
const DEFAULT_LIMIT: usize = 20;

impl Catalog {
    pub(super) fn get_by_letters(&self, query: &str) -> Result<Answer, Refusal> {
        const KNOWN: [(&str, Kind); 3] = [
            ("letters", Kind::Text),
            ("limit", Kind::Count),
            ("fields", Kind::Texts),
        ];
        let parameters = Parameters::parse(query, &KNOWN)?;
        let limit = parameters.count("limit").unwrap_or(DEFAULT_LIMIT);
        let projection = Projection::parse(parameters.all("fields"))?;
        let Some(letters) = parameters.first("letters") else {
            let message = "request/query must have required property 'letters'";
            return Err(Refusal::Input(message.to_owned()));
        };
        let Some(mut letters) = Letters::new(letters) else {
            let message = "request/query/letters must not be blank";
            return Err(Refusal::Input(message.to_owned()));
        };
        let found = self.by_letters(&mut letters, limit);
        let mut answer = String::from("{\"items\":");
        let entities = found.into_iter().map(Some);
        self.write_list(&mut answer, entities, projection.as_ref());
        answer.push('}');
        Ok(answer.into())
    }
}
