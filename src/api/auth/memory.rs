//! What is known of earlier visits, and who keeps it for the next: this module stores nothing itself.

/// What a visit hands on to the next.
pub struct Memory {
    /// About backends.
    pub notes: Notes,
    /// The locations that were registered with the embedded catalog, as it writes them.
    pub registered: String,
    /// Keeps them.
    pub keep_locations: Box<dyn Fn(&str)>,
}

/// What is known of a backend, by its address.
#[derive(Clone, Copy)]
pub struct Notes {
    /// The id of the provider with which the reader signed in.
    pub provider: fn(&str) -> Option<String>,
    /// Keeps it, or forgets it.
    pub keep_provider: fn(&str, Option<&str>),
    /// What the backend of this address can do, as it was found out.
    pub abilities: fn(&str) -> Option<String>,
    /// Keeps it, or forgets it.
    pub keep_abilities: fn(&str, Option<&str>),
}
