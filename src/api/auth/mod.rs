//! Who reads: sessions with a backend, and how readers sign in.

mod session;
mod user;

pub use session::{Session, Standing};
pub use user::User;
