//! One folder per screen, named as in the navigation. No page knows another.

mod catalog;
mod entity;
mod extension;
mod graph;
mod import;
mod problems;
mod settings;
mod sign_in;
mod unknown;

pub use self::catalog::CatalogPage;
pub use entity::EntityPage;
pub use extension::ExtensionPage;
pub use graph::GraphPage;
pub use import::ImportPage;
pub use problems::ProblemsPage;
pub use settings::SettingsPage;
pub use sign_in::SignInPage;
pub use unknown::UnknownPage;
