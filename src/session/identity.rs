//! Who reads: whoever is signed in, else a user of the catalog that the reader said to be, kept in
//! this browser for each backend. A guest may be anybody.

use std::sync::Arc;

use catalog::entity_ref::EntityRef;
use leptos::prelude::*;
use serde_json::Value;

use super::storage as kept;
use crate::api::User;

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
    claimed: RwSignal<Vec<String>>,
    /// The same for somebody whom the backend knows by name.
    known: Memo<Option<Vec<String>>>,
    owners: Memo<Vec<String>>,
    key: StoredValue<String>,
}

impl Identity {
    /// Full references of the reader and the reader's groups.
    pub fn owners(self) -> Signal<Vec<String>> {
        self.owners.into()
    }

    /// Whether the backend says who the reader is, so that nobody else can.
    pub fn is_known(self) -> Signal<bool> {
        Signal::derive(move || self.known.read().is_some())
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
        self.claimed.set(owners);
    }
}

/// Makes known who reads: `user` is signed in, and what the reader said to be in this catalog is kept.
pub fn provide_identity(catalog: &str, user: Signal<Option<Arc<User>>>) -> Identity {
    let key = [KEY, catalog].concat();
    let claimed = RwSignal::new(read(&key));
    let known = Memo::new(move |_| {
        let user = user.get().filter(|user| !user.is_guest());
        user.map(|user| user.owners.clone())
    });
    let identity = Identity {
        claimed,
        known,
        owners: Memo::new(move |_| known.get().unwrap_or_else(|| claimed.get())),
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
