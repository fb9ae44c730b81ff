//! The backend. The only module that fetches.
//!
//! One [`Client`] sends the requests of the Backstage catalog REST API, either over HTTP or to the
//! embedded catalog in its worker; nothing above this module can tell which. Tokens live here, in
//! memory, and go to the configured backend only.

mod answer;
mod auth;
mod capabilities;
mod catalog;
mod client;
mod config;
mod error;
mod forward;
mod http;
mod network;
mod permissions;
mod request;
mod settings;
mod tokens;
mod worker;

pub use answer::{Answer, ask};
pub use auth::{Access, Memory, Notes, Session, SignInError, Standing, User};
pub use catalog::{Analysis, FacetCount, Found, FoundFile, Page, Problem, Rehearsal};
pub use client::{Client, use_client};
pub use config::{
    Auth, Backend, Config, ConfigError, Development, Flow, NamedBackend, Place, PluginEntry,
    Provider, Server, load as load_config, load_own as load_own_config, use_config,
};
pub use error::Error;
pub use network::{Connection, Unread, read_file};
pub use permissions::{use_decision, use_permission, use_registering};
pub use settings::{SettingPlace, SettingsAccess};
pub use tokens::Tokens;
pub use worker::Progress;
