//! How entities, and the lack of them, are shown: the same everywhere, by pages and tabs alike.
//!
//! Above `ui`, which knows no entity, and below everything that shows one.

mod answer;
mod entity_link;
mod kind;
mod lifecycle;
mod markdown;
mod reading;
mod title;
mod url;

pub use answer::{draw, failed};
pub use entity_link::{EntityLink, EntityLinks};
pub use kind::{icon, plural, singular};
pub use lifecycle::Lifecycle;
pub use markdown::Markdown;
pub use reading::ReadingProgress;
pub use title::set_title;
pub use url::{safe_url, without_origin};
