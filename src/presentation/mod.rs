//! How entities, and the lack of them, are shown: the same everywhere, by pages and tabs alike.
//!
//! Above `ui`, which knows no entity, and below everything that shows one.

mod answer;
mod colocated;
mod deferred;
mod definition;
mod definition_dialog;
mod entity_link;
mod follow;
mod graph;
mod kind;
mod lazy_view;
mod lifecycle;
mod markdown;
mod phrase;
mod prologue;
mod reading;
mod refused;
mod relation;
mod relation_table;
mod removal;
mod session_change;
mod sign_in;
mod source_view;
mod title;
mod url;

pub use answer::{draw, failed};
pub use colocated::Colocated;
pub use deferred::{after, deferred, deferred_silently, deferred_until, turn};
pub use definition::Definition;
pub use definition_dialog::DefinitionDialog;
pub use entity_link::{EntityLink, EntityLinks};
pub use follow::follow;
pub use graph::{Canvas, GraphList, GraphPicture, Scene, Target, group_title, save_png, save_svg};
pub use kind::{icon, plural, plural_within, singular};
pub use lazy_view::LazyView;
pub use lifecycle::Lifecycle;
pub use markdown::Markdown;
pub use prologue::{end_prologue, in_slices, page_is_here};
pub use reading::ReadingProgress;
pub use refused::{refused, refused_toast};
pub use relation::relation_label;
pub use relation_table::RelationTable;
pub use removal::{RemovalDialog, UnregisterDialog};
pub use session_change::{can_sign_out, sign_in, sign_out};
pub use sign_in::SignInChoices;
pub use source_view::SourceView;
pub use title::set_title;
pub use url::{picture_url, place_url, safe_url, without_origin};
