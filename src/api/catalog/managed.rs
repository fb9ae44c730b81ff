//! What came into the catalog through the same file or location.

use catalog::listing::Question;
use serde_json::json;
use web_sys::AbortSignal;

use super::{Client, Error, Page};

/// What a row shows.
const FIELDS: &str =
    "kind,metadata.name,metadata.namespace,metadata.title,spec.profile.displayName,spec.type";

impl Client {
    /// The first entities with this value of an annotation, by name, and how many there are.
    pub async fn annotated(
        self,
        annotation: &str,
        value: &str,
        limit: usize,
        signal: AbortSignal,
    ) -> Result<Page, Error> {
        let key = ["metadata.annotations.", annotation].concat();
        // A comma would end the filter.
        let question = if value.contains(',') {
            let query = json!({(key): value});
            Question::Post(json!({
                "query": query,
                "fields": FIELDS.split(',').collect::<Vec<_>>(),
                "limit": limit,
                "orderBy": [{"field": "metadata.name", "order": "asc"}],
            }))
        } else {
            Question::Get(vec![
                ("filter", [&key, "=", value].concat()),
                ("fields", FIELDS.to_owned()),
                ("limit", limit.to_string()),
                ("orderField", "metadata.name,asc".to_owned()),
            ])
        };
        self.page(question, signal).await
    }
}
