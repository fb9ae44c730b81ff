//! What is kept between visits, in this browser. (Who is signed in joins it when there is more
//! than a guest.)

mod storage;
mod theme;

pub use theme::{Theme, ThemeChoice, provide_theme, use_theme};
