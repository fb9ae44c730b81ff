//! Graphs of entities as pictures and as lists.
//!
//! A [`Scene`] says what is drawn; a worker finds out where; the picture is made of plain SVG
//! elements in small portions, since a graph may have a thousand boxes.

mod boxes;
mod canvas;
mod curve;
mod drawn;
mod element;
mod export;
mod hand;
mod layout;
mod lines;
mod list;
mod measured;
mod minimap;
mod picture;
mod place;
mod press;
mod readiness;
mod scene;
mod view;

pub use canvas::Canvas;
pub use export::{save_png, save_svg};
pub use list::GraphList;
pub use picture::GraphPicture;
pub use scene::{Scene, Target, group_title};
