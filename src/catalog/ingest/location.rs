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

    /// A target as a Location entity at this place names it, which may name its type. Targets of
    /// another type are taken as they are (catalog-backend `toAbsoluteUrl`).
    ///
    /// A file on this machine is read as it will be where it is published, which is where Backstage
    /// reads it: without a type, or with the type `url`, it names URLs and files beside it.
    pub(crate) fn resolve(&self, kind: Option<&str>, target: &str) -> Self {
        let is_own = kind.is_none_or(|kind| kind == self.kind);
        let is_published = self.kind == "file" && kind.is_none_or(|kind| kind == "url");
        if !is_own && !is_published {
            return Self {
                kind: kind.unwrap_or_default().to_owned(),
                target: target.to_owned(),
            };
        }
        let resolved = Self::of_address(&url::resolve(target, &self.address()));
        match is_published {
            true => resolved,
            false => Self {
                kind: self.kind.clone(),
                ..resolved
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_names_what_it_would_name_where_it_is_published() {
        let of = |base: &str, kind, target: &str| {
            Location::of_address(base).resolve(kind, target).to_string()
        };
        let file = "file:all/index.yaml";
        assert_eq!(of(file, None, "./a.yaml"), "file:all/a.yaml");
        assert_eq!(of(file, Some("url"), "./a.yaml"), "file:all/a.yaml");
        assert_eq!(of(file, Some("file"), "./a.yaml"), "file:all/a.yaml");
        assert_eq!(of(file, None, "https://h/a.yaml"), "url:https://h/a.yaml");
        assert_eq!(of(file, Some("url"), "https://h/a"), "url:https://h/a");
        assert_eq!(of(file, Some("file"), "https://h/a"), "file:https://h/a");
        assert_eq!(of(file, Some("s3"), "./a"), "s3:./a");
        let url = "http://h/all/index.yaml";
        assert_eq!(of(url, None, "./a.yaml"), "url:http://h/all/a.yaml");
        assert_eq!(of(url, Some("file"), "./a.yaml"), "file:./a.yaml");
    }
}
