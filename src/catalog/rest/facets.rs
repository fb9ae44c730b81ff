//! Facets: which values there are, and how many entities have them.

use serde_json::{Value, json};

use super::body::{self, Property, Schema};
use super::entities::{condition, predicate};
use super::refusal::Refusal;
use super::{Answer, Request};
use crate::engine::Catalog;
use crate::query::condition::Condition;
use crate::query::filter;
use crate::query::parameters::{Kind, Parameters};

const FACETS: [Property; 2] = [
    ("facets", Schema::Texts, true),
    ("query", Schema::Object, false),
];

impl Catalog {
    pub(super) fn get_facets(&self, query: &str) -> Result<Answer, Refusal> {
        let parameters =
            Parameters::parse(query, &[("facet", Kind::Texts), ("filter", Kind::Texts)])?;
        if parameters.first("facet").is_none() {
            let message = "request/query must have required property 'facet'";
            return Err(Refusal::Input(message.to_owned()));
        }
        let condition = condition(filter::parse(parameters.all("filter"))?.as_ref())?;
        let keys = parameters.all("facet").filter(|key| !key.is_empty());
        let keys: Vec<String> = keys.map(str::to_owned).collect();
        if keys.is_empty() {
            return Err(Refusal::Input("Missing facet parameter".to_owned()));
        }
        Ok(self.facet_answer(&keys, condition.as_ref()))
    }

    pub(super) fn post_facets(&self, request: &Request) -> Result<Answer, Refusal> {
        Parameters::parse(request.query(), &[])?;
        let body = body::read(request, &FACETS, true)?;
        let mut keys = body::texts(body.get("facets")).unwrap_or_default();
        keys.retain(|key| !key.is_empty());
        if keys.is_empty() {
            return Err(Refusal::Input(
                "Missing or empty facets parameter".to_owned(),
            ));
        }
        let condition = condition(predicate(body.get("query"))?.as_ref())?;
        Ok(self.facet_answer(&keys, condition.as_ref()))
    }

    fn facet_answer(&self, keys: &[String], condition: Option<&Condition>) -> Answer {
        let mut facets = json!({});
        for (key, counts) in keys.iter().zip(self.facets(keys, condition)) {
            facets[key] = counts
                .into_iter()
                .map(|(value, count)| json!({"value": value, "count": count}))
                .collect::<Value>();
        }
        json!({"facets": facets}).into()
    }
}
