//! What is known of earlier visits, and who keeps it for the next: this module stores nothing itself.

/// What a visit hands on to the next.
pub struct Memory {
    /// How readers signed in.
    pub sign_ins: SignIns,
    /// The locations that were registered with the embedded catalog, as it writes them.
    pub registered: String,
    /// Keeps them.
    pub keep_locations: Box<dyn Fn(&str)>,
}

/// With which provider a reader signed in to a backend, by the backend's address.
#[derive(Clone, Copy)]
pub struct SignIns {
    /// The id of the provider.
    pub provider: fn(&str) -> Option<String>,
    /// Keeps it, or forgets it.
    pub keep_provider: fn(&str, Option<&str>),
}
