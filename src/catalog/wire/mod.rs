//! How a server is asked over a network that fails: how many questions at once and whose first, what
//! is asked again and after how long, and when the server is left alone.
//!
//! Rules only: whoever uses them has the clock, the dice and the network. Times are milliseconds of
//! any one clock.

mod line;
mod places;
mod trouble;

pub use line::{Line, Verdict};
pub use places::{MOST_AT_ONCE, Places, Urgency};
pub use trouble::{PATIENCE, Trouble};
