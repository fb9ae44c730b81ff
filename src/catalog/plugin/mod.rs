//! What a plugin says of itself, what an operator says of it, and what it may therefore do.
//!
//! A [`Manifest`] is read once, before any of the plugin's code; it declares [`Extension`]s, which
//! [`settings`] of the operator turn on and off, order and change, and a [`Reach`], which is all that
//! its requests can get to.

mod extension;
mod manifest;
mod reach;
pub mod settings;

pub use extension::{Area, Extension, ExtensionKind, State};
pub use manifest::{Isolation, Manifest, is_integrity};
pub use reach::{Destination, ENDPOINT, ORIGIN, Reach, Refused, is_endpoint, is_origin};
