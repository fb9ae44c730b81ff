//! `kind:namespace/name`: how one entity names another.

use std::fmt;

/// The namespace of an entity that names none.
pub const DEFAULT_NAMESPACE: &str = "default";

/// A complete entity reference. Parts keep the case they were written in; comparing and printing
/// ignore it, as Backstage's `stringifyEntityRef` does (catalog-model `src/entity/ref.ts`).
#[derive(Clone, Debug)]
pub struct EntityRef {
    /// `Component`, `api`, ...
    pub kind: String,
    /// `default` unless the entity says otherwise.
    pub namespace: String,
    /// Unique within kind and namespace.
    pub name: String,
}

/// Why a text is not an entity reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefError {
    /// A part between the separators is empty: `component:/web`.
    EmptyPart(String),
    /// No kind is written and the context gives none.
    MissingKind(String),
}

impl fmt::Display for RefError {
    /// The words of catalog-model `src/entity/ref.ts`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyPart(text) if text.is_empty() => {
                f.write_str("Entity reference must not be empty")
            }
            Self::EmptyPart(text) => write!(
                f,
                "Entity reference \"{text}\" was not on the form [<kind>:][<namespace>/]<name>"
            ),
            Self::MissingKind(text) => write!(
                f,
                "Entity reference {} had missing or empty kind (e.g. did not start with \"component:\" or similar)",
                serde_json::Value::from(text.as_str())
            ),
        }
    }
}

impl std::error::Error for RefError {}

impl EntityRef {
    /// A reference from its three parts.
    pub fn new(
        kind: impl Into<String>,
        namespace: impl Into<String>,
        name: impl Into<String>,
    ) -> Self {
        Self {
            kind: kind.into(),
            namespace: namespace.into(),
            name: name.into(),
        }
    }

    /// Reads a reference that carries its kind, as those the catalog hands out do.
    pub fn parse(text: &str) -> Result<Self, RefError> {
        Self::parse_in(text, None, DEFAULT_NAMESPACE)
    }

    /// Reads `[kind:][namespace/]name`; what is not written comes from the context. A colon counts
    /// only before the first slash (catalog-model `src/entity/ref.ts`).
    pub fn parse_in(
        text: &str,
        default_kind: Option<&str>,
        default_namespace: &str,
    ) -> Result<Self, RefError> {
        let slash = text.find('/');
        let colon = text
            .find(':')
            .filter(|colon| slash.is_none_or(|slash| *colon < slash));
        let after_kind = colon.map_or(0, |colon| colon + 1);
        let kind = colon.map(|colon| &text[..colon]);
        let namespace = slash.map(|slash| &text[after_kind..slash]);
        let name = &text[slash.map_or(after_kind, |slash| slash + 1)..];

        if kind == Some("") || namespace == Some("") || name.is_empty() {
            return Err(RefError::EmptyPart(text.to_owned()));
        }
        let kind = kind
            .or(default_kind)
            .ok_or_else(|| RefError::MissingKind(text.to_owned()))?;
        Ok(Self::new(
            kind,
            namespace.unwrap_or(default_namespace),
            name,
        ))
    }

    /// How people write it where the kind is known: `name`, or `namespace/name` outside `default`.
    pub fn short(&self) -> String {
        if self.namespace.eq_ignore_ascii_case(DEFAULT_NAMESPACE) {
            self.name.clone()
        } else {
            format!("{}/{}", self.namespace, self.name)
        }
    }
}

impl fmt::Display for EntityRef {
    /// The canonical, lower-case form: `component:default/web`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kind.to_lowercase())?;
        f.write_str(":")?;
        f.write_str(&self.namespace.to_lowercase())?;
        f.write_str("/")?;
        f.write_str(&self.name.to_lowercase())
    }
}

impl PartialEq for EntityRef {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for EntityRef {}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, String, String) {
        let reference = EntityRef::parse_in(text, Some("Group"), "touring").expect("a reference");
        (reference.kind, reference.namespace, reference.name)
    }

    fn three(a: &str, b: &str, c: &str) -> (String, String, String) {
        (a.into(), b.into(), c.into())
    }

    #[test]
    fn missing_parts_come_from_the_context() {
        assert_eq!(parts("crew"), three("Group", "touring", "crew"));
        assert_eq!(parts("user:crew"), three("user", "touring", "crew"));
        assert_eq!(parts("ops/crew"), three("Group", "ops", "crew"));
        assert_eq!(parts("User:ops/Crew"), three("User", "ops", "Crew"));
    }

    #[test]
    fn a_colon_after_the_slash_belongs_to_the_name() {
        assert_eq!(parts("ops/a:b"), three("Group", "ops", "a:b"));
    }

    #[test]
    fn empty_parts_and_missing_kinds_are_refused() {
        for text in ["", ":a", "a:", "/a", "a/", "a:/b", "a:b/"] {
            let refused = EntityRef::parse_in(text, Some("Group"), "default");
            assert_eq!(
                refused,
                Err(RefError::EmptyPart(text.into())),
                "for {text:?}"
            );
        }
        assert_eq!(
            EntityRef::parse("web"),
            Err(RefError::MissingKind("web".into()))
        );
    }

    #[test]
    fn case_is_kept_but_does_not_count() {
        let written = EntityRef::parse("Component:Default/Web").expect("a reference");
        assert_eq!(written.name, "Web");
        assert_eq!(written.to_string(), "component:default/web");
        assert_eq!(
            written,
            EntityRef::parse("component:web").expect("a reference")
        );
    }
}
