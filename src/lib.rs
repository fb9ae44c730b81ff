//! Callboard: a software catalog portal that is nothing but static files.
//!
//! A URL becomes a typed question once ([`route`]), the question goes to the catalog once
//! ([`api`]), the answer is drawn once ([`pages`], [`tabs`]). Who may know whom, from the top:
//!
//! ```text
//! app -> pages, tabs -> plugin -> session -> api -> catalog (a crate of its own)
//!        pages, tabs, plugin -> presentation -> ui
//!        anyone -> route -> catalog
//!        anyone -> language -> lazy -> site
//! ```
//!
//! - [`app`] starts the portal: configuration, navigation, the page of the current route.
//! - [`pages`] has a folder for every screen, [`tabs`] one for every built-in plugin.
//! - [`plugin`] is the registry through which all tabs come.
//! - [`presentation`] shows entities, kinds and errors alike everywhere.
//! - [`session`] keeps what outlives a visit.
//! - [`api`] is the backend: HTTP, or the embedded catalog in its worker.
//! - [`language`] has all texts, and speaks the reader's language.
//! - [`site`] knows where the portal's own files and pages are.
//! - [`lazy`] is JavaScript that is loaded when it is first needed.
//! - [`ui`] is the kit: text, values and children; it knows no entity.
//!
//! `tests/layers.rs` holds the code to this.

pub mod api;
pub mod app;
pub mod language;
pub mod lazy;
pub mod pages;
pub mod plugin;
pub mod presentation;
pub mod route;
pub mod session;
pub mod site;
pub mod tabs;
pub mod ui;
