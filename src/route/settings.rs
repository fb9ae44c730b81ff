//! The pages of what a reader can set, at the addresses that stock portals have for them.

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsTab {
    /// Who reads, and how things look.
    General,
    /// With whom one can sign in.
    Providers,
    /// Which plugins there are.
    Plugins,
    /// What is kept for the reader.
    Storage,
}

impl SettingsTab {
    /// The one at `/settings/...`. Feature flags are something that stock plugins have.
    pub(super) fn read(segments: &[&str]) -> Option<Self> {
        match segments {
            [] | ["general" | "feature-flags"] => Some(Self::General),
            ["auth-providers"] => Some(Self::Providers),
            ["plugins"] => Some(Self::Plugins),
            ["storage"] => Some(Self::Storage),
            _ => None,
        }
    }

    pub(super) fn path(self) -> &'static str {
        match self {
            Self::General => "/settings",
            Self::Providers => "/settings/auth-providers",
            Self::Plugins => "/settings/plugins",
            Self::Storage => "/settings/storage",
        }
    }
}
