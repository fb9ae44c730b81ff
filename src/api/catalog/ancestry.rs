//! Through what an entity came into the catalog.

use catalog::ancestry::Ancestry;
use catalog::entity_ref::EntityRef;
use web_sys::AbortSignal;

use super::{Client, Error, Request, by_name};

impl Client {
    /// An entity and everything that led to it.
    pub async fn ancestry(
        self,
        reference: &EntityRef,
        signal: AbortSignal,
    ) -> Result<Ancestry, Error> {
        let request = Request::get(by_name(reference) + "/ancestry");
        let answer = self.send(request, Some(signal)).await?;
        Ancestry::from_json(answer).ok_or(Error::Unreadable)
    }
}
