//! Which columns a table of neighbours has, and what it is sorted by.

use catalog::entity::Entity;
use catalog::entity_ref::EntityRef;

use crate::language::words::{list, relation as words};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Email,
    System,
    Owner,
    Type,
    Lifecycle,
    Description,
    Definition,
}

impl Column {
    /// Its heading.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Name => list::field_name(),
            Self::Email => words::table_email(),
            Self::System => list::field_system(),
            Self::Owner => list::field_owner(),
            Self::Type => list::field_type(),
            Self::Lifecycle => list::field_lifecycle(),
            Self::Description => list::field_description(),
            Self::Definition => words::table_definition(),
        }
    }

    /// Its class in the sheet.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::System => "system",
            Self::Owner => "owner",
            Self::Type => "type",
            Self::Lifecycle => "life",
            Self::Description => "description",
            Self::Definition => "action",
        }
    }
}

/// The columns of a kind, as Backstage has them (catalog-react `EntityTable` presets, api-docs
/// `presets.tsx`) but for a lifecycle of resources, which have none. A kind nobody has heard of may
/// have any of them.
pub(super) fn columns(kind: &str) -> &'static [Column] {
    use Column::*;
    match kind {
        "api" => &[
            Name,
            System,
            Owner,
            Type,
            Lifecycle,
            Description,
            Definition,
        ],
        "resource" => &[Name, Owner, Type, Description],
        "system" | "domain" => &[Name, Owner, Description],
        "user" => &[Name, Email, Description],
        "group" => &[Name, Type, Description],
        "location" => &[Name, Type],
        _ => &[Name, Owner, Type, Lifecycle, Description],
    }
}

/// Another entity that one names in its specification.
pub(super) fn named(entity: &Entity, key: &str, kind: &str) -> Option<EntityRef> {
    let written = entity.spec(key)?;
    EntityRef::parse_in(written, Some(kind), &entity.reference().namespace).ok()
}

/// What a row is sorted by, regardless of case; `None` where there is nothing.
pub(super) fn key(column: Column, target: &EntityRef, found: Option<&Entity>) -> Option<String> {
    let text = match column {
        Column::Name => Some(found.map_or_else(|| target.short(), Entity::title)),
        Column::Email => {
            found.and_then(|found| Some(found.text(&["spec", "profile", "email"])?.to_owned()))
        }
        Column::System => found.and_then(|found| Some(named(found, "system", "system")?.short())),
        Column::Owner => found.and_then(|found| Some(named(found, "owner", "group")?.short())),
        Column::Type => found.and_then(|found| Some(found.spec("type")?.to_owned())),
        Column::Lifecycle => found.and_then(|found| Some(found.spec("lifecycle")?.to_owned())),
        Column::Description => found.and_then(|found| Some(found.description()?.to_owned())),
        Column::Definition => None,
    };
    text.map(|text| text.to_lowercase())
}
