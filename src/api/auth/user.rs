//! Somebody who is signed in.

use serde_json::Value;

/// Somebody who is signed in, as the backend knows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct User {
    /// With which provider; nothing for whoever came with a token.
    pub provider: Option<String>,
    /// The full reference of the user's entity: `user:default/ada`.
    pub reference: String,
    /// Full references of what the user owns things as: the user first, then the groups.
    pub owners: Vec<String>,
    /// What the provider calls them.
    pub name: Option<String>,
    /// Their address.
    pub email: Option<String>,
    /// The URL of a picture.
    pub picture: Option<String>,
}

impl User {
    /// Reads the answer of `/api/auth/{provider}/refresh` (auth-node `ClientAuthResponse`): `profile`, and
    /// `backstageIdentity.identity`. Since 1.50 the token itself no longer says whose groups' member somebody is.
    pub fn of_answer(provider: &str, answer: &Value) -> Option<Self> {
        let identity = answer.pointer("/backstageIdentity/identity")?;
        let reference = identity.get("userEntityRef")?.as_str()?.to_owned();
        let claimed = identity
            .get("ownershipEntityRefs")
            .and_then(Value::as_array);
        let claimed = claimed.into_iter().flatten().filter_map(Value::as_str);
        let mut owners = vec![reference.clone()];
        owners.extend(
            claimed
                .filter(|owner| *owner != reference)
                .map(str::to_owned),
        );
        let profile = |key: &str| {
            let text = answer.get("profile")?.get(key)?.as_str()?;
            (!text.is_empty()).then(|| text.to_owned())
        };
        Some(Self {
            provider: Some(provider.to_owned()),
            reference,
            owners,
            name: profile("displayName"),
            email: profile("email"),
            picture: profile("picture"),
        })
    }

    /// Whether everybody who is let in is this same user.
    pub fn is_guest(&self) -> bool {
        self.provider.as_deref() == Some("guest")
    }
}
