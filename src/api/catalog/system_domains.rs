//! Which domain every system is in.

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;
use catalog::listing::{Question, SystemDomain};
use catalog::older::after;
use catalog::order;
use web_sys::AbortSignal;

use super::{Client, Error};

/// Systems of one request. There are as many requests as it takes.
const SYSTEMS_PER_REQUEST: usize = 1000;

impl Client {
    /// Every system that is in a domain, with that domain, in order.
    pub async fn system_domains(self, signal: AbortSignal) -> Result<Vec<SystemDomain>, Error> {
        let first = vec![
            ("limit", SYSTEMS_PER_REQUEST.to_string()),
            (
                "fields",
                "kind,metadata.name,metadata.namespace,spec.domain".to_owned(),
            ),
            ("filter", "kind=system,spec.domain".to_owned()),
            ("orderField", "metadata.name,asc".to_owned()),
        ];
        let mut found = Vec::new();
        let mut next = first.clone();
        loop {
            let question = Question::Get(next);
            let page = self.found(&question, Some(signal.clone())).await?;
            found.extend(page.items.iter().filter_map(|system| domain_of(system)));
            match page.next {
                Some(cursor) => next = after(&first, &cursor),
                None => {
                    order::sort_by(&mut found, Ord::cmp);
                    return Ok(found);
                }
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
