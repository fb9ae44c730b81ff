//! What is kept between visits: in this browser, and for who is signed in in the backend too.

mod backend;
mod development;
mod identity;
mod kept;
mod landing;
mod language;
mod locations;
mod memory;
mod plugins;
mod shortcuts;
mod stars;
mod storage;
mod stored;
mod table;
mod theme;
mod views;
mod visits;

pub use backend::{choose_backend, keep_backend, kept_backend};
pub use development::{forget_developed_plugin, keep_developed_plugin, kept_developed_plugin};
pub use identity::{Identity, provide_identity, use_identity};
pub use kept::{Keeper, Kept, provide_keeper, use_keeper};
pub use landing::{Landing, provide_landing, use_landing};
pub use language::{LanguageChoice, provide_language, speak_chosen, use_language};
pub use memory::memory;
pub use plugins::{PluginStorage, UnwantedPlugins, provide_unwanted_plugins, use_unwanted_plugins};
pub use shortcuts::{Shortcuts, provide_shortcuts, use_shortcuts};
pub use stars::{Stars, icon as star_icon, provide_stars, use_stars};
pub use stored::{BrowserText, Others, browser_texts, others};
pub use table::{TableTaste, Tables, provide_tables, use_tables};
pub use theme::{Theme, ThemeChoice, provide_theme, use_theme};
pub use views::{SavedView, Views, provide_views, use_views};
pub use visits::{Visit, Visits, provide_visits, use_visits};
