//! Which domain every system is in.

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::listing::SystemDomain;
use serde_json::Value;
use web_sys::AbortSignal;

use super::{Client, Error, entities};

/// Systems of one request. There are as many requests as it takes.
const SYSTEMS_PER_REQUEST: usize = 1000;

impl Client {
    /// Every system that is in a domain, with that domain, in order.
    pub async fn system_domains(self, signal: AbortSignal) -> Result<Vec<SystemDomain>, Error> {
        let mut found = Vec::new();
        let mut cursor = None;
        loop {
            let mut parameters = vec![
                ("limit", SYSTEMS_PER_REQUEST.to_string()),
                (
                    "fields",
                    "kind,metadata.name,metadata.namespace,spec.domain".to_owned(),
                ),
            ];
            match cursor {
                Some(cursor) => parameters.push(("cursor", cursor)),
                None => {
                    parameters.push(("filter", "kind=system,spec.domain".to_owned()));
                    parameters.push(("orderField", "metadata.name,asc".to_owned()));
                }
            }
            let answer = self
                .get("/entities/by-query", &parameters, Some(signal.clone()))
                .await?;
            let next = answer.pointer("/pageInfo/nextCursor");
            cursor = next.and_then(Value::as_str).map(str::to_owned);
            let systems = entities(answer)?;
            found.extend(systems.iter().flatten().filter_map(domain_of));
            if cursor.is_none() {
                found.sort();
                return Ok(found);
            }
        }
    }
}

/// A system and its domain, which may be written short.
fn domain_of(system: &Entity) -> Option<SystemDomain> {
    let reference = system.reference();
    let written = system.spec("domain")?;
    let domain = EntityRef::parse_in(written, Some("domain"), &reference.namespace).ok()?;
    Some((reference.to_string(), domain.to_string()))
}
