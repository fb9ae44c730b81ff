//! What is kept between visits, in this browser. (Who is signed in joins it when there is more
//! than a guest.)

mod locations;
mod stars;
mod storage;
mod theme;
mod views;

pub use locations::{keep_locations, kept_locations};
pub use stars::{Stars, provide_stars, use_stars};
pub use theme::{Theme, ThemeChoice, provide_theme, use_theme};
pub use views::{SavedView, Views, provide_views, use_views};
