//! Who reads, as far as the reader said: a user of the catalog, kept in this browser for each
//! backend. (A signed-in user joins it when there is more than a guest.)

use catalog::entity_ref::EntityRef;
use leptos::prelude::*;
use serde_json::Value;

use super::storage as kept;

/// What the key begins with; the rest is whose catalog it is.
pub(super) const KEY: &str = "identity ";

/// The key of what is kept of this catalog.
pub(super) fn key(catalog: &str) -> String {
    [KEY, catalog].concat()
}

/// The reader, and whose entities are the reader's own.
#[derive(Clone, Copy)]
pub struct Identity {
    /// The user first, then the groups; nothing for a reader who did not say.
    owners: RwSignal<Vec<String>>,
    key: StoredValue<String>,
}

impl Identity {
    /// Full references of the reader and the reader's groups.
    pub fn owners(self) -> Signal<Vec<String>> {
        self.owners.into()
    }

    /// Whether the reader is this user.
    pub fn is(self, user: &EntityRef) -> Signal<bool> {
        let user = user.to_string();
        Signal::derive(move || self.owners.read().first() == Some(&user))
    }

    /// The reader is this user, a member of these groups.
    pub fn claim(self, user: &EntityRef, groups: &[EntityRef]) {
        let owners = std::iter::once(user).chain(groups);
        self.set(owners.map(EntityRef::to_string).collect());
    }

    /// The reader is nobody in particular.
    pub fn renounce(self) {
        self.set(Vec::new());
    }

    /// Takes what is kept into force.
    pub fn reread(self) {
        let owners = read(&self.key.read_value());
        let is_nobody = owners.is_empty();
        self.set(owners);
        if is_nobody {
            kept::remove(&self.key.read_value());
        }
    }

    fn set(self, owners: Vec<String>) {
        let text = serde_json::json!(owners).to_string();
        kept::set(&self.key.read_value(), &text);
        self.owners.set(owners);
    }
}

/// Reads who the reader said to be in this catalog.
pub fn provide_identity(catalog: &str) -> Identity {
    let key = [KEY, catalog].concat();
    let identity = Identity {
        owners: RwSignal::new(read(&key)),
        key: StoredValue::new(key),
    };
    provide_context(identity);
    identity
}

/// The reader of this portal.
///
/// # Panics
/// Outside the portal's shell, which provides it.
pub fn use_identity() -> Identity {
    expect_context()
}

/// What is no list of references is nobody.
fn read(key: &str) -> Vec<String> {
    let kept = serde_json::from_str(&kept::get(key).unwrap_or_default());
    let Ok(Value::Array(texts)) = kept else {
        return Vec::new();
    };
    let refs = texts.iter().filter_map(Value::as_str);
    refs.filter_map(|text| Some(EntityRef::parse(text).ok()?.to_string()))
        .collect()
}
