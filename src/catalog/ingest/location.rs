//! Where a catalog's files are: a type and a target (catalog-model `parseLocationRef`).

use std::fmt;

use serde_json::{Value, json};

use super::{sha1, url};

/// A place that entities are read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Location {
    /// `url` or `file`; of any other type nothing is read.
    pub(crate) kind: String,
    /// A URL, or the path of a file.
    pub(crate) target: String,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.target)
    }
}

impl Location {
    /// The location of an address: `file:/path` is a file, all else a URL.
    pub(crate) fn of_address(address: &str) -> Self {
        let (kind, target) = match address.strip_prefix("file:") {
            Some(path) => ("file", path),
            None => ("url", address),
        };
        Self {
            kind: kind.to_owned(),
            target: target.to_owned(),
        }
    }

    /// What a reader is asked for: a URL, or a path after `file:`.
    pub(crate) fn address(&self) -> String {
        match self.kind.as_str() {
            "file" => ["file:", &self.target].concat(),
            _ => self.target.clone(),
        }
    }

    /// The name of the Location entity that stands for this location (catalog-backend
    /// `locationSpecToMetadataName`).
    pub(crate) fn entity_name(&self) -> String {
        ["generated-", &sha1(&self.to_string())].concat()
    }

    /// The reference of that entity.
    pub(crate) fn entity_ref(&self) -> String {
        ["location:default/", &self.entity_name()].concat()
    }

    /// The Location entity of a location that nobody wrote one for (catalog-backend
    /// `locationSpecToLocationEntity`).
    pub(crate) fn entity(&self) -> Value {
        json!({
            "apiVersion": "backstage.io/v1alpha1",
            "kind": "Location",
            "metadata": {"name": self.entity_name()},
            "spec": {"type": self.kind, "target": self.target},
        })
    }

    /// A target as a Location entity at this place names it. Targets of another type are taken as
    /// they are (catalog-backend `toAbsoluteUrl`).
    pub(crate) fn resolve(&self, kind: &str, target: &str) -> Self {
        let resolved = if kind == self.kind {
            let address = url::resolve(target, &self.address());
            Self::of_address(&address).target
        } else {
            target.to_owned()
        };
        Self {
            kind: kind.to_owned(),
            target: resolved,
        }
    }
}
