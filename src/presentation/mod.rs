//! How entities, and the lack of them, are shown: the same everywhere, by pages and tabs alike.
//!
//! Above `ui`, which knows no entity, and below everything that shows one.

mod answer;
mod definition;
mod entity_link;
mod kind;
mod lazy_view;
mod lifecycle;
mod part_list;
mod prose;
mod reading;
mod source_view;
mod title;
mod url;

pub use answer::{draw, failed};
pub use definition::Definition;
pub use entity_link::{EntityLink, EntityLinks};
pub use kind::{icon, plural, singular};
pub use lazy_view::LazyView;
pub use lifecycle::Lifecycle;
pub use part_list::{Listed, PartList, use_listed};
pub use prose::Prose;
pub use reading::ReadingProgress;
pub use source_view::SourceView;
pub use title::set_title;
pub use url::{safe_url, without_origin};
