//! What is known of earlier visits, and who keeps it for the next: this module stores nothing itself.

/// What a visit hands on to the next.
#[derive(Clone, Copy)]
pub struct Memory {
    /// The id of the provider with which a reader signed in to the backend of this address.
    pub provider: fn(&str) -> Option<String>,
    /// Keeps it, or forgets it.
    pub keep_provider: fn(&str, Option<&str>),
    /// What the backend of this address can do, as it was found out.
    pub abilities: fn(&str) -> Option<String>,
    /// Keeps it, or forgets it.
    pub keep_abilities: fn(&str, Option<&str>),
    /// The locations that were registered with the embedded catalog, as it writes them.
    pub locations: fn() -> String,
    /// Keeps them.
    pub keep_locations: fn(&str),
}
