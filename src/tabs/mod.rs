//! The built-in plugins. Each is a folder and enters through the public registry.

mod apis;
mod definition;
mod inspect;
mod overview;

use crate::plugin::Tab;

/// The tabs the portal brings itself, in order.
pub fn builtin() -> [Tab; 4] {
    [
        overview::tab(),
        definition::tab(),
        apis::tab(),
        inspect::tab(),
    ]
}
