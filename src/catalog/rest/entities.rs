//! Entities: one, some, and how any of them are written.

use serde_json::{Value, json};

use super::body::{self, Property, Schema};
use super::refusal::Refusal;
use super::{Answer, Request};
use crate::engine::Catalog;
use crate::entity_ref::EntityRef;
use crate::predicate::Predicate;
use crate::query::condition::Condition;
use crate::query::fields::Projection;
use crate::query::filter;
use crate::query::objection;
use crate::query::parameters::{Kind, Parameters};

/// How `by-refs` begins what it says against a body.
const MALFORMED: &str = "Malformed request body (did you remember to specify an application/json content type?), Validation error: ";

const BY_REFS: [Property; 3] = [
    ("entityRefs", Schema::Texts, true),
    ("fields", Schema::Texts, false),
    ("query", Schema::Object, false),
];

impl Catalog {
    pub(super) fn by_refs(&self, request: &Request) -> Result<Answer, Refusal> {
        let parameters = Parameters::parse(request.query(), &[("filter", Kind::Texts)])?;
        if request.content_type.is_none() {
            let message = [MALFORMED, "Required at \"entityRefs\""].concat();
            return Err(Refusal::Input(message));
        }
        let body = body::read(request, &BY_REFS, true)?;
        let mut parts: Vec<Predicate> = Vec::new();
        let query = body
            .get("query")
            .map(|query| told(query, &["query"]))
            .transpose();
        let query = query.map_err(|why| Refusal::Input(format!("{MALFORMED}{why}")))?;
        parts.extend(filter::parse(parameters.all("filter"))?);
        parts.extend(query);
        let condition = condition(
            (!parts.is_empty())
                .then_some(Predicate::All(parts))
                .as_ref(),
        )?;
        let fields = body::texts(body.get("fields")).unwrap_or_default();
        let projection = Projection::of(
            fields
                .iter()
                .map(|field| filter::js_trim(field))
                .filter(|field| !field.is_empty()),
        )?;
        let is_wanted = self.filter(condition.as_ref());
        let refs = body.get("entityRefs").and_then(Value::as_array);
        let entities = refs.into_iter().flatten().map(|reference| {
            let entity = self.by_reference(reference.as_str()?)?;
            is_wanted(entity).then_some(entity)
        });
        let mut answer = String::from("{\"items\":");
        self.write_list(&mut answer, entities, projection.as_ref());
        answer.push('}');
        Ok(answer.into())
    }

    pub(super) fn get_by_uid(&self, query: &str, uid: &str) -> Result<Answer, Refusal> {
        Parameters::parse(query, &[])?;
        let entity = self.by_uid(uid);
        let entity =
            entity.ok_or_else(|| Refusal::NotFound(format!("No entity with uid {uid}")))?;
        Ok(self.text(entity).into())
    }

    pub(super) fn by_name(&self, query: &str, parts: [&str; 3]) -> Result<Answer, Refusal> {
        Parameters::parse(query, &[])?;
        let [kind, namespace, name] = parts;
        let reference = EntityRef::new(kind, namespace, name).to_string();
        match self.by_reference(&reference) {
            Some(entity) => Ok(self.text(entity).into()),
            None => Err(Refusal::NotFound(format!(
                "No entity named '{name}' found, with kind '{kind}' in namespace '{namespace}'"
            ))),
        }
    }

    pub(super) fn ancestry_of(&self, query: &str, parts: [&str; 3]) -> Result<Answer, Refusal> {
        Parameters::parse(query, &[])?;
        let [kind, namespace, name] = parts;
        let reference = EntityRef::new(kind, namespace, name).to_string();
        let entity = self
            .by_reference(&reference)
            .ok_or_else(|| Refusal::NotFound(format!("No such entity {reference}")))?;
        let mut answer = format!("{{\"rootEntityRef\":{},\"items\":[", json!(reference));
        for (index, (entity, parents)) in self.ancestry(entity).into_iter().enumerate() {
            if index > 0 {
                answer.push(',');
            }
            answer.push_str("{\"entity\":");
            self.write(entity, &mut answer);
            let parents: Vec<&str> = parents
                .iter()
                .map(|parent| self.reference(*parent))
                .collect();
            answer += &format!(",\"parentEntityRefs\":{}}}", json!(parents));
        }
        answer.push_str("]}");
        Ok(answer.into())
    }

    fn text(&self, entity: u32) -> String {
        let mut text = String::new();
        self.write(entity, &mut text);
        text
    }

    /// Entities as a JSON list. Whole ones are copied as they are kept.
    pub(super) fn write_list(
        &self,
        out: &mut String,
        entities: impl Iterator<Item = Option<u32>>,
        projection: Option<&Projection>,
    ) {
        out.push('[');
        for (index, entity) in entities.enumerate() {
            if index > 0 {
                out.push(',');
            }
            match (entity, projection) {
                (None, _) => out.push_str("null"),
                (Some(entity), None) => self.write(entity, out),
                (Some(entity), Some(projection)) => {
                    self.write_parts(entity, projection, out);
                }
            }
        }
        out.push(']');
    }
}

/// A predicate out of a body.
pub(crate) fn predicate(query: Option<&Value>) -> Result<Option<Predicate>, Refusal> {
    let parsed = query.map(|query| told(query, &[])).transpose();
    parsed.map_err(|why| Refusal::Input(format!("Invalid query: Validation error: {why}")))
}

/// A predicate, or what is wrong with it in Backstage's words where they are known.
fn told(query: &Value, place: &[&str]) -> Result<Predicate, String> {
    match objection::to(query, place) {
        Some(why) => Err(why),
        None => Predicate::parse(query, "query").map_err(|error| error.to_string()),
    }
}

/// What a predicate means for the index.
pub(super) fn condition(predicate: Option<&Predicate>) -> Result<Option<Condition>, Refusal> {
    Ok(predicate.map(Condition::of).transpose()?)
}
