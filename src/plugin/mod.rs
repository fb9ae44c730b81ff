//! The plugin tab registry: which tabs an entity has, and what draws them.
//!
//! The portal's own tabs come through the same registry as everybody else's; there is no other
//! door.

mod arrangement;
mod open_entity;
mod registry;

pub use arrangement::{Arrangement, Place, provide_arrangement, use_arrangement};
pub use open_entity::{OpenEntity, provide_open_entity, use_open_entity};
pub use registry::{Conflict, EntityTab, Mount, Registry, Tab, provide_registry, use_registry};
