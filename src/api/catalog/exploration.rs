//! The neighbourhood of entities: one request per level.

use catalog::graph::{Exploration, Reach};
use web_sys::AbortSignal;

use super::{Client, Error};

/// What a graph needs to know of an entity.
const FIELDS: [&str; 7] = [
    "kind",
    "metadata.name",
    "metadata.namespace",
    "metadata.title",
    "spec.type",
    "spec.profile.displayName",
    "relations",
];

impl Client {
    /// Goes from the roots outwards. `on_level` hears after every level how many entities there are.
    pub async fn explore(
        self,
        reach: &Reach,
        on_level: impl Fn(usize),
        signal: AbortSignal,
    ) -> Result<Exploration, Error> {
        let mut exploration = Exploration::new(reach);
        while !exploration.next().is_empty() {
            let next = exploration.next();
            let found = self.entities(next, &FIELDS, signal.clone()).await?;
            exploration.take(found);
            if signal.aborted() {
                return Err(Error::Aborted);
            }
            on_level(exploration.nodes().len());
        }
        Ok(exploration)
    }
}
