//! How entities, and the lack of them, are shown: the same everywhere, by pages and tabs alike.
//!
//! Above `ui`, which knows no entity, and below everything that shows one.

mod answer;
mod colocated;
mod entity_link;
mod graph;
mod kind;
mod lifecycle;
mod markdown;
mod reading;
mod refused;
mod removal;
mod title;
mod url;

pub use answer::{draw, failed};
pub use colocated::Colocated;
pub use entity_link::{EntityLink, EntityLinks};
pub use graph::{GraphList, GraphPicture, Scene, Target, group_title, save_png, save_svg};
pub use kind::{icon, plural, singular};
pub use lifecycle::Lifecycle;
pub use markdown::Markdown;
pub use reading::ReadingProgress;
pub use refused::{refused, refused_toast};
pub use removal::{RemovalDialog, UnregisterDialog};
pub use title::set_title;
pub use url::{picture_url, place_url, safe_url, without_origin};
