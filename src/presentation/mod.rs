//! How entities, and the lack of them, are shown: the same everywhere, by pages and tabs alike.
//!
//! Above `ui`, which knows no entity, and below everything that shows one.

mod answer;
mod entity_link;
mod graph;
mod kind;
mod lifecycle;
mod prose;
mod reading;
mod title;
mod url;

pub use answer::{draw, failed};
pub use entity_link::{EntityLink, EntityLinks};
pub use graph::{GraphList, GraphPicture, Scene, Target, group_title, save_png, save_svg};
pub use kind::{icon, plural, singular};
pub use lifecycle::Lifecycle;
pub use prose::Prose;
pub use reading::ReadingProgress;
pub use title::set_title;
pub use url::{safe_url, without_origin};
