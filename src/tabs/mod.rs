//! The built-in plugins. Each is a folder and enters through the public registry.

mod inspect;
mod overview;

use crate::plugin::Tab;

/// The tabs the portal brings itself, in order.
pub fn builtin() -> [Tab; 2] {
    [overview::tab(), inspect::tab()]
}
