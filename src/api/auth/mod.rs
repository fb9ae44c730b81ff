//! Who reads: what requests to a backend carry, how readers sign in, and how they sign out.
//!
//! [`Credentials`](credentials::Credentials) hold the token and get another before it runs out;
//! [`Session`] is what the rest of the portal knows and can do of it. The routes are those of
//! Backstage's auth backend (`@backstage/plugin-auth-node`, `createOAuthRouteHandlers` and
//! `createProxyAuthRouteHandlers`).

mod access;
mod assets;
mod calls;
mod credentials;
mod held;
mod memory;
mod popup;
mod redirect;
mod renewal;
mod session;
mod signing;
mod tabs;
mod user;

pub use access::{Access, SignInError};
pub(super) use assets::keep_cookies;
pub(super) use credentials::Credentials;
pub use memory::{Memory, Notes};
pub use session::{Session, Standing};
pub use user::User;
