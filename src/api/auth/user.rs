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
    /// Reads `profile` and `backstageIdentity.identity` of a provider's answer (auth-node
    /// `ClientAuthResponse`). Since 1.50 the token no longer says which groups somebody is in.
    pub fn of_answer(provider: &str, answer: &Value) -> Option<Self> {
        let identity = answer.pointer("/backstageIdentity/identity")?;
        let reference = identity.get("userEntityRef")?.as_str()?;
        let profile = |key: &str| {
            let text = answer.get("profile")?.get(key)?.as_str()?;
            (!text.is_empty()).then(|| text.to_owned())
        };
        Some(Self {
            provider: Some(provider.to_owned()),
            reference: reference.to_owned(),
            owners: owners(reference, identity.get("ownershipEntityRefs")),
            name: profile("displayName"),
            email: profile("email"),
            picture: profile("picture"),
        })
    }

    /// Reads the answer of `/v1/userinfo`: `{claims: {sub, ent}}`.
    pub fn of_claims(answer: &Value) -> Option<Self> {
        let reference = answer.pointer("/claims/sub")?.as_str()?;
        Some(Self {
            reference: reference.to_owned(),
            owners: owners(reference, answer.pointer("/claims/ent")),
            ..Self::default()
        })
    }

    /// Whether everybody who is let in is this same user.
    pub fn is_guest(&self) -> bool {
        self.provider.as_deref() == Some("guest")
    }
}

fn owners(reference: &str, claimed: Option<&Value>) -> Vec<String> {
    let claimed = claimed.and_then(Value::as_array).into_iter().flatten();
    let claimed = claimed.filter_map(Value::as_str);
    let others = claimed.filter(|owner| *owner != reference);
    std::iter::once(reference)
        .chain(others)
        .map(str::to_owned)
        .collect()
}
