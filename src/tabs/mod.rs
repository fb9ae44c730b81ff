//! The built-in plugins. Each is a folder and enters through the public registry.

mod apis;
mod definition;
mod inspect;
mod overview;

pub use overview::PluginCard;

use crate::plugin::Installed;

/// The tabs and cards that the portal brings itself, in order.
pub fn built_in() -> Vec<Installed> {
    let tabs = [
        overview::tab(),
        definition::tab(),
        apis::tab(),
        inspect::tab(),
    ];
    tabs.into_iter().chain(overview::cards()).collect()
}
