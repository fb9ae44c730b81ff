//! The plugin registry: what extensions there are, who has them, and what draws them.
//!
//! Tabs, cards and pages come from the portal itself, from the plugins that `config.json` names, and
//! from one that is being written and came with the address. They are in one list; there is no other
//! door. What a manifest may say, and what settings mean, is in [`catalog::plugin`].

mod arrangement;
mod callee;
mod departure;
mod drawn;
mod failure;
mod host;
mod loading;
mod open_entity;
mod record;
mod registry;
mod request;
mod shown;
mod source;

pub use arrangement::{Arrangement, Place, provide_arrangement, use_arrangement};
pub use departure::{Departure, DepartureDialog};
pub use drawn::draw;
pub use host::integrity_of;
pub use loading::{Plugins, provide_plugins, use_plugins, use_registry};
pub use open_entity::{OpenEntity, provide_open_entity, use_open_entity};
pub use record::{Record, Records, use_records};
pub use registry::{EntityTab, Installed, Mount, Registry};
pub use shown::Shown;
pub use source::{Outcome, Plugin, Reasons, Source, look_closely};
