//! A server of the catalog, and of whatever else a Backstage backend has.

use super::Auth;

/// A Backstage backend, or what answers like one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Without a trailing slash.
    pub base: String,
    /// How readers sign in.
    pub auth: Auth,
    /// Where single plugins of the backend are that are elsewhere: their ids, and base URLs without a
    /// trailing slash (Backstage's `discovery.endpoints`).
    pub endpoints: Vec<(String, String)>,
    /// Whether it has a policy that may forbid things (Backstage's `permission.enabled`).
    pub permissions: bool,
}

impl Server {
    /// The server at this address, for whoever signs in so.
    pub fn new(base: &str, auth: Auth) -> Self {
        Self {
            base: base.trim_end_matches('/').to_owned(),
            auth,
            endpoints: Vec::new(),
            permissions: false,
        }
    }

    /// Where a plugin of the backend is, without a trailing slash.
    pub fn plugin(&self, id: &str) -> String {
        let known = self.endpoints.iter().find(|(known, _)| known == id);
        match known {
            Some((_, address)) => address.clone(),
            None => [&self.base, "/api/", id].concat(),
        }
    }
}
