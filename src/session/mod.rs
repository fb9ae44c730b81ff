//! What is kept between visits, in this browser. (Who is signed in joins it when there is more
//! than a guest.)

mod locations;
mod shortcuts;
mod stars;
mod storage;
mod theme;
mod visits;

pub use locations::{keep_locations, kept_locations};
pub use shortcuts::{Shortcuts, provide_shortcuts, use_shortcuts};
pub use stars::{Stars, provide_stars, use_stars};
pub use theme::{Theme, ThemeChoice, provide_theme, use_theme};
pub use visits::{Visit, Visits, provide_visits, use_visits};
